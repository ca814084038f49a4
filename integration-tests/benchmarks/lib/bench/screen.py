"""Measures how long the full screen of jss top takes to answer keys, on a pseudo-terminal of its own."""

import fcntl
import os
import pty
import random
import select
import signal
import statistics
import struct
import termios
import time

from bench import build, measure, tables

IDLE, BUSY = 102_000, 1_000
PRESSED, ROUNDS = 200, 9
COLUMNS, ROWS = 200, 50
KEYS = ((b"s", b"sent"), (b"r", b"received"), (b"b", b"bytes"))  # what the first line says then, written as a whole
START, WARM = 60.0, 10.0
LONGEST = 10.0
ECHO = ["sh", "-c", "stty raw -echo && echo ready && exec cat"]  # writes each key as soon as it is woken
TICKS = os.sysconf("SC_CLK_TCK")


class Screen:
    """A command on a terminal, whose output is read as it comes."""

    def __init__(self, command):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execvp(command[0], command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def press(self, key):
        os.write(self.terminal, key)

    def read(self, seconds, word=None):
        """Reads until a word comes, or for so long; returns the output."""
        end = time.perf_counter() + seconds
        text = b""
        while (left := end - time.perf_counter()) > 0 and (word is None or word not in text):
            if select.select([self.terminal], [], [], left)[0]:
                text += os.read(self.terminal, 1 << 16)
        return text

    def processor(self):
        """Returns the seconds of processor time that it took."""
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def close(self):
        try:
            self.press(b"q")
            self.read(1.0)
        except OSError:
            pass  # the terminal has gone with the command
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def answered(screen, key, word):
    """Returns the milliseconds in which a key was answered."""
    pressed = time.perf_counter()
    screen.press(key)
    if word not in screen.read(LONGEST, word):
        raise RuntimeError(f"key {key} was not answered")
    return (time.perf_counter() - pressed) * 1e3


def keys(command, count, seed=1):
    """Returns the milliseconds in which each key was answered, those of cat beside it, and the processor time a second."""
    choice = random.Random(seed)
    screen, echo = Screen(command), Screen(ECHO)
    try:
        echo.read(START, b"ready")
        screen.read(START, b"first: ")
        screen.read(WARM)
        begin, before = time.perf_counter(), screen.processor()
        answers, echoes = [], []
        for number in range(count):
            screen.read(choice.uniform(0.1, 0.5))
            answers.append(answered(screen, *KEYS[number % len(KEYS)]))
            screen.read(choice.uniform(0.1, 0.5))
            echoes.append(answered(echo, b"x", b"x"))
        share = (screen.processor() - before) / (time.perf_counter() - begin)
        return answers, echoes, share
    finally:
        echo.close()
        screen.close()


def text(answers):
    """Returns what was measured in words."""
    ordered = sorted(answers)
    return (
        f"{len(answers)} keys: median {statistics.median(ordered):.1f} ms, nine of ten within {ordered[len(ordered) * 9 // 10]:.1f} ms,"
        f" the slowest {', '.join(f'{value:.1f}' for value in ordered[-4:])} ms"
    )


def report(jss):
    """Prints what jss top does beside many sockets, of which some send."""
    tables.set_up_namespace()
    build.say(f"{IDLE + BUSY:,} sockets, {BUSY:,} of which send")
    with tables.Table(IDLE), tables.Table(BUSY, tables.BUSY):
        answers, echoes, share = keys([jss, "top"], PRESSED)
        print(f"jss top: {text(answers)}; {share * 1e3:.0f} ms of processor time a second")
        print(f"cat beside it, which shows what waking a program takes: {text(echoes)}")
        if build.RECEIVE_LOOP.exists():
            loop = measure.Case("receive loop", [build.RECEIVE_LOOP, "0", "info"])
            measure.in_turn([loop], ROUNDS)
            print(f"a receive loop in C that asks for INFO: {loop.cpu():.0f} ms a look")
    print(f"load {os.getloadavg()[0]:.1f}")
