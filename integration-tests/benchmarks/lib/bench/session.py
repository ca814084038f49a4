"""What is measured: for each table the commands in turn, then what is measured inside a JVM."""

import collections
import dataclasses
import math
import pathlib
import sys
import time

from bench import build, forms, inside, measure, rows, tables
from bench.measure import Case

JSS = str(build.ROOT / "jss")
PACKAGED = build.ROOT / "packaging/target/image/bin/jss"
MILLION = 1_000_000
TRAINING = b"io.jss.cli.Training"  # the class that an archive is made with
SMALL_HEAP = "64m"
ROUNDS = {10: 30, 1_000: 30, 10_000: 15, 100_000: 9, MILLION: 3}


@dataclasses.dataclass
class Results:
    """Everything that was measured: groups of cases by table size, and numbers from inside a JVM."""

    sizes: list
    start: list = dataclasses.field(default_factory=list)
    groups: dict = dataclasses.field(default_factory=dict)
    inside: dict = dataclasses.field(default_factory=dict)
    remarks: list = dataclasses.field(default_factory=list)

    def case(self, group, size, name):
        return next((case for case in self.groups.get((group, size), []) if case.name == name), None)


class Session:
    """One run of the benchmark, in namespaces of its own."""

    def __init__(self, options):
        self.options = options
        self.results = Results(options.sizes)
        self.java = build.java_home() / "bin/java"

    def run(self):
        tables.set_up_namespace()
        for size in self.options.sizes:
            build.say(f"{size:,} sockets")
            with tables.Table(size):
                self.compare(size)
                self.measure(size)
                if size < MILLION and not self.options.no_forms:
                    self.measure_forms(forms.INTERNET, size)
            if size < MILLION and not self.options.no_forms:
                with tables.Table(size, tables.UNIX_SOCKETS):
                    self.measure_forms(forms.UNIX, size)
        if not self.options.no_forms and not self.options.no_owners:
            self.measure_crowds(min(self.options.sizes))
        return self.results

    def measure_crowds(self, size):
        for (kind, count), chosen in forms.CROWDS.items():
            build.say(f"{count:,} {kind}")
            with tables.Table(size), tables.Crowd(kind, count):
                self.measure_forms(chosen, size)

    def rounds(self, size):
        usual = next(count for limit, count in sorted(ROUNDS.items()) if size <= limit or limit == MILLION)
        return max(1, math.ceil(usual * self.options.rounds))

    def compare(self, size):
        """Ends the benchmark when the tools do not print the same sockets: their times would mean nothing."""
        owners = self.with_owners(size)
        flags = "-tanp" if owners else "-tan"
        jss = rows.jss(Case("jss", [JSS, flags]).output())
        same(jss, rows.ss(Case("ss", ["ss", flags]).output()), "ss")
        same(jss, rows.netstat(Case("netstat", ["netstat", flags]).output()), "netstat")
        if len(jss) != size:
            sys.exit(f"benchmarks: the table has {len(jss)} sockets instead of {size}")
        if build.RECEIVE_LOOP.exists():
            same([size], [int(Case("receive loop", [build.RECEIVE_LOOP]).output())], "the receive loop")
        if owners:
            same(rows.ports(jss), rows.oshi(self.oshi().output()), "OSHI")

    def with_owners(self, size):
        return not self.options.no_owners and size < MILLION

    def oshi(self):
        return self.java_program("OSHI", "io.jss.benchmarks.OshiConnections")

    def java_program(self, name, main, *arguments):
        return Case(name, [str(self.java), "-cp", inside.class_path(), main, *arguments])

    def measure(self, size):
        rounds = self.rounds(size)
        if size == min(self.options.sizes):
            self.measure_start(rounds)
        cases = [Case("jss", [JSS, "-tan"]), Case("ss", ["ss", "-tan"]), Case("netstat", ["netstat", "-tan"])]
        if build.RECEIVE_LOOP.exists():
            cases.append(Case("receive loop", [build.RECEIVE_LOOP]))
        if size >= 100_000:
            small = {"JDK_JAVA_OPTIONS": "-Xmx" + SMALL_HEAP}
            cases.append(Case(f"jss, heap {SMALL_HEAP}", [JSS, "-tan"], small))
        self.group("-tan", size, cases, rounds)
        if self.with_owners(size):
            self.measure_owners(size, rounds)
        if not self.options.no_jmh and size == 100_000:
            build.say("inside a JVM")
            self.results.inside = inside.measure(self.java, self.options)

    def measure_start(self, rounds):
        """The start alone: jss on the smallest table against nothing at all on the same JVM."""
        for home in jvms():
            java = str(home / "bin/java")
            variables = {"JAVA_HOME": str(home)}
            Case("jss", [JSS, "-tan"], variables).output()  # has the archive made
            settle()
            empty = [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", str(build.EMPTY), "Empty"]
            cases = [Case("jss -tan", [JSS, "-tan"], variables), Case("empty main", empty, variables)]
            if home == build.java_home() and PACKAGED.exists():
                cases.append(Case("jss -tan of the packages", [str(PACKAGED), "-tan"]))
            measure.in_turn(cases, rounds)
            count_calls(cases)
            self.results.start.append((version(home), cases))

    def measure_owners(self, size, rounds):
        few = max(1, rounds // 3)
        cases = [Case("jss", [JSS, "-tanp"]), Case("ss", ["ss", "-tanp"]), Case("netstat", ["netstat", "-tanp"])]
        self.group("-tanp", size, [*cases, self.oshi()], few)
        cases = [Case(tool, [*tables.UNPRIVILEGED, path, "-tanp"]) for tool, path in (("jss", JSS), ("ss", "ss"))]
        self.group("-tanp, unprivileged", size, cases, few)

    def measure_forms(self, chosen, size):
        for form in chosen:
            command = [JSS, *form.jss.split()]
            cases = [Case(version(home), command, {"JAVA_HOME": str(home)}) for home in jvms()]
            if form.peer:
                cases.append(Case(form.peer[0], form.peer))
            self.group(form.name, size, cases, max(3, self.rounds(size) // 3), calls=False)

    def group(self, name, size, cases, rounds, calls=True):
        measure.in_turn(cases, rounds)
        if calls:
            count_calls(cases)
        self.results.groups[name, size] = cases
        for case in cases:
            build.say(f"  {name} {case.name}: {case.wall():.1f} ms, processor {case.cpu():.1f} ms")


def count_calls(cases):
    for case in cases:
        case.count_calls()


def same(ours, theirs, name):
    if ours != theirs:
        missing = collections.Counter(theirs) - collections.Counter(ours)
        surplus = collections.Counter(ours) - collections.Counter(theirs)
        sys.exit(
            f"benchmarks: jss and {name} do not show the same: {missing.total()} only there, {surplus.total()} only here"
            f" ({list(missing)[:1]} {list(surplus)[:1]})"
        )


def jvms():
    """Returns the homes of all JVMs that jss runs on, the one in use first."""
    first = build.java_home()
    homes = {version(first): first}
    for home in sorted(pathlib.Path("/usr/lib/jvm").glob("*")):
        if (home / "bin/java").is_file() and (home / "release").is_file():
            found = version(home)
            if found.isascii() and int(found.split(".")[0]) >= 17:
                homes.setdefault(found, home.resolve())
    return list(homes.values())


def version(home):
    for line in (home / "release").read_text().splitlines():
        if line.startswith("JAVA_VERSION="):
            return line.split('"')[1]
    return "0"


def settle():
    """Waits, ten seconds at most, until no JVM makes an archive in the background."""
    for _ in range(100):
        if not any(TRAINING in line for line in command_lines()):
            return
        time.sleep(0.1)


def command_lines():
    for file in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield file.read_bytes().split(b"\0")
        except OSError:
            continue  # it has ended
