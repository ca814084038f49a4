"""Writes BENCHMARKS.md, ratios first, and the chart."""

import datetime
import itertools
import os
import platform
import re
import statistics
import subprocess

from bench import build, chart, forms, session
from bench.measure import ratio

GROUPS = ("-tan", "-tanp", "-tanp, unprivileged")
SCAN = "-tanp, unprivileged"


def write(results, folder):
    picture = folder / "benchmarks.svg"
    picture.write_text(chart.draw(results))
    lines = ["# Benchmarks", "", *introduction(), "", "## Ratios", "", *budgets(results), ""]
    lines += ["## Start", "", *start(results), "", "## Whole processes", "", f"![time by table size]({picture.name})", ""]
    for group in GROUPS:
        lines += whole(results, group)
    lines += ["## Forms", "", *by_form(results), ""]
    lines += ["## Inside a JVM", "", *within(results), "", *notes(folder)]
    (folder / "BENCHMARKS.md").write_text("\n".join(lines).rstrip() + "\n")


def introduction():
    today = datetime.date.today().isoformat()
    return [
        f"Written by `integration-tests/benchmarks/run` on {today}. Before anything was timed, the tools had printed the",
        "same sockets. Commands ran in turn; a ratio is the median of the ratios round by round, of elapsed time, and in",
        "brackets of processor time (user and system, all threads).",
        "",
        *machine(),
    ]


def machine():
    processor = first(r"^model name\s*:\s*(.*)$", open("/proc/cpuinfo").read()) or platform.machine()
    memory = int(first(r"^MemTotal:\s*(\d+)", open("/proc/meminfo").read())) // (1024 * 1024)
    home = build.java_home()
    return [
        "| | |",
        "|---|---|",
        f"| machine | {os.cpu_count()} × {processor}, {memory} GiB |",
        f"| kernel | {platform.release()} |",
        f"| JVM | {session.version(home)} |",
        f"| ss | {said(['ss', '-V'])} |",
        f"| netstat | {said(['netstat', '-V']).split(chr(10))[0]} |",
        f"| jss | {said([session.JSS, '-V'])} |",
    ]


def first(pattern, text):
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1).strip() if found else ""


