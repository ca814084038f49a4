"""Makes sockets of every kind and state in the network namespace that it is started in.

It prints "ready" and lines of "name number", then an empty line, and keeps the sockets until its
standard input ends. Needs an empty network namespace, CAP_NET_ADMIN and CAP_NET_RAW; no firewall, no
second machine. States that a well-behaved peer would leave at once are held by a peer that is not
there: what is sent to it goes through a cable to an end that does not take it, and what it says is
put on that end by hand.
"""

import errno
import os
import select
import socket
import struct
import subprocess
import sys
import time
from socket import AF_INET, AF_INET6, IPPROTO_IPV6, IPPROTO_TCP, SOCK_DGRAM, SOCK_STREAM
from socket import IPV6_V6ONLY, SO_KEEPALIVE, SO_REUSEADDR, SOL_SOCKET

NEAR, FAR = "near", "far"  # the ends of the cable
NEAR_ADDRESS, ABSENT_ADDRESS = "02:00:00:00:00:01", "02:00:00:00:00:02"
HERE = {AF_INET: "10.9.8.1", AF_INET6: "fd09:8::1"}
ABSENT = {AF_INET: "10.9.8.2", AF_INET6: "fd09:8::2"}
NOBODY = 65534
IPPROTO_UDPLITE = 136
FIN, SYN, ACK = 1, 2, 16

kept = []  # sockets live as long as the script
facts = {}


def prepare_namespace():
    for command in (
        "link set lo up",
        "link add %s address %s type veth peer name %s" % (NEAR, NEAR_ADDRESS, FAR),
        "link set %s up" % FAR,
        "link set %s up" % NEAR,
        "addr add %s/24 dev %s" % (HERE[AF_INET], NEAR),
        "addr add %s/64 dev %s nodad" % (HERE[AF_INET6], NEAR),
        "neigh add %s lladdr %s dev %s" % (ABSENT[AF_INET], ABSENT_ADDRESS, NEAR),
        "neigh add %s lladdr %s dev %s" % (ABSENT[AF_INET6], ABSENT_ADDRESS, NEAR),
    ):
        subprocess.run(["ip"] + command.split(), check=True)
    # A work queue of the kernel starts the end that came up first; until then it drops what it sends.
    wait_for(lambda: b" qdisc noop " not in subprocess.check_output(["ip", "link", "show", FAR]))
    # States that wait for the absent peer must outlast the test.
    for name, value in (("syn_retries", 20), ("synack_retries", 20), ("orphan_retries", 20)):
        set_sysctl("net/ipv4/tcp_" + name, value)


def set_sysctl(name, value):
    try:
        with open("/proc/sys/" + name, "w") as file:
            file.write(str(value))
    except OSError as e:  # older kernels keep it out of namespaces, guests read-only
        if e.errno not in (errno.ENOENT, errno.EROFS, errno.EACCES):
            raise


def keep(made):
    kept.append(made)
    return made


class As:
    """Sockets made within belong to another user."""

    def __init__(self, uid):
        self.uid = uid

    def __enter__(self):
        os.seteuid(self.uid)

    def __exit__(self, *_):
        os.seteuid(0)


def new(family, kind=SOCK_STREAM, protocol=0, v6only=None):
    made = keep(socket.socket(family, kind, protocol))
    made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    if family == AF_INET6 and v6only is not None:
        made.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, v6only)
    return made


def listener(family, address, port, backlog=16, v6only=None):
    made = new(family, v6only=v6only)
    made.bind((address, port))
    made.listen(backlog)
    return made


def dial(family, address, port, bind=None):
    made = new(family)
    if bind:
        made.bind(bind)
    made.connect((address, port))
    return made


def accept(listening):
    return keep(listening.accept()[0])


