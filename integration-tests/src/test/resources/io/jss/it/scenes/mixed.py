"""A host with 200 sockets of all kinds: ends that are long, ends that are short, and eleven holders of one listener."""

ZONE = "veth-long-nm0"
LINK = "fe80::8c6a:9aff:fe51:2b30"


def nginx():
    serving(listener(AF_INET6, "::", 8080, v6only=0, backlog=4096))


def postgres():
    serving(listener(AF_INET, "0.0.0.0", 5432))


def agent():
    link = (LINK, 8022, 0, if_nametoindex(ZONE))
    made = new(AF_INET6)
    made.bind(link)
    made.listen(128)
    serving(made)
    dial((LINK, 40900) + link[2:], link, AF_INET6)
    for port in range(5):
        new(AF_INET, SOCK_DGRAM).bind(("127.0.0.1", 5300 + port))
    for port in range(20):
        new(AF_INET6, SOCK_DGRAM, v6only=0).bind(("::", 8100 + port))


def prefork():
    made = listener(AF_INET, "0.0.0.0", 80)
    for worker in range(10):
        if os.fork() == 0:
            for one in kept:
                if one is not made:
                    one.close()
            signal.pause()


def clients():
    enter(FAR)
    for port in range(40):
        dial(("10.0.0.20", 40000 + port), ("10.0.0.12", 8080))
    for port in range(55):
        dial(("10.0.0.21", 41000 + port), ("10.0.0.12", 5432))
    for port in range(74):
        dial(("2001:db8::20", 42000 + port), ("2001:db8::12", 8080), AF_INET6)


prepare()
sh("ip link add %s type veth peer name veth-long-nm1" % ZONE)
for link in (ZONE, "veth-long-nm1"):
    sh("ip link set %s addrgenmode none up" % link)
sh("ip addr add %s/64 dev %s nodad" % (LINK, ZONE))
program("nginx", 830, nginx)
program("postgres", 655, postgres)
program("agent", 1315, agent)
program("prefork", 1400, prefork)
program("clients", 2000, clients)
ready()
