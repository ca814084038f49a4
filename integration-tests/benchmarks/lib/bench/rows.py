"""Reads what the tools print into rows that can be compared, whatever each calls a state or an address."""

import re

MAPPED = "::ffff:"
HELD = re.compile(r"pid=(\d+)")
CONNECTED = {"ESTAB", "ESTABLISHED"}


def end(text):
    """Returns (address without the mapping, port) of ADDRESS:PORT."""
    address, _, port = text.rpartition(":")
    return address.strip("[]").removeprefix(MAPPED), port


def row(local, remote, state, pids=()):
    return end(local), end(remote), "ESTABLISHED" if state in CONNECTED else state, tuple(sorted(map(int, pids)))


def ss(text):
    rows = []
    for line in text.splitlines()[1:]:
        state, _, _, local, remote, *rest = line.split()
        rows.append(row(local, remote, state, sorted(set(HELD.findall(" ".join(rest))))))
    return sorted(rows)


def netstat(text):
    return sorted(of_netstat(line.split()) for line in text.splitlines() if line.startswith("tcp"))


def of_netstat(cells):
    """Reads netstat's columns, which are jss's too; jss may name several processes."""
    holders = [cell.split("/")[0] for cell in (cells[6].split(",") if len(cells) > 6 else []) if cell[:1].isdigit()]
    return row(cells[3], cells[4], cells[5], holders)


jss = netstat


def oshi(text):
    return sorted(tuple(line.split()) for line in text.splitlines())


def ports(rows):
    """Reduces rows of the others to what OSHI tells for sure: it takes mapped addresses for IPv4."""
    return sorted((local[1], remote[1]) for local, remote, _, _ in rows)
