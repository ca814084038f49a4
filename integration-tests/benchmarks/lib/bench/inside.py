"""What is measured inside a JVM, with JMH, in turn with the receive loop."""

import json
import os
import statistics
import subprocess

from bench import build

PAIRS = 3
LOOP_ROUNDS = 20
JMH = ["-f", "1", "-wi", "4", "-w", "1", "-i", "4", "-r", "1", "-prof", "gc", "-bm", "avgt", "-tu", "ms", "-foe", "true"]
SLOW = ["-f", "1", "-wi", "1", "-w", "1", "-i", "3", "-r", "1", "-prof", "gc", "-bm", "avgt", "-tu", "ms", "-foe", "true"]
FAST_ONES = r"Table\.(visit|snapshot|lookup)$"
SLOW_ONES = r"(Table\.secondLookWithOwners|Oshi\..*)$"


def class_path():
    classes = build.HERE / "target/quick/classes"
    return os.pathsep.join([str(classes), build.CLASS_PATH.read_text().strip()])


def measure(java, options):
    """Returns for each benchmark its milliseconds in each pair, and the bytes that an operation allocates."""
    found = {}
    pairs = max(1, round(PAIRS * options.rounds))
    for _ in range(pairs):
        for name, (time, allocated) in jmh(java, FAST_ONES, JMH).items():
            add(found, name, time, allocated)
        if build.RECEIVE_LOOP.exists():
            add(found, "receive loop", receive_loop(), None)
    if not options.no_owners:
        for name, (time, allocated) in jmh(java, SLOW_ONES, SLOW).items():
            add(found, name, time, allocated)
    return found


def add(found, name, time, allocated):
    entry = found.setdefault(name, {"times": [], "allocated": allocated})
    entry["times"].append(time)
    build.say(f"  {name}: {time:.3f} ms")


def receive_loop():
    printed = subprocess.run([build.RECEIVE_LOOP, str(LOOP_ROUNDS)], check=True, capture_output=True, text=True).stdout
    return statistics.median(map(float, printed.split()))


def jmh(java, pattern, arguments):
    result = build.TARGET / "jmh.json"
    command = [java, "-cp", class_path(), "org.openjdk.jmh.Main", pattern, *arguments]
    command += ["-jvmArgs", "--enable-native-access=ALL-UNNAMED", "-rf", "json", "-rff", str(result)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    measured = {}
    for entry in json.loads(result.read_text()):
        name = ".".join(entry["benchmark"].split(".")[-2:])
        gc = entry["secondaryMetrics"]
        allocated = next((gc[key]["score"] for key in gc if key.endswith("gc.alloc.rate.norm")), None)
        measured[name] = entry["primaryMetric"]["score"], allocated
    return measured
