"""Holds many processes, threads or network namespaces until its standard input ends.

usage: crowd.py processes|threads|namespaces COUNT

Each process has a file of its own open; the threads share the descriptors of one process, ten listeners among them;
each namespace is held by a process that listens in it.
"""

import ctypes
import os
import socket
import sys
import threading

CLONE_NEWNET = 0x40000000


def child(lives, work):
    """Starts a process that ends with this one: when the other end of the pipe is closed."""
    if os.fork() == 0:
        os.close(lives[1])
        keep = work()
        os.read(lives[0], 1)
        del keep
        os._exit(0)


def listener():
    sock = socket.socket()
    sock.bind(("0.0.0.0", 0))
    sock.listen()
    return sock


def in_new_namespace():
    if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
        os._exit(1)
    return listener()


def main():
    kind, count = sys.argv[1], int(sys.argv[2])
    keep = []
    if kind == "threads":
        keep = [listener() for _ in range(10)]
        threading.stack_size(64 * 1024)
        end = threading.Event()
        for _ in range(count):
            threading.Thread(target=end.wait, daemon=True).start()
    else:
        lives = os.pipe()
        work = in_new_namespace if kind == "namespaces" else lambda: open("/dev/null")
        for _ in range(count):
            child(lives, work)
    print("ready", flush=True)
    sys.stdin.read()
    del keep


main()
