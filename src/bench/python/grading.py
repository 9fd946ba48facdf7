"""Grades generated submissions of a practice: one worker against two, and killed at random against left alone.

grading.py NEURONA RELEASE speed N     N submissions with 1 worker, then with 2: throughput, and the grader's memory
grading.py NEURONA RELEASE kills N K   N submissions, killed K times at random and started again, against one run left alone

Right ones are the reference with other names and an extra cell; wrong ones have stubs in some answers; hostile ones end the
process, never end, flood the output or fill the memory.
"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

HOSTILE = [
    "Runtime.getRuntime().halt(3);",
    "System.exit(0);",
    "for (int i = 0; i < 3_000_000; i++) System.out.println(\"flood \" + i);",
    "List<long[]> all = new ArrayList<>(); while (true) all.add(new long[10_000_000]);",
    "new ProcessBuilder(\"sh\", \"-c\", \"sleep 600 & sleep 600\").start();",
    "while (true) { }",
]


def cell(source, name):
    return {"cell_type": "code", "execution_count": None, "id": name, "metadata": {}, "outputs": [], "source": source}


def submission(reference, stub, number, kinds):
    kind = kinds[number % len(kinds)]
    chance = random.Random(number)
    notebook = json.loads(json.dumps(stub if kind == "stub" else reference))
    answers = [c for c in notebook["cells"] if c.get("id", "").endswith("-answer") and c["cell_type"] == "code"]
    stubs = {c["id"]: c["source"] for c in stub["cells"] if "id" in c}
    if kind == "wrong":
        for each in chance.sample(answers, len(answers) // 2):
            each["source"] = stubs[each["id"]]
    if kind == "hostile":
        notebook = json.loads(json.dumps(stub))
        notebook["cells"].insert(chance.randrange(3, 9), cell(HOSTILE[number // len(kinds) % len(HOSTILE)], "hostile"))
    notebook["cells"].append(cell("// student %d" % number, "own-%d" % number))
    return notebook


def generate(release, count, folder, kinds):
    package = json.load(open(os.path.join(release, "grader", "practice.json")))
    name = package["notebook"]
    code = package["languages"][0]
    reference = json.load(open(os.path.join(release, "grader", code, name)))
    stub = json.load(open(os.path.join(release, "student", code, name)))
    for number in range(count):
        home = os.path.join(folder, "Student %03d_%d_assignsubmission_file_" % (number, 1000 + number))
        os.makedirs(home)
        with open(os.path.join(home, name), "w") as file:
            json.dump(submission(reference, stub, number, kinds), file)


def command(neurona, release, given, book, workers):
    return [neurona, "grade", given, "-r", release, "-g", book, "-o", os.path.join(os.path.dirname(book), "graded"), "-w", str(workers),
            "--cell-seconds", "60", "--minutes", "10"]


class Memory(threading.Thread):
    """The resident memory of the grader's own process, every second."""

    def __init__(self, parent):
        super().__init__(daemon=True)
        self.parent, self.seen = parent, []

    def run(self):
        while self.parent.poll() is None:
            try:
                own = subprocess.run(["pgrep", "-f", "dev.neurona.lessons.cli.Neurona grade"], capture_output=True, text=True).stdout.split()
                sizes = []
                for pid in own:
                    for line in open("/proc/%s/status" % pid):
                        if line.startswith("VmRSS"):
                            sizes.append(int(line.split()[1]) / 1024)
                if sizes:
                    self.seen.append(max(sizes))
            except OSError:
                pass
            time.sleep(1)


def graded(lines):
    return [line for line in lines if line.startswith("[")]


def run(neurona, release, given, book, workers):
    process = subprocess.Popen(command(neurona, release, given, book, workers), stdout=subprocess.PIPE, text=True)
    memory = Memory(process)
    memory.start()
    times, begin = [], None
    for line in process.stdout:
        print(line, end="", flush=True)
        if " to grade, " in line and "graded before" in line:
            begin = time.monotonic()
        if line.startswith("["):
            times.append(time.monotonic())
    process.wait()
    return begin, times, memory.seen


def dump(neurona, book):
    return subprocess.run([neurona, "gradebook", "dump", "-g", book], capture_output=True, text=True, check=True).stdout


def speed(neurona, release, count):
    kinds = ["right", "wrong", "stub", "hostile"]
    work = tempfile.mkdtemp(prefix="grading")
    given = os.path.join(work, "in")
    generate(release, count, given, kinds)
    rates = {}
    for workers in (1, 2):
        book = os.path.join(work, "w%d" % workers, "gradebook.db")
        os.makedirs(os.path.dirname(book))
        begin, times, memory = run(neurona, release, given, book, workers)
        # From the first that ended to the last: the reference's own run, which is the same for any class, is before that.
        rates[workers] = (len(times) - 1) / (times[-1] - times[0])
        tenth = max(1, len(memory) // 10)
        print("%d workers: %d graded, %.2f a minute from the first to the last; grader's memory %.0f MB in the second tenth, %.0f MB in the last"
              % (workers, len(times), 60 * rates[workers], max(memory[tenth:2 * tenth + 1]), max(memory[-tenth:])))
    same = dump(neurona, os.path.join(work, "w1", "gradebook.db")) == dump(neurona, os.path.join(work, "w2", "gradebook.db"))
    print("two workers against one: %.2f; the same gradebook: %s" % (rates[2] / rates[1], same))
    shutil.rmtree(work)


def kills(neurona, release, count, times):
    work = tempfile.mkdtemp(prefix="grading")
    given = os.path.join(work, "in")
    generate(release, count, given, ["right", "wrong", "stub", "right"])
    books = [os.path.join(work, name, "gradebook.db") for name in ("alone", "killed")]
    for book in books:
        os.makedirs(os.path.dirname(book))
    begin = time.monotonic()
    run(neurona, release, given, books[0], 2)
    whole = time.monotonic() - begin
    chance = random.Random(1)
    for kill in range(times):
        process = subprocess.Popen(command(neurona, release, given, books[1], 2), stdout=subprocess.PIPE, text=True, start_new_session=True)
        time.sleep(chance.uniform(0.2, 1.0) * whole * 2 / times)
        os.killpg(process.pid, signal.SIGKILL)
        done = len(graded(process.stdout.read().splitlines()))
        process.wait()
        print("kill %d: %d graded in that run" % (kill + 1, done), flush=True)
    run(neurona, release, given, books[1], 2)
    same = dump(neurona, books[0]) == dump(neurona, books[1])
    print("%d submissions, killed %d times: the same gradebook: %s" % (count, times, same))
    shutil.rmtree(work)


if __name__ == "__main__":
    if len(sys.argv) < 5 or sys.argv[3] not in ("speed", "kills"):
        sys.exit(__doc__)
    if sys.argv[3] == "speed":
        speed(sys.argv[1], sys.argv[2], int(sys.argv[4]))
    else:
        kills(sys.argv[1], sys.argv[2], int(sys.argv[4]), int(sys.argv[5]) if len(sys.argv) > 5 else 10)
