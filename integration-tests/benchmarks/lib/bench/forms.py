"""The forms of output, each with its peer and the ratio that is wanted of elapsed time."""

import dataclasses

NETSTAT = ["netstat"]
SS = ["ss"]


@dataclasses.dataclass(frozen=True)
class Form:
    """Arguments of jss, the peer's command line (none: seconds are wanted), the ratio wanted at 100,000 sockets."""

    jss: str
    peer: list
    wanted: float
    beside: str = ""

    @property
    def name(self):
        return f"{self.jss}, {self.beside}" if self.beside else self.jss


# Where the peer has no such form it prints the same sockets as text.
INTERNET = [
    Form("-tani", [*SS, "-tani"], 0.9),
    Form("-tanm", [*SS, "-tanm"], 0.9),
    Form("-tane", [*SS, "-tane"], 1.0),
    Form("-tano", [*SS, "-tano"], 1.0),
    Form("-tan --tos", [*SS, "-tan", "--tos"], 1.0),
    Form("-tan --cgroup", [*SS, "-tan", "--cgroup"], 1.0),
    Form("-tan --inet-sockopt", [*SS, "-tan", "--inet-sockopt"], 1.0),
    Form("--as ss -tan", [*SS, "-tan"], 1.0),
    Form("--as ss -tani", [*SS, "-tani"], 1.0),
    Form("--as ss -tanm", [*SS, "-tanm"], 1.0),
    Form("--as netstat -tan", [*NETSTAT, "-tan"], 0.6),
    Form("--json -tan", [*SS, "-tan"], 1.2),
    Form("--json -tani", [*SS, "-tani"], 1.2),
    Form("--ndjson -tan", [*SS, "-tan"], 1.2),
    Form("--ndjson -tani", [*SS, "-tani"], 1.2),
    Form("--csv -tan", [*SS, "-tan"], 1.2),
    Form("-tan sport = 80", [*SS, "-tan", "sport", "=", "80"], 1.0),  # the kernel decides
    Form("-tan rqueue > 0", [*SS, "-tan"], 1.0),  # jss decides
    Form("-tan --sort local --top 10", [*SS, "-tan"], 1.0),
    Form("-tan --count-by state", [*SS, "-tan"], 1.0),
]

PROCESSES, THREADS, NAMESPACES = 5_000, 3_000, 200

# Beside ten sockets, none or few of which have an owner that must be looked for.
CROWDS = {
    ("processes", PROCESSES): [
        Form("-tanp", [*SS, "-tanp"], 1.0, "5,000 processes"),
        Form("--as ss -tanp", [*SS, "-tanp"], 1.0, "5,000 processes"),
        Form("--as netstat -tanp", [*NETSTAT, "-tanp"], 1.0, "5,000 processes"),
    ],
    ("threads", THREADS): [
        Form("-tanp", [*SS, "-tanp"], 1.0, "a process of 3,000 threads"),
        Form("-tanT", [*SS, "-tanT"], 1.0, "a process of 3,000 threads"),
    ],
    ("namespaces", NAMESPACES): [
        Form("--all-netns -tlnp", [], 0.3, "200 namespaces"),  # ss is run once in each
    ],
}

UNIX = [
    Form("-xan", [*SS, "-xan"], 1.0),
    Form("--as ss -xan", [*SS, "-xan"], 1.0),
    Form("--json -xan", [*SS, "-xan"], 1.2),
    Form("--ndjson -xan", [*SS, "-xan"], 1.2),
]
