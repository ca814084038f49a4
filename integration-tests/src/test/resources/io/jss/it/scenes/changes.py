"""A web server with clients: at SIGHUP it closes one of them, and another one sends and a new one comes."""


def nginx():
    serving(listener(AF_INET, "0.0.0.0", 443))
    signal.signal(signal.SIGHUP, reload)


def reload(number, frame):
    for connection in kept:
        if isinstance(connection, socket) and connection.fileno() >= 0 and connection.type == SOCK_STREAM:
            try:
                if connection.getpeername()[0] == "203.0.113.9":
                    connection.shutdown(SHUT_RDWR)
                    connection.close()
                else:
                    connection.send(b"x" * 1500)
            except OSError:
                pass  # the listener


def clients():
    enter(FAR)
    for address, port in (("203.0.113.7", 50007), ("10.0.0.20", 50020), ("203.0.113.9", 50009)):
        dial((address, port), ("10.0.0.12", 443))


prepare()
program("nginx", 830, nginx)
program("clients", 2000, clients)
ready()
