"""Grades generated submissions of a practice with one worker, with two, and with two killed at random again and again.

One worker grades one submission of each kind with each attack, which is what the whole class repeats; two grade all.

grading.py NEURONA RELEASE [N [K]]   N submissions (100), killed K times (10)

Told are throughputs and their ratio, the grader's own memory, and whether all gradebooks are the same.

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


def submission(reference, stub, number):
    chance = random.Random(number)
    notebook = json.loads(json.dumps(stub if kind(number) in ("stub", "hostile") else reference))
    answers = [c for c in notebook["cells"] if c.get("id", "").endswith("-answer") and c["cell_type"] == "code"]
    stubs = {c["id"]: c["source"] for c in stub["cells"] if "id" in c}
    if kind(number) == "wrong":
        for each in chance.sample(answers, len(answers) // 2):
            each["source"] = stubs[each["id"]]
    if kind(number) == "hostile":
        notebook["cells"].insert(chance.randrange(3, 9), cell(HOSTILE[number // 4 % len(HOSTILE)], "hostile"))
    notebook["cells"].append(cell("// student %d" % number, "own-%d" % number))
    return notebook


def generate(release, count, folder):
    package = json.load(open(os.path.join(release, "grader", "practice.json")))
    name = package["notebook"]
    code = package["languages"][0]
    reference = json.load(open(os.path.join(release, "grader", code, name)))
    stub = json.load(open(os.path.join(release, "student", code, name)))
    for number in range(count):
        home = os.path.join(folder, "Student %03d_%d_assignsubmission_file_" % (number, 1000 + number))
        os.makedirs(home)
        with open(os.path.join(home, name), "w") as file:
            json.dump(submission(reference, stub, number), file)


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
    times = []
    for line in process.stdout:
        print(line, end="", flush=True)
        if line.startswith("["):
            times.append(time.monotonic())
    process.wait()
    return times, memory.seen


def dump(neurona, book):
    return subprocess.run([neurona, "gradebook", "dump", "-g", book], capture_output=True, text=True, check=True).stdout


def kind(number):
    return ["right", "wrong", "stub", "hostile"][number % 4]


def compared(what, different):
    print("%s: %s" % (what, "%d lines differ" % len(different) if different else "the same gradebook"), flush=True)
    for line in different[:20]:
        print("  " + line[:300])


def timed(neurona, release, given, book, workers, count):
    times, memory = run(neurona, release, given, book, workers)
    # From the first that ended to the last: before that is the reference's own run, which is the same for any class.
    rate = (len(times) - 1) / (times[-1] - times[0])
    tenth = max(1, len(memory) // 10)
    print("%d workers: %d of %d graded, %.2f a minute from the first to the last; grader's memory %.0f MB in the second tenth, %.0f MB in the last"
          % (workers, len(times), count, 60 * rate, max(memory[tenth:2 * tenth + 1]), max(memory[-tenth:])), flush=True)
    return rate, times[-1] - times[0]


def killed(neurona, release, given, book, kills, whole):
    """Kills a run with all it started, each time after a random part of what a run left alone takes."""
    chance = random.Random(1)
    for kill in range(kills):
        process = subprocess.Popen(command(neurona, release, given, book, 2), stdout=subprocess.PIPE, text=True, start_new_session=True)
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(process.stdout))
        reader.start()
        # The first seconds of a run are the reference's; some kills fall there, most behind.
        time.sleep(chance.uniform(0.2, 1.8) * whole / kills + chance.choice([0, 60]))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        reader.join()
        print("kill %d: %d graded in that run" % (kill + 1, len(graded(lines))), flush=True)
    run(neurona, release, given, book, 2)


def main(neurona, release, count, kills):
    work = tempfile.mkdtemp(prefix="grading")
    given, few = os.path.join(work, "in"), os.path.join(work, "few")
    generate(release, count, given)
    generate(release, min(count, 4 * len(HOSTILE)), few)
    books = {}
    for name in ("one", "two", "killed"):
        books[name] = os.path.join(work, name, "gradebook.db")
        os.makedirs(os.path.dirname(books[name]))
    rate, _ = timed(neurona, release, few, books["one"], 1, len(os.listdir(few)))
    both, whole = timed(neurona, release, given, books["two"], 2, count)
    print("two workers against one: %.2f" % (both / rate), flush=True)
    one, two = (set(dump(neurona, books[each]).splitlines()) for each in ("one", "two"))
    compared("what one worker graded, and two", sorted(one - two))
    killed(neurona, release, given, books["killed"], kills, whole)
    compared("two workers, and killed %d times" % kills, sorted(two ^ set(dump(neurona, books["killed"]).splitlines())))
    shutil.rmtree(work)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 100, int(sys.argv[4]) if len(sys.argv) > 4 else 10)
