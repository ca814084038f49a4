"""A program that forgets to close what its peers have closed: 2,000 connections in CLOSE_WAIT, and 12 of another."""


def java():
    serving(listener(AF_INET6, "::", 8080, v6only=0, backlog=4096))


def reports():
    serving(listener(AF_INET, "0.0.0.0", 9000))


def clients():
    enter(FAR)
    for port in range(2000):
        dial(("10.0.0.20", 20000 + port), ("10.0.0.12", 8080)).close()
    for port in range(12):
        dial(("10.0.0.16", 30000 + port), ("10.0.0.12", 9000)).close()
    dial(("10.0.0.21", 31000), ("10.0.0.12", 8080))


prepare()
program("java", 1207, java)
program("reports", 1340, reports)
program("clients", 2000, clients)
ready()
