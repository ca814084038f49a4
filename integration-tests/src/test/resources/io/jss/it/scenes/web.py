"""A server with a web server, a Java program, a database, and clients."""


def postgres():
    serving(listener(AF_INET, "0.0.0.0", 5432))


def sshd():
    serving(listener(AF_INET, "0.0.0.0", 22), alive)
    serving(listener(AF_INET6, "::", 22, v6only=1))


def alive(connection):
    connection.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
    connection.setsockopt(SOL_SOCKET, 36, 7)  # SO_MARK
    connection.send(b"x" * 100)


def java():
    serving(listener(AF_INET6, "::", 8080, v6only=0))
    for port in (40001, 40002, 40003):
        dial(("::ffff:10.0.0.12", port), ("::ffff:10.0.0.12", 5432), AF_INET6)


def backup():
    dial(("127.0.0.1", 40010), ("127.0.0.1", 5432)).send(b"x")


def metrics():
    listener(AF_INET, "127.0.0.1", 9090)
    new(AF_INET6, SOCK_DGRAM, v6only=0).bind(("::", 8125))


def stale():
    new(AF_INET).bind(("0.0.0.0", 7000))


def clients():
    enter(FAR)
    dial(("10.0.0.21", 55514), ("10.0.0.12", 22))
    dial(("10.0.0.20", 64702), ("10.0.0.12", 8080)).send(b"x" * 5000)
    dial(("2001:db8::20", 64703), ("2001:db8::12", 8080), AF_INET6)
    dial(("10.0.0.16", 50100), ("10.0.0.12", 5432))


prepare()
program("sshd", 412, sshd)
program("postgres", 655, postgres)
program("java", 1207, java)
program("backup", 1301, backup)
program("metrics", 1315, metrics)
program("stale", 1333, stale)
program("clients", 2000, clients)
ready()
