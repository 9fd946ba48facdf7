"""Opens notebooks with figures in a real JupyterLab and writes down what a reader sees.

    python drive_jupyterlab.py FOLDER CHROMIUM

FOLDER holds fresh.ipynb (cells that display the figures), saved.ipynb (the same figures as saved outputs, never trusted),
signed.ipynb (the same again, to be trusted) and data/kernels/neurona with plotly.min.js. Screenshots and seen.json are
written there. Nothing outside FOLDER is written, and no page is fetched but the server's own.
"""

import json
import os
import pathlib
import re
import secrets
import subprocess
import sys
import threading

from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(sys.argv[1]).resolve()
CHROMIUM = sys.argv[2]
PATIENCE = 30_000
PICTURE = 'img[src^="data:image/svg+xml"]'

BROWSER_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]

KERNEL_READY = """() => {
  const widget = window.jupyterapp.shell.currentWidget, context = widget && widget.sessionContext;
  const kernel = context && context.isReady && context.session && context.session.kernel;
  return kernel && kernel.connectionStatus === 'connected' && kernel.status === 'idle';
}"""

# what is seen of the figures in a page: which are interactive, which show their picture, and the colour of their words
LOOK = """() => {
  const visible = e => !!e && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
  const pictures = [...document.querySelectorAll('img[src^="data:image/svg+xml"]')];
  const plots = [...document.querySelectorAll('.js-plotly-plot')].filter(p => visible(p.querySelector('.main-svg')));
  const words = plots.length ? plots[0].querySelector('.gtitle, .xtitle, .xtick text') : null;
  return {
    pictures: pictures.length,
    picturesShown: pictures.filter(p => visible(p) && p.complete && p.naturalWidth > 0).length,
    described: pictures.filter(p => p.alt.length > 20).length,
    interactive: plots.length,
    titles: plots.map(p => (p.querySelector('.gtitle') || {}).textContent || ''),
    labels: plots.map(p => [...p.querySelectorAll('.xtick text')].map(t => t.textContent)),
    ink: words ? getComputedStyle(words).fill : '',
    scripts: document.querySelectorAll('script[src*="plotly"]').length,
    ground: getComputedStyle(document.body).backgroundColor,
  };
}"""


# the figure with a slider: what the slider says, and the path that is drawn
SLIDER = """() => {
  const plot = [...document.querySelectorAll('.js-plotly-plot')].find(p => p.querySelector('.slider-group'));
  const rail = plot.querySelector('.slider-rail-touch-rect').getBoundingClientRect();
  return {
    says: plot.querySelector('.slider-label').textContent,
    path: [...plot.querySelectorAll('.js-line')].map(line => line.getAttribute('d')).join(),
    right: rail.right - 2,
    middle: rail.top + rail.height / 2,
  };
}"""


def environment():
    env = dict(os.environ)
    env.update(
        JUPYTER_DATA_DIR=str(FOLDER / "data"),
        JUPYTER_CONFIG_DIR=str(FOLDER / "config"),
        JUPYTER_RUNTIME_DIR=str(FOLDER / "runtime"),
        JUPYTERLAB_SETTINGS_DIR=str(FOLDER / "settings"),
        JUPYTERLAB_WORKSPACES_DIR=str(FOLDER / "workspaces"),
        IPYTHONDIR=str(FOLDER / "ipython"),
        JUPYTER_PREFER_ENV_PATH="0",
        JUPYTER_NO_CONFIG="1",
    )
    return env


def jupyter(*arguments):
    subprocess.run([sys.executable, "-m", "jupyter", *arguments], cwd=FOLDER, env=environment(), check=True)