# ---- the peer that is not there ----


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class AbsentPeer:
    """One port of the absent host, and the connection between it and a port here."""

    def __init__(self, family, port, local_port, window=65535):
        self.family, self.port, self.local_port, self.window = family, port, local_port, window
        ethertype = 0x0800 if family == AF_INET else 0x86DD
        self.wire = socket.socket(socket.AF_PACKET, SOCK_DGRAM, socket.htons(ethertype))
        self.wire.bind((FAR, ethertype))
        self.target = (FAR, ethertype, 0, 0, bytes.fromhex(NEAR_ADDRESS.replace(":", "")))
        self.sequence, self.acknowledged = 1000, 0

    def send(self, flags, payload=b"", window=None):
        tcp = struct.pack(
            "!HHIIBBHHH",
            self.port,
            self.local_port,
            self.sequence & 0xFFFFFFFF,
            self.acknowledged & 0xFFFFFFFF if flags & ACK else 0,
            5 << 4,
            flags,
            self.window if window is None else window,
            0,
            0,
        )
        source = socket.inet_pton(self.family, ABSENT[self.family])
        target = socket.inet_pton(self.family, HERE[self.family])
        segment = tcp + payload
        if self.family == AF_INET:
            pseudo = source + target + struct.pack("!BBH", 0, IPPROTO_TCP, len(segment))
            head = struct.pack(
                "!BBHHHBBH", 0x45, 0, 20 + len(segment), 1, 0, 64, IPPROTO_TCP, 0
            )
            head = head[:10] + struct.pack("!H", checksum(head + source + target))
        else:
            pseudo = source + target + struct.pack("!IHBB", len(segment), 0, 0, IPPROTO_TCP)
            head = struct.pack("!IHBB", 6 << 28, len(segment), IPPROTO_TCP, 64)
        sum16 = checksum(pseudo + segment)
        packet = head + source + target + tcp[:16] + struct.pack("!H", sum16) + tcp[18:] + payload
        self.wire.sendto(packet, self.target)
        self.sequence += len(payload) + (1 if flags & (SYN | FIN) else 0)

    def receive(self, flags, timeout=60.0):
        """Waits for a segment to this peer with all of these flags and takes its sequence."""
        end = time.monotonic() + timeout
        while True:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.wire], [], [], left)[0]:
                raise TimeoutError("no segment with flags %d for port %d" % (flags, self.port))
            packet = self.wire.recv(65536)
            start = (packet[0] & 15) * 4 if self.family == AF_INET else 40
            protocol = packet[9] if self.family == AF_INET else packet[6]
            if protocol != IPPROTO_TCP:
                continue
            source, target, sequence = struct.unpack("!HHI", packet[start : start + 8])
            offset, seen = packet[start + 12] >> 4, packet[start + 13]
            if (source, target) != (self.local_port, self.port) or seen & flags != flags:
                continue
            length = len(packet) - start - offset * 4 + (1 if seen & (SYN | FIN) else 0)
            self.acknowledged = sequence + length
            return

    def close(self):
        self.wire.close()


def absent_connection(family, socket_family, port, window=65535):
    """A connection that the absent peer has accepted: the socket here, and the peer."""
    made = new(socket_family)
    address = (lambda a: "::ffff:" + a if socket_family != family else a)
    made.bind((address(HERE[family]), 0))
    made.setblocking(False)
    peer = AbsentPeer(family, port, made.getsockname()[1], window)
    made.connect_ex((address(ABSENT[family]), port))
    peer.receive(SYN)
    peer.send(SYN | ACK)
    peer.receive(ACK)
    made.setblocking(True)
    return made, peer


# ---- what is made ----


