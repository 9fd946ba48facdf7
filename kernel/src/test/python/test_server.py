"""What a real Jupyter server makes of the kernel: its state, interrupt, restart, input, culling.

    python test_server.py

The kernel is the installed one named by NEURONA_KERNEL, else `neurona`.
"""

import asyncio
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
import uuid

from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

KERNEL = os.environ.get("NEURONA_KERNEL", "neurona")
PATIENCE = 60


class Server:
    """A Jupyter server of our own, on a free port. It culls kernels after four idle seconds."""

    def __init__(self):
        self.token = secrets.token_hex(16)
        self.folder = tempfile.TemporaryDirectory()
        runtime = os.path.join(self.folder.name, "runtime")
        self.log = open(os.path.join(self.folder.name, "server.txt"), "w+")
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "jupyter_server",
                "--no-browser",
                "--allow-root",
                "--ServerApp.ip=127.0.0.1",
                "--ServerApp.port=0",
                f"--IdentityProvider.token={self.token}",
                f"--ServerApp.root_dir={self.folder.name}",
                "--MappingKernelManager.cull_idle_timeout=4",
                "--MappingKernelManager.cull_interval=1",
                "--MappingKernelManager.cull_connected=True",
            ],
            env={**os.environ, "JUPYTER_RUNTIME_DIR": runtime},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.address = self._wait_for_address(runtime)

    def _wait_for_address(self, runtime):
        file = os.path.join(runtime, f"jpserver-{self.process.pid}.json")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with open(file) as opened:
                    address = f"127.0.0.1:{json.load(opened)['port']}"
                urllib.request.urlopen(f"http://{address}/api").close()
                return address
            except (OSError, ValueError):
                time.sleep(0.1)
        self.log.seek(0)
        raise RuntimeError("the server did not start:\n" + self.log.read())

    def rest(self, method, path):
        request = urllib.request.Request(
            f"http://{self.address}/api/{path}",
            method=method,
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
        )
        return self._json(request)

    def start_kernel(self, name):
        request = urllib.request.Request(
            f"http://{self.address}/api/kernels",
            data=json.dumps({"name": name}).encode(),
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
        )
        return self._json(request)["id"]

    @staticmethod
    def _json(request):
        with urllib.request.urlopen(request) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()
        self.folder.cleanup()


class Connection:
    """A front end's web socket to one kernel."""

    def __init__(self, server, kernel):
        self.server, self.kernel, self.session = server, kernel, uuid.uuid4().hex

    async def __aenter__(self):
        self.socket = await websocket_connect(
            HTTPRequest(
                f"ws://{self.server.address}/api/kernels/{self.kernel}/channels?session_id={self.session}",
                headers={"Authorization": f"token {self.server.token}"},
            )
        )
        return self

    async def __aexit__(self, *_):
        self.socket.close()

    async def send(self, kind, content, channel="shell", parent=None):
        message = uuid.uuid4().hex
        header = {
            "msg_id": message,
            "msg_type": kind,
            "username": "",
            "session": self.session,
            "date": "",
            "version": "5.4",
        }
        await self.socket.write_message(
            json.dumps(
                {
                    "header": header,
                    "parent_header": parent or {},
                    "metadata": {},
                    "content": content,
                    "channel": channel,
                    "buffers": [],
                }
            )
        )
        return message

    async def execute(self, code):
        return await self.send(
            "execute_request",
            {
                "code": code,
                "silent": False,
                "store_history": True,
                "user_expressions": {},
                "allow_stdin": True,
                "stop_on_error": True,
            },
        )

    async def receive(self, parent, kind):
        while True:
            message = json.loads(await asyncio.wait_for(self.socket.read_message(), PATIENCE))
            if message["parent_header"].get("msg_id") == parent and message["msg_type"] == kind:
                return message

    async def run(self, code):
        return (await self.receive(await self.execute(code), "execute_reply"))["content"]

    async def state_becomes(self, wanted):
        """Servers learn of a kernel's state a little after the front end does."""
        end = time.monotonic() + PATIENCE
        while (state := self.server.rest("GET", f"kernels/{self.kernel}")["execution_state"]) != wanted:
            if time.monotonic() > end:
                raise AssertionError(f"the server says {state}, not {wanted}")
            await asyncio.sleep(0.02)


class ServerTests(unittest.IsolatedAsyncioTestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.close)

    def connect(self):
        return Connection(self.server, self.server.start_kernel(KERNEL))

    async def test_busy_while_requests_are_answered_during_a_cell(self):
        async with self.connect() as kernel:
            running = await kernel.execute('System.out.println("begun"); while (true) Thread.sleep(10);')
            await kernel.receive(running, "stream")
            began = time.monotonic()
            asked = 0
            # For longer than an idle kernel is left alive.
            while asked < 20 or time.monotonic() < began + 7:
                request = await kernel.send("complete_request", {"code": "Math.hy", "cursor_pos": 7})
                reply = await kernel.receive(request, "complete_reply")
                self.assertEqual(reply["content"]["matches"], ["hypot"])
                await kernel.state_becomes("busy")
                asked += 1
            self.server.rest("POST", f"kernels/{kernel.kernel}/interrupt")
            reply = await kernel.receive(running, "execute_reply")
            self.assertEqual(reply["content"]["status"], "error")
            await kernel.state_becomes("idle")

    async def test_interrupt_keeps_what_was_declared(self):
        async with self.connect() as kernel:
            await kernel.run("int kept = 5;")
            running = await kernel.execute('System.out.println("begun"); while (true) { }')
            await kernel.receive(running, "stream")
            self.server.rest("POST", f"kernels/{kernel.kernel}/interrupt")
            self.assertEqual((await kernel.receive(running, "execute_reply"))["content"]["status"], "error")
            result = await kernel.receive(await kernel.execute("kept"), "execute_result")
            self.assertEqual(result["content"]["data"]["text/plain"], "5")

    async def test_restart_of_a_busy_kernel_forgets(self):
        async with self.connect() as kernel:
            self.assertEqual((await kernel.run("int forgotten = 5;"))["status"], "ok")
            running = await kernel.execute('System.out.println("begun"); while (true) { }')
            await kernel.receive(running, "stream")
            self.server.rest("POST", f"kernels/{kernel.kernel}/restart")
            reply = await kernel.run("forgotten")
            self.assertEqual((reply["status"], reply["execution_count"]), ("error", 1))

    async def test_input_is_asked_for(self):
        async with self.connect() as kernel:
            running = await kernel.execute("new Scanner(System.in).nextLine()")
            asked = await kernel.receive(running, "input_request")
            await kernel.send("input_reply", {"value": "hola, ñandú 😀"}, "stdin", asked["header"])
            result = await kernel.receive(running, "execute_result")
            self.assertEqual(result["content"]["data"]["text/plain"], "hola, ñandú 😀")

    async def test_an_idle_kernel_is_culled(self):
        async with self.connect() as kernel:
            await kernel.run("1 + 1")
            end = time.monotonic() + PATIENCE
            with self.assertRaises(urllib.error.HTTPError) as gone:
                while time.monotonic() < end:
                    self.server.rest("GET", f"kernels/{kernel.kernel}")
                    await asyncio.sleep(0.1)
            self.assertEqual(gone.exception.code, 404)
            gone.exception.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