def start_server(token):
    """Starts JupyterLab and reads its address from what it says."""
    log = open(FOLDER / "server.log", "w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--port=0",
         f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={FOLDER}", "--expose-app-in-browser",
         "--ServerApp.base_url=/some/where/"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for line in server.stdout:
        log.write(line)
        log.flush()
        found = re.search(r"(http://127\.0\.0\.1:\d+)/some/where/lab", line)
        if found:
            threading.Thread(target=lambda: log.writelines(server.stdout), daemon=True).start()
            return server, found.group(1) + "/some/where/"
    raise SystemExit("JupyterLab did not start: see " + str(FOLDER / "server.log"))


def open_notebook(page, url, token, name):
    page.goto(f"{url}lab/tree/{name}?token={token}&reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
    page.wait_for_function("() => window.jupyterapp && window.jupyterapp.commands", timeout=PATIENCE)
    page.keyboard.press("Escape")


def command(page, name, arguments=None):
    # not awaited: a command may end only when a person has answered a question
    page.evaluate("([name, args]) => { window.jupyterapp.commands.execute(name, args) }", [name, arguments or {}])


def all_shown(page, selector, count):
    page.wait_for_function(
        "([selector, count]) => document.querySelectorAll(selector).length >= count", arg=[selector, count], timeout=PATIENCE)


def picture_of(page, name):
    page.screenshot(path=str(FOLDER / (name + ".png")), full_page=True)


def run(context, url, token, count):
    seen = {}

    def page_of(name):
        page = context.new_page()
        open_notebook(page, url, token, name)
        return page

    def all_interactive(page):
        page.wait_for_function(
            "n => [...document.querySelectorAll('.js-plotly-plot')].filter(p => p.style.visibility === '').length >= n",
            arg=count, timeout=PATIENCE)

    def theme(page, name, light):
        command(page, "apputils:change-theme", {"theme": name})
        page.wait_for_function("light => document.body.dataset.jpThemeLight === light", arg=light, timeout=PATIENCE)

    page = page_of("fresh.ipynb")
    page.wait_for_function(KERNEL_READY, timeout=PATIENCE)
    command(page, "notebook:run-all-cells")
    all_interactive(page)
    seen["fresh"] = page.evaluate(LOOK)
    picture_of(page, "fresh")
    before = page.evaluate(SLIDER)
    page.mouse.click(before["right"], before["middle"])
    page.wait_for_function(f"path => ({SLIDER})().path !== path", arg=before["path"], timeout=PATIENCE)
    seen["slider"] = {"before": before["says"], "after": page.evaluate(SLIDER)["says"]}
    picture_of(page, "slider")
    theme(page, "JupyterLab Dark", "false")
    page.wait_for_function(
        "ink => getComputedStyle(document.querySelector('.js-plotly-plot .gtitle')).fill !== ink",
        arg=seen["fresh"]["ink"], timeout=PATIENCE)
    seen["dark"] = page.evaluate(LOOK)
    picture_of(page, "dark")
    page.close()

    page = page_of("saved.ipynb")
    all_shown(page, PICTURE, count)
    theme(page, "JupyterLab Dark", "false")
    seen["untrusted-dark"] = page.evaluate(LOOK)
    picture_of(page, "untrusted-dark")
    theme(page, "JupyterLab Light", "true")
    seen["untrusted"] = page.evaluate(LOOK)
    picture_of(page, "untrusted")
    page.close()

    page = page_of("signed.ipynb")
    all_interactive(page)
    seen["trusted"] = page.evaluate(LOOK)
    page.close()

    page = context.new_page()
    page.goto((FOLDER / "saved.html").as_uri(), wait_until="load")
    all_shown(page, PICTURE, count)
    seen["exported"] = page.evaluate(LOOK)
    picture_of(page, "exported")
    return seen


def main():
    count = len(json.loads((FOLDER / "bundles.json").read_text()))
    token = secrets.token_hex(16)
    outside = []
    jupyter("trust", "signed.ipynb")
    jupyter("nbconvert", "--to", "html", "saved.ipynb")
    server, url = start_server(token)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_FLAGS)
            context = browser.new_context(viewport={"width": 1300, "height": 5600})
            context.set_default_timeout(PATIENCE)

            def only_here(route):
                if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:")):
                    route.continue_()
                else:
                    outside.append(route.request.url)
                    route.abort()

            context.route("**/*", only_here)
            try:
                seen = run(context, url, token, count)
            except Exception:
                for number, page in enumerate(context.pages):
                    page.screenshot(path=str(FOLDER / f"failed-{number}.png"))
                raise
            browser.close()
    finally:
        server.terminate()
        server.wait(30)
    seen["outside"] = {"plotly": [url for url in outside if "plotly" in url]}
    (FOLDER / "seen.json").write_text(json.dumps(seen, indent=1))


main()