def said(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip().split("\n")[0]


def budgets(results):
    """The ratios that have a budget."""
    lines = ["| what | against | ratio | at most |", "|---|---|---|---|"]
    for name, cases in results.start:
        what = f"`jss -tan`, {min(results.sizes):,} sockets, JVM {name}"
        lines.append(budget(what, "the same JVM, empty main", cases[0], cases[1], 2.2))
    compare = lambda group, ours, theirs, most: budget(  # noqa: E731
        f"`jss {group.split(',')[0]}`, 100,000 sockets{group.partition(',')[1]}{group.partition(',')[2]}",
        f"`{theirs} {group.split(',')[0]}`",
        results.case(group, 100_000, ours),
        results.case(group, 100_000, theirs),
        most,
    )
    lines += [compare("-tan", "jss", "ss", 0.9), compare("-tan", "jss", "netstat", 0.6)]
    lines += [compare("-tanp", "jss", "ss", 0.25), compare("-tanp", "jss", "netstat", 0.3), compare(SCAN, "jss", "ss", 0.35)]
    for what, name, against, most in (
        ("library: streaming visit, warm", "Table.visit", "receive loop", 1.05),
        ("library: snapshot, warm", "Table.snapshot", "receive loop", 1.3),
        ("library: second look with owners", "Table.secondLookWithOwners", "Oshi.connections", 0.1),
        ("library: look-up of one socket", "Table.lookup", "Table.visit", None),
    ):
        lines.append(inside_budget(results, what, name, against, most))
    lines += million(results)
    return [line for line in lines if line]


def budget(what, against, ours, theirs, most):
    wall = ratio(ours, theirs, lambda run: run.wall)
    if wall is None:
        return ""
    cpu = ratio(ours, theirs, lambda run: run.cpu)
    return f"| {what} | {against} | {wall:.2f} ({cpu:.2f}) | {most} |"


def inside_budget(results, what, name, against, most):
    ours, theirs = results.inside.get(name), results.inside.get(against)
    if not ours or not theirs:
        return ""
    if len(ours["times"]) == len(theirs["times"]):
        value = statistics.median(a / b for a, b in zip(ours["times"], theirs["times"]))
    else:
        value = statistics.median(ours["times"]) / statistics.median(theirs["times"])
    return f"| {what}, 100,000 sockets | {against} | {value:.2g} | {most or ''} |"


def million(results):
    large, small = (results.case("-tan", size, "jss") for size in (session.MILLION, 100_000))
    if not large or not small:
        return []
    value = large.wall() / small.wall() * 100_000 / session.MILLION
    heap = results.case("-tan", session.MILLION, f"jss, heap {session.SMALL_HEAP}")
    return [
        f"| `jss -tan`, 1,000,000 sockets, time for each | the same at 100,000 | {value:.2f} | 1.2 |",
        f"| `jss -tan`, 1,000,000 sockets | a heap of {session.SMALL_HEAP} | {'ran' if heap else 'did not run'} | runs |",
    ]


def start(results):
    lines = ["| JVM | | elapsed ms | processor ms | memory MiB | system calls |", "|---|---|---|---|---|---|"]
    for name, cases in results.start:
        lines += [f"| {name} | {numbers(case)} |" for case in cases]
    return lines


def numbers(case):
    memory = f"{case.memory() / 1024:.1f}" if case.memory() else "–"
    return f"{case.name} | {case.wall():.1f} | {case.cpu():.1f} | {memory} | {case.calls or '–'}"


def whole(results, group):
    sizes = [size for name, size in results.groups if name == group]
    if not sizes:
        return []
    lines = [f"### `{group.split(',')[0]}`{group.partition(',')[1]}{group.partition(',')[2]}", ""]
    lines += ["| sockets | | elapsed ms | processor ms | memory MiB | system calls |", "|---|---|---|---|---|---|"]
    for size in sizes:
        lines += [f"| {size:,} | {numbers(case)} |" for case in results.groups[group, size]]
    return [*lines, ""]


def by_form(results):
    """Ratios to the peer with their spread on each JVM, and memory."""
    names = [session.version(home) for home in session.jvms()]
    lines = [
        "Ratio of elapsed time to the peer's, lowest and highest of the rounds, in brackets of processor time. Beyond the",
        "start: the same of what the smallest table takes less, on the first JVM.",
        "",
        f"| `jss` | beside | sockets | {' | '.join(f'JVM {name}' for name in names)} | beyond the start | memory MiB | wanted |",
        "|---|---|---|" + "---|" * len(names) + "---|---|---|",
    ]
    before = len(lines)
    for form in [*forms.INTERNET, *forms.UNIX, *itertools.chain(*forms.CROWDS.values())]:
        for size in [size for name, size in results.groups if name == form.name]:
            cases = results.groups[form.name, size]
            ours = cases[: len(names)]
            peer = cases[len(names)] if form.peer else None
            figures = " | ".join(against(case, peer) if peer else alone(case) for case in ours)
            wanted = form.wanted if size >= 100_000 or form.beside else ""
            memory = f"{ours[0].memory() / 1024:.0f}" if ours[0].memory() else "–"
            what = f"`{form.jss}`" + (f", {form.beside}" if form.beside else "")
            beside = f"`{' '.join(form.peer)}`" if peer else "–"
            beyond = beyond_the_start(results, form, size, len(names))
            lines.append(f"| {what} | {beside} | {size:,} | {figures} | {beyond} | {memory} | {wanted}{'' if peer else ' s'} |")
    return lines if len(lines) > before else ["Not measured in this run."]


def against(ours, theirs):
    each = [a.wall / b.wall for a, b in zip(ours.runs, theirs.runs)]
    cpu = ratio(ours, theirs, lambda run: run.cpu)
    used = f"{cpu:.2f}" if cpu is not None else "–"
    return f"{statistics.median(each):.2f}, {min(each):.2f}-{max(each):.2f} ({used})"


def beyond_the_start(results, form, size, peer):
    """What sockets cost, without the start of a JVM: the ratio of what is taken more than by the smallest table."""
    least = min(results.sizes)
    if size < 100_000 or least == size or not form.peer:
        return ""
    large, small = results.groups[form.name, size], results.groups[form.name, least]
    return f"{(large[0].wall() - small[0].wall()) / (large[peer].wall() - small[peer].wall()):.2f}"


def alone(ours):
    """What has no peer: seconds take the place of the ratios."""
    walls = [run.wall / 1e3 for run in ours.runs]
    return f"{statistics.median(walls):.2f} s, {min(walls):.2f}-{max(walls):.2f} ({ours.cpu() / 1e3:.2f} s)"


def within(results):
    if not results.inside:
        return ["Not measured in this run."]
    lines = ["100,000 sockets, warm; JMH in turn with the receive loop.", ""]
    lines += ["| | ms | bytes allocated by an operation |", "|---|---|---|"]
    for name, entry in results.inside.items():
        allocated = "–" if entry["allocated"] is None else f"{entry['allocated']:,.0f}"
        lines.append(f"| {name} | {statistics.median(entry['times']):.3f} | {allocated} |")
    return lines


def notes(folder):
    """What people have written about the numbers, kept from run to run."""
    file = folder / "NOTES.md"
    return file.read_text().splitlines() if file.exists() else []
