"""Runs commands one after the other, again and again, and keeps what each run took."""

import dataclasses
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

from bench import build

OUTPUT = pathlib.Path("/dev/shm") if pathlib.Path("/dev/shm").is_dir() else build.TARGET
TOTAL = re.compile(r"^100\.00\s+\S+\s+(?:\S+\s+)?(\d+)\s+(?:\d+\s+)?total$", re.MULTILINE)


@dataclasses.dataclass
class Run:
    """One run: milliseconds of wall and of processor time, largest resident set in KiB (0: not known)."""

    wall: float
    cpu: float
    memory: int


@dataclasses.dataclass
class Case:
    """A command, and what it is called in the report."""

    name: str
    command: list
    environment: dict = dataclasses.field(default_factory=dict)
    may_fail: bool = False
    runs: list = dataclasses.field(default_factory=list)
    calls: int = 0

    def output(self):
        """Runs it once and returns what it prints."""
        done = subprocess.run(self.command, env=self.variables(), capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"benchmarks: {self.name} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def variables(self):
        return {**os.environ, **self.environment}

    def run(self):
        """Runs it once with its output in a file."""
        self.runs.append(measured(self) if build.MEASURE.exists() else timed(self))

    def count_calls(self):
        """Counts its system calls, those of its children and threads too."""
        if not shutil.which("strace"):
            return
        counts = OUTPUT / "benchmark.strace"
        subprocess.run(
            ["strace", "-f", "-c", "-o", counts, *self.command],
            env=self.variables(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        found = TOTAL.search(counts.read_text())
        self.calls = int(found.group(1)) if found else 0
        counts.unlink()

    def wall(self):
        return statistics.median(run.wall for run in self.runs)

    def cpu(self):
        return statistics.median(run.cpu for run in self.runs)

    def memory(self):
        return statistics.median(run.memory for run in self.runs)


def output_file():
    return OUTPUT / f"benchmark.{os.getpid()}.out"


def measured(case):
    done = subprocess.run(
        [build.MEASURE, output_file(), *case.command],
        env=case.variables(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    output_file().unlink(missing_ok=True)
    status, wall, user, system, memory = map(int, done.stdout.split())
    check(case, status)
    return Run(wall / 1e3, (user + system) / 1e3, memory)


def timed(case):
    with open(output_file(), "wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(case.command, env=case.variables(), stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    output_file().unlink(missing_ok=True)
    check(case, process.returncode)
    return Run(wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, 0)


def check(case, status):
    if status != 0:
        sys.exit(f"benchmarks: {case.name} ended with {status}")


def in_turn(cases, rounds):
    """Runs all cases once in each round, so that what disturbs one disturbs its neighbours too."""
    for case in cases:
        case.run()  # fills caches
        case.runs.clear()
    for _ in range(rounds):
        for case in cases:
            case.run()


def ratio(case, other, value):
    """Returns the median of the ratios round by round, None where either was not run."""
    if case is None or other is None or not case.runs or not other.runs:
        return None
    return statistics.median(value(a) / value(b) for a, b in zip(case.runs, other.runs) if value(b) > 0)
