"""Holds connections over loopback until its standard input ends: one process of a benchmark's table.

usage: connections.py COUNT

COUNT sockets are made in pairs, both ends here: half of them AF_INET, a quarter AF_INET6 with mapped
addresses, a quarter IPv6. The listeners are closed before "ready" is printed, so that exactly COUNT
sockets stand in the table.
"""

import socket
import struct
import sys

RESET_ON_CLOSE = struct.pack("ii", 1, 0)  # no TIME_WAIT is left behind
BATCH = 100  # below the listeners' backlog


def connect(pairs, listen_family, bind, client_family, target, keep):
    if pairs == 0:
        return
    with socket.socket(listen_family, socket.SOCK_STREAM) as listener:
        if listen_family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        listener.bind((bind, 0))
        listener.listen(2 * BATCH)
        port = listener.getsockname()[1]
        for start in range(0, pairs, BATCH):
            for _ in range(min(BATCH, pairs - start)):
                client = socket.socket(client_family, socket.SOCK_STREAM)
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
                client.connect((target, port))
                keep.append(client)
            for _ in range(min(BATCH, pairs - start)):
                keep.append(listener.accept()[0])


def main():
    count = int(sys.argv[1])
    if count % 2:
        sys.exit("connections have two ends: the count must be even")
    pairs = count // 2
    mapped = pairs // 4
    ipv6 = pairs // 4
    keep = []
    connect(pairs - mapped - ipv6, socket.AF_INET, "127.0.0.1", socket.AF_INET, "127.0.0.1", keep)
    connect(mapped, socket.AF_INET6, "::", socket.AF_INET6, "::ffff:127.0.0.1", keep)
    connect(ipv6, socket.AF_INET6, "::", socket.AF_INET6, "::1", keep)
    print("ready", flush=True)
    sys.stdin.read()


main()
