"""Adds to the network namespace of a scenario the sockets that filters ask for: with marks, bound to
an interface, to ports that the kernel chooses from, and made in a cgroup of their own.

Its argument is the directory of that cgroup, or nothing. It prints "ready" and keeps the sockets
until its standard input ends.
"""

import os
import socket
import subprocess
import sys
from socket import AF_INET, AF_INET6, IPPROTO_IPV6, IPV6_V6ONLY, SO_REUSEADDR, SOCK_DGRAM, SOCK_STREAM
from socket import SO_BINDTODEVICE, SO_MARK, SOL_SOCKET

kept = []


def new(family, kind=SOCK_STREAM, mark=0, device=None):
    made = socket.socket(family, kind)
    made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    if family == AF_INET6:
        made.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
    if mark:
        made.setsockopt(SOL_SOCKET, SO_MARK, mark)
    if device:
        made.setsockopt(SOL_SOCKET, SO_BINDTODEVICE, device)
    kept.append(made)
    return made


def bound(family, address, port, kind=SOCK_STREAM, **how):
    made = new(family, kind, **how)
    made.bind((address, port))
    if kind == SOCK_STREAM:
        made.listen(5)
    return made


def connected(family, address, port, listening, **how):
    client = new(family, **how)
    client.connect((address, port))
    kept.append(listening.accept()[0])


subprocess.run("ip addr add 1.2.3.4/32 dev lo".split(), check=True)
subprocess.run("ip addr add 102:304::1/128 dev lo nodad".split(), check=True)

for mark in (1, 5):
    plain = bound(AF_INET, "127.0.0.1", 7000 + mark, mark=mark)
    connected(AF_INET, "127.0.0.1", 7000 + mark, plain, mark=mark + 1)
    dual = bound(AF_INET6, "::", 7010 + mark, mark=mark)
    connected(AF_INET, "127.0.0.1", 7010 + mark, dual)
    connected(AF_INET6, "::1", 7010 + mark, dual, mark=mark)
    bound(AF_INET6, "::", 7010 + mark, SOCK_DGRAM, mark=mark)
    closed = new(AF_INET, mark=mark)
    closed.connect(("127.0.0.1", 7000 + mark))
    other = plain.accept()[0]
    closed.close()  # TIME_WAIT with a mark
    other.close()

on_loopback = bound(AF_INET, "0.0.0.0", 7021, device=b"lo")
connected(AF_INET, "127.0.0.1", 7021, on_loopback, device=b"lo")
bound(AF_INET6, "::", 7022, device=b"lo")
bound(AF_INET6, "::1", 7023, SOCK_DGRAM, device=b"lo")

explicit = bound(AF_INET, "1.2.3.4", 40123)
connected(AF_INET, "1.2.3.4", 40123, explicit)
bound(AF_INET6, "::", 40124, SOCK_DGRAM)
bound(AF_INET, "0.0.0.0", 0)
bound(AF_INET6, "102:304::1", 7024)
bound(AF_INET6, "::ffff:1.2.3.4", 7025)
bound(AF_INET6, "::ffff:0.0.0.0", 7026)

if len(sys.argv) > 1:
    with open(sys.argv[1] + "/cgroup.procs", "w") as processes:
        processes.write(str(os.getpid()))
    inside = bound(AF_INET, "127.0.0.1", 7031)
    connected(AF_INET, "127.0.0.1", 7031, inside)
    bound(AF_INET6, "::", 7032, SOCK_DGRAM)

print("ready", flush=True)
sys.stdin.read()
