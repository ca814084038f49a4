"""What the scenes of documents share: programs with names and numbers, and a network with clients.

The script runs as the first process of a pid, network, mount and host name namespace of its own. What listens is on
this host, 10.0.0.12 and 2001:db8::12; who connects from elsewhere is in a second network namespace, at the other end of
eth0. Addresses, ports and process numbers are chosen, so what a table shows of them does not change. There is one IPv6
address, for the kernel lists several in the order of a hash.
"""
import ctypes, os, resource, select, signal, struct, subprocess, sys, threading, time
from socket import *

LIBC = ctypes.CDLL(None, use_errno=True)
FAR = "/run/netns/far"
kept = []
cgroups = []


# Without tail loss probes: a busy machine would send segments again.
PREPARE = """
mkdir -p /run/netns
mount -t tmpfs none /run/netns
ip netns add far
ip link set lo up
ip addr del ::1/128 dev lo
ip -n far link set lo up
ip link add eth0 type veth peer name eth0 netns far
ip link set eth0 addrgenmode none up
ip -n far link set eth0 up
ip addr add 10.0.0.12/24 dev eth0
ip addr add 2001:db8::12/64 dev eth0 nodad
ip route add default via 10.0.0.1
ip -n far route add default via 10.0.0.12 dev eth0 onlink
ip -n far addr add 2001:db8::20/64 dev eth0 nodad
echo reno >/proc/sys/net/ipv4/tcp_congestion_control
echo 0 >/proc/sys/net/ipv4/tcp_early_retrans
"""


def sh(line):
    subprocess.run(line, shell=True, check=True)


def until(condition):
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("what the scene waits for has not come")
        time.sleep(0.01)


def enter(path):
    descriptor = os.open(path, os.O_RDONLY)
    if LIBC.setns(descriptor, 0x40000000):
        raise OSError(ctypes.get_errno(), "setns")
    os.close(descriptor)


def prepare():
    resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))
    name("init")
    sethostname("web1")
    for line in PREPARE.strip().splitlines():
        sh(line)
    # a work queue of the kernel starts the end that came up first; until then it drops what it sends
    until(lambda: " qdisc noop " not in subprocess.check_output(["ip", "link", "show", "eth0"], text=True))
    for address in ("10.0.0.1/24", "10.0.0.16/24", "10.0.0.20/24", "10.0.0.21/24", "203.0.113.7/32", "203.0.113.9/32"):
        sh("ip -n far addr add %s dev eth0" % address)


def name(word):
    """Names this process as its program would: what ss shows, and what netstat and jss show."""
    with open("/proc/self/comm", "w") as comm:
        comm.write(word)
    with open("/proc/self/stat") as stat:
        start, end = map(int, stat.read().rsplit(") ", 1)[1].split()[45:47])  # arg_start, arg_end
    ctypes.memset(start, 0, end - start)
    ctypes.memmove(start, word.encode(), len(word))


def program(word, pid, work):
    """A process of this name and number that does the work, keeps what it opened and waits."""
    with open("/proc/sys/kernel/ns_last_pid", "w") as last:
        last.write(str(pid - 1))
    done, say = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(done)
        name(word)
        try:
            work()
            os.write(say, b"x")
            while True:
                signal.pause()
        except BaseException as e:
            print(word, repr(e), file=sys.stderr)
        os._exit(1)
    os.close(say)
    if child != pid or os.read(done, 1) != b"x":
        raise RuntimeError("%s does not run as process %d" % (word, pid))
    os.close(done)


def container(identity):
    """Makes the cgroup v2 that Docker makes for a container; returns the file that takes its processes."""
    with open("/proc/self/mountinfo") as mounts:
        root = next(row.split()[4] for row in mounts if " - cgroup2 " in row)
    folder = "%s/docker-%s.scope" % (root, identity)
    os.mkdir(folder)
    cgroups.append(folder)
    return folder + "/cgroup.procs"


def keep(made):
    kept.append(made)
    return made


def new(family, kind=SOCK_STREAM, v6only=None):
    made = keep(socket(family, kind))
    made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    if v6only is not None:
        made.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, v6only)
    return made


def listener(family, address, port, v6only=None, backlog=128):
    made = new(family, v6only=v6only)
    made.bind((address, port))
    made.listen(backlog)
    return made


def serving(made, each=lambda connection: None):
    """Accepts for ever, and does something with each connection."""

    def accept():
        while True:
            select.select([made], [], [])  # an accept(2) that waits already holds the number of a descriptor
            each(keep(made.accept()[0]))

    threading.Thread(target=accept, daemon=True).start()


def dial(local, remote, family=AF_INET):
    made = new(family)
    made.bind(local)
    made.connect(remote)
    return made


def waiting():
    """Connections that nobody has accepted yet."""
    rows = subprocess.run(["ss", "-Htln"], capture_output=True, text=True, check=True).stdout
    return sum(int(row.split()[1]) for row in rows.splitlines())


def moving(namespace, quiet):
    """Whether a connection there opens or ends, or, where all is quiet, has sent what is not acknowledged."""
    rows = subprocess.run(["ss", *namespace, "-Htan", "state", "connected"], capture_output=True, text=True, check=True).stdout
    states = {"SYN-SENT", "SYN-RECV", "FIN-WAIT-1", "LAST-ACK", "CLOSING"}
    return any(row.split()[0] in states or quiet and row.split()[2] != "0" for row in rows.splitlines())


def ready(left=0, quiet=True):
    until(lambda: waiting() == left)
    until(lambda: not moving((), quiet) and not moving(("-N", "far"), quiet))
    print("ready", flush=True)
    sys.stdin.read()
    os.kill(-1, signal.SIGKILL)
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    for folder in cgroups:
        os.rmdir(folder)
