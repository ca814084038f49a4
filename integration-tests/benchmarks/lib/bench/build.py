"""Builds what is measured: the command, the Java programs beside it, and the C programs where gcc is there."""

import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parents[2]
ROOT = HERE.parents[1]
TARGET = HERE / "target"
CLASS_PATH = TARGET / "class-path"
MEASURE = TARGET / "measure"
RECEIVE_LOOP = TARGET / "receive_loop"
EMPTY = TARGET / "empty"


def say(text):
    print(f"benchmarks: {text}", file=sys.stderr, flush=True)


def java_home():
    home = os.environ.get("JAVA_HOME")
    java = pathlib.Path(home, "bin/java") if home else pathlib.Path(shutil.which("java") or "")
    if not java.is_file():
        sys.exit("benchmarks: there is no java; install a JDK 17 or newer or set JAVA_HOME")
    return java.resolve().parents[1]


def everything(jmh, oshi):
    TARGET.mkdir(exist_ok=True)
    say("building")
    # the first start builds the command and makes its archive
    subprocess.run([ROOT / "jss", "-V"], check=True, stdout=subprocess.DEVNULL)
    native_programs()
    empty_main()
    if jmh or oshi:
        java_programs()


def native_programs():
    if not shutil.which("gcc"):
        say("there is no gcc: neither the receive loop nor memory is measured")
        MEASURE.unlink(missing_ok=True)
        RECEIVE_LOOP.unlink(missing_ok=True)
        return
    for program in (MEASURE, RECEIVE_LOOP):
        source = HERE / "native" / (program.name + ".c")
        subprocess.run(["gcc", "-O2", "-Wall", "-o", program, source], check=True)


def empty_main():
    EMPTY.mkdir(exist_ok=True)
    source = EMPTY / "Empty.java"
    source.write_text("class Empty {\n    public static void main(String[] args) {}\n}\n")
    javac = java_home() / "bin/javac"
    subprocess.run([javac, "--release", "17", "-d", EMPTY, source], check=True)


def java_programs():
    subprocess.run(
        [ROOT / "mvnw", "-q", "-B", "-f", ROOT / "pom.xml", "-Pbenchmarks", "-Djss.quick", "-Djss.run=" + str(TARGET / "run")]
        + ["-pl", "integration-tests/benchmarks", "-am", "package"],
        check=True,
        env={**os.environ, "JAVA_HOME": str(java_home())},
    )
