"""Measures what a scrape of jss export takes, in turn with a loop in C that asks the kernel for the same."""

import os
import statistics
import subprocess
import time
import urllib.request

from bench import build, tables

SOCKETS = 10_000
PORT = 9497
SCRAPES, PART = 160, 40  # an exporter runs on: what its first scrapes take is little of it
PAUSE = 1.2  # a page serves for a second
CPUCLOCK_SCHED = 2


def processor(pid):
    """Returns the seconds of processor time of a process, threads that ended among them; see clock_getcpuclockid(3)."""
    return time.clock_gettime(~pid << 3 | CPUCLOCK_SCHED)


def loop():
    """Returns the seconds of processor time of a look in C, alone, as a scrape is: several at once find their memory warm."""
    process = subprocess.Popen([build.RECEIVE_LOOP, "0", "info"], stdout=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    return usage.ru_utime + usage.ru_stime


def scrape():
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/metrics") as answer:
        return len(answer.read())


def await_exporter(process):
    while process.poll() is None:
        try:
            return scrape()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("jss export ended")


def report(jss):
    """Prints the medians of both, and of what the exporter takes between two scrapes."""
    tables.set_up_namespace()
    with tables.Table(SOCKETS):
        exporter = subprocess.Popen([jss, "export", "--listen", f"127.0.0.1:{PORT}"], stdin=subprocess.DEVNULL)
        try:
            await_exporter(exporter)
            looks = []
            for _ in range(SCRAPES):
                begin = processor(exporter.pid)
                time.sleep(PAUSE)
                between = processor(exporter.pid)
                scrape()
                end = processor(exporter.pid)
                time.sleep(PAUSE)
                looks.append((end - between, between - begin, loop()))
        finally:
            exporter.terminate()
            exporter.wait()
    print(f"{SOCKETS:,} sockets; processor time of a scrape, of a second between two, and of a look of a receive loop in C that asks for INFO")
    for first in range(0, SCRAPES, PART):
        print(f"scrapes {first + 1} to {first + PART}: {text(looks[first : first + PART])}")
    print(f"load {os.getloadavg()[0]:.1f}")


def text(looks):
    """Returns the medians of some scrapes in words."""
    scrape, pause, look = (statistics.median(values) * 1e3 for values in zip(*looks))
    ratios = [each[0] / each[2] for each in looks]
    return (
        f"{scrape:.1f} ms, {pause / PAUSE:.2f} ms, {look:.1f} ms;"
        f" ratio {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
    )
