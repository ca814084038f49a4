"""A web server, one of whose clients loses what is sent to it, for a while."""
LOST = 4


def info(connection, at, form="I"):
    return struct.unpack_from(form, connection.getsockopt(IPPROTO_TCP, TCP_INFO, 232), at)[0]


def nginx():
    serving(listener(AF_INET, "0.0.0.0", 443), answer)


def answer(connection):
    if connection.getpeername()[0] == "203.0.113.9":
        sh("ip -n far addr del 203.0.113.9/32 dev eth0")
        connection.send(b"x" * 1000)
        until(lambda: info(connection, 100) == LOST - 1)  # tcpi_total_retrans
        sh("ip -n far addr add 203.0.113.9/32 dev eth0")
        until(lambda: info(connection, 24) == 0)  # tcpi_unacked
        open("/run/netns/answered", "w").close()
    else:
        connection.send(b"x" * 1000)


def clients():
    enter(FAR)
    for address, port in (("203.0.113.7", 50007), ("10.0.0.20", 50020), ("203.0.113.9", 50009)):
        dial((address, port), ("10.0.0.12", 443))


prepare()
program("nginx", 830, nginx)
program("clients", 2000, clients)
until(lambda: os.path.exists("/run/netns/answered"))
ready()
