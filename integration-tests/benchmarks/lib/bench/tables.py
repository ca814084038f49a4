"""Makes socket tables: connections over loopback, held by as many processes as it takes."""

import pathlib
import resource
import subprocess
import sys

CONNECTIONS = pathlib.Path(__file__).with_name("connections.py")
CROWD = pathlib.Path(__file__).with_name("crowd.py")
BUSY = pathlib.Path(__file__).with_name("busy.py")
UNIX_SOCKETS = pathlib.Path(__file__).with_name("unix_sockets.py")
SPARE_DESCRIPTORS = 200

# Without capabilities, so that a jss without them may look into these processes.
UNPRIVILEGED = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all"]


def set_up_namespace():
    """Brings loopback up, and lets a table of a million connections have ports enough."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").write_text("1024 65535\n")
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Table:
    """So many sockets, until it is closed."""

    def __init__(self, size, program=CONNECTIONS):
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SPARE_DESCRIPTORS
        most = min(limit, 20_000) // 2 * 2
        self.holders = []
        left = size
        while left > 0:
            count = min(left, most)
            self.holders.append(hold(program, count))
            left -= count
        for holder in self.holders:
            if holder.stdout.readline() != b"ready\n":
                self.close()
                sys.exit("benchmarks: the sockets could not be made")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        for holder in self.holders:
            holder.stdin.close()
        for holder in self.holders:
            holder.wait()
        self.holders = []


class Crowd(Table):
    """So many processes, threads or namespaces, until it is closed."""

    def __init__(self, kind, count):
        command = [sys.executable, str(CROWD), kind, str(count)]
        self.holders = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)]
        if self.holders[0].stdout.readline() != b"ready\n":
            self.close()
            sys.exit(f"benchmarks: the {kind} could not be made")


def hold(program, count):
    return subprocess.Popen(
        [*UNPRIVILEGED, sys.executable, str(program), str(count)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
