"""A database, and two containers that use it: one in the network of the host, one in its own."""
SHOP = "3f2a7c91" + "0b" * 28
STATS = "c81d04ee" + "5a" * 28


def join(cgroup):
    with open(cgroup, "w") as processes:
        processes.write("0")


def postgres():
    serving(listener(AF_INET, "0.0.0.0", 5432))


def java():
    join(shop)
    listener(AF_INET6, "::", 8080, v6only=0)
    for port in (40001, 40002):
        dial(("::ffff:10.0.0.12", port), ("::ffff:10.0.0.12", 5432), AF_INET6)


def stats():
    join(stats_cgroup)
    enter(FAR)
    serving(listener(AF_INET, "0.0.0.0", 3000))
    dial(("10.0.0.20", 40100), ("10.0.0.12", 5432))


prepare()
shop = container(SHOP)
stats_cgroup = container(STATS)
program("postgres", 655, postgres)
program("java", 1207, java)
program("stats", 1500, stats)
ready()