def tcp_states(family, socket_family, base):
    """Every state that a connection with the absent peer can be held in."""
    unanswered = new(socket_family)
    unanswered.setblocking(False)
    mapped = socket_family != family
    unanswered.connect_ex((("::ffff:" if mapped else "") + ABSENT[family], base))

    def connection(offset, **how):
        return absent_connection(family, socket_family, base + offset, **how)

    fin_wait1, peer = connection(1)
    fin_wait1.shutdown(socket.SHUT_WR)

    fin_wait2, peer = connection(2)
    fin_wait2.shutdown(socket.SHUT_WR)
    peer.receive(FIN)
    peer.send(ACK)

    orphan, peer = connection(3)  # FIN_WAIT2 without a file
    orphan.close()
    peer.receive(FIN)
    peer.send(ACK)

    closing, peer = connection(4)
    closing.shutdown(socket.SHUT_WR)
    peer.send(FIN | ACK)

    time_wait, peer = connection(5)
    time_wait.close()
    peer.receive(FIN)
    peer.send(FIN | ACK)

    close_wait, peer = connection(6)
    peer.send(FIN | ACK)

    last_ack, peer = connection(7)
    peer.send(FIN | ACK)
    wait_for(lambda: last_ack.recv(1) == b"")
    last_ack.shutdown(socket.SHUT_WR)

    forgotten, peer = connection(8)  # LAST_ACK without a file
    peer.send(FIN | ACK)
    wait_for(lambda: forgotten.recv(1) == b"")
    forgotten.close()

    orphan1, peer = connection(9)  # FIN_WAIT1 without a file
    orphan1.close()

    unacknowledged, peer = connection(10)
    unacknowledged.send(b"x" * 1000)

    blocked, peer = connection(11, window=0)
    blocked.setblocking(False)
    blocked.send(b"x" * 300)

    unread, peer = connection(12)
    peer.send(ACK, b"y" * 123)
    unread.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)

    alive, peer = connection(13)
    alive.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)

    # each by its number in /proc/net/tcp: what the peer has sent may come in later
    for offset, state in enumerate((2, 4, 5, 5, 11, 6, 8, 9, 9, 4, 1, 1, 1, 1)):
        wait_for(lambda: states_towards(base + offset) == [state])
    wait_for(lambda: len(unread.recv(200, socket.MSG_PEEK)) == 123)


def states_towards(port):
    """The states of all sockets whose peer has the port."""
    states = []
    for table in ("tcp", "tcp6"):
        with open("/proc/self/net/" + table) as rows:
            for row in rows.readlines()[1:]:
                words = row.split()
                if int(words[2].split(":")[1], 16) == port:
                    states.append(int(words[3], 16))
    return states


def unacked(made):
    """Segments that are not acknowledged; of a listener those who wait: tcpi_unacked."""
    return struct.unpack_from("I", made.getsockopt(IPPROTO_TCP, socket.TCP_INFO, 28), 24)[0]


def requests(family, listening, base):
    """Connection requests whose second answer never comes."""
    for port in (base + 20, base + 21):
        before = len(states_towards(port))
        AbsentPeer(family, port, listening.getsockname()[1]).send(SYN)
        wait_for(lambda: len(states_towards(port)) > before)


