"""Measures what a scrape of jss export takes, in turn with a loop in C that asks the kernel for the same."""

import os
import statistics
import subprocess
import time
import urllib.request

from bench import build, tables

SOCKETS = 10_000
PORT = 9497
WARM, SCRAPES = 10, 40
PAUSE = 2.0
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
            scrapes, pauses, loops, ratios = [], [], [], []
            for number in range(WARM + SCRAPES):
                begin = processor(exporter.pid)
                time.sleep(PAUSE)
                between = processor(exporter.pid)
                scrape()
                end = processor(exporter.pid)
                time.sleep(PAUSE)
                look = loop()
                if number >= WARM:
                    pauses.append(between - begin)
                    scrapes.append(end - between)
                    loops.append(look)
                    ratios.append((end - between) / look)
        finally:
            exporter.terminate()
            exporter.wait()
    print(
        f"{SOCKETS:,} sockets, {SCRAPES} scrapes: median {statistics.median(scrapes) * 1e3:.1f} ms of processor time a scrape"
        f" and {statistics.median(pauses) / PAUSE * 1e3:.2f} ms a second between them"
    )
    print(
        f"a receive loop in C that asks for INFO: {statistics.median(loops) * 1e3:.1f} ms a look; ratio {statistics.median(ratios):.2f}"
        f" ({min(ratios):.2f}-{max(ratios):.2f})"
    )
    print(f"load {os.getloadavg()[0]:.1f}")
