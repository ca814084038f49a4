"""Holds connections over loopback that send, until its standard input ends: one process of a benchmark's table.

usage: busy.py COUNT

COUNT sockets in pairs, both ends here; each pair sends a kilobyte to and fro about five times a second.
"""

import select
import socket
import sys
import time

PERIOD = 0.2


def pairs(count):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(8)
        for _ in range(count):
            client = socket.create_connection(listener.getsockname())
            yield client, listener.accept()[0]


def main():
    keep = list(pairs(int(sys.argv[1]) // 2))
    print("ready", flush=True)
    data = b"x" * 1000
    while not select.select([sys.stdin], [], [], 0)[0]:
        begin = time.monotonic()
        for ends in keep:
            for one, other in (ends, ends[::-1]):
                one.sendall(data)
                other.recv(len(data), socket.MSG_WAITALL)
        time.sleep(max(0.0, begin + PERIOD - time.monotonic()))


main()