def wait_for(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("what the scenario waits for has not come")
        time.sleep(0.01)


def tcp():
    plain = listener(AF_INET, "0.0.0.0", 5001)
    dual = listener(AF_INET6, "::", 5003, v6only=0)
    listener(AF_INET6, "::", 5004, v6only=1)
    listener(AF_INET, "0.0.0.0", 5004)
    listener(AF_INET6, "::1", 5005)
    listener(AF_INET, "127.0.0.1", 5009, backlog=128)
    with As(NOBODY):
        theirs = listener(AF_INET, HERE[AF_INET], 5002)
        theirs6 = listener(AF_INET6, "::", 5012, v6only=0)
        dial(AF_INET, HERE[AF_INET], 5002)  # not accepted
        accept_later = dial(AF_INET, HERE[AF_INET], 5002)
    accept(theirs)
    wait_for(lambda: unacked(theirs) == 1)
    new(AF_INET).bind(("127.0.0.1", 5007))  # neither listening nor connected

    for family, address, port in (
        (AF_INET, "127.0.0.1", 5001),
        (AF_INET6, "::1", 5003),
        (AF_INET, "127.0.0.1", 5003),
        (AF_INET6, "::ffff:127.0.0.1", 5001),
    ):
        client = dial(family, address, port)
        server = accept(dual if port == 5003 else plain)
        server.send(b"z" * 77)
        wait_for(lambda: client.recv(100, socket.MSG_PEEK) != b"" and unacked(server) == 0)

    full = listener(AF_INET, "127.0.0.1", 5006, backlog=0)
    for _ in range(3):
        overflowing = new(AF_INET)
        overflowing.setblocking(False)
        overflowing.connect_ex(("127.0.0.1", 5006))
        wait_for(lambda: unacked(full) == 1)  # the others find it full

    tcp_states(AF_INET, AF_INET, 6000)
    tcp_states(AF_INET6, AF_INET6, 6100)
    tcp_states(AF_INET, AF_INET6, 6200)
    requests(AF_INET, plain, 6300)
    requests(AF_INET6, dual, 6300)
    requests(AF_INET, dual, 6400)
    requests(AF_INET, theirs, 6500)
    requests(AF_INET6, theirs6, 6500)
    requests(AF_INET, theirs6, 6600)


def datagrams(protocol=0):
    plain = new(AF_INET, SOCK_DGRAM, protocol)
    plain.bind(("127.0.0.1", 5201))
    sender = new(AF_INET, SOCK_DGRAM, protocol)
    sender.bind(("127.0.0.1", 5202))
    sender.connect(("127.0.0.1", 5201))
    sender.send(b"u" * 50)
    plain.recv(100, socket.MSG_PEEK)
    new(AF_INET6, SOCK_DGRAM, protocol, v6only=0).bind(("::", 5203))
    new(AF_INET6, SOCK_DGRAM, protocol, v6only=1).bind(("::", 5204))
    mapped = new(AF_INET6, SOCK_DGRAM, protocol)
    mapped.bind(("::ffff:127.0.0.1", 5205))
    mapped.connect(("::ffff:127.0.0.1", 5201))
    six = new(AF_INET6, SOCK_DGRAM, protocol)
    six.bind(("::1", 5206))
    six.connect(("::1", 5204))
    with As(NOBODY):
        new(AF_INET, SOCK_DGRAM, protocol).bind(("0.0.0.0", 5207))
    new(AF_INET, SOCK_DGRAM, protocol).connect(("127.0.0.1", 5201))


def udplite():
    try:
        datagrams(IPPROTO_UDPLITE)
        facts["udplite"] = 1
    except OSError as e:
        if e.errno != errno.EPROTONOSUPPORT:
            raise
        facts["udplite"] = 0


def raw():
    new(AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    new(AF_INET, socket.SOCK_RAW, 89).connect(("127.0.0.1", 0))
    new(AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
    new(AF_INET6, socket.SOCK_RAW, 89).connect(("::1", 0))


def programs():
    """Sockets of processes with odd names, of several processes, and of none."""
    titled = listener(AF_INET, "127.0.0.1", 5301)
    facts["titled"] = run_titled("postgres: writer process of main", titled)
    slashed = listener(AF_INET, "127.0.0.1", 5302)
    facts["slashed"] = run_titled("/opt/some program/bin/served with blanks", slashed)
    shared = listener(AF_INET, "127.0.0.1", 5303)
    facts["child"] = run_titled("second holder", shared, leave=True)
    # In flight between two ends of a unix socket, held by no process.
    flying = socket.socket(AF_INET, SOCK_STREAM)
    flying.bind(("127.0.0.1", 5304))
    flying.listen(1)
    one, other = keep(socket.socketpair())
    socket.send_fds(one, [b"x"], [flying.fileno()])
    flying.close()


def run_titled(title, held, leave=False):
    """Runs a process of this title that holds the socket; this one gives it up unless told."""
    child = subprocess.Popen(
        [title, "30d"],
        executable="/bin/sleep",
        pass_fds=[held.fileno()],
        stdin=subprocess.DEVNULL,
    )
    children.append(child)
    with_title = "/proc/%d/cmdline" % child.pid  # Popen returns before exec has set it
    wait_for(lambda: open(with_title, "rb").read().startswith(title.encode()))
    if not leave:
        held.close()
    return child.pid


children = []


def main():
    prepare_namespace()
    tcp()
    datagrams()
    udplite()
    raw()
    programs()
    facts["pid"] = os.getpid()
    print("ready")
    for name, number in facts.items():
        print(name, number)
    print(flush=True)
    sys.stdin.read()


try:
    main()
finally:
    for child in children:
        child.kill()
        child.wait()
