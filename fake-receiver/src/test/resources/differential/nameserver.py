"""A name server for cases of SPF (see SpfCase.java): it answers as a resolver does, with aliases followed.

A failure TIMEOUT is silence. What does not fit into a datagram is truncated, and told over TCP.
"""
import ipaddress
import socket
import struct
import sys
import threading
import time

TYPES = {1: "A", 28: "AAAA", 15: "MX", 12: "PTR", 16: "TXT", 5: "CNAME"}
NUMBERS = {name: number for number, name in TYPES.items()}
# rspamd takes replies that come together in no order, and the order decides which term stands first.
PACE = 0.0004


class Zone:
    """The records and the failures of one case, or of several whose names differ."""

    def __init__(self):
        self.records, self.fails, self.names = {}, {}, set()

    def add(self, line):
        name, kind, value = line.split(" ", 2)
        name = name.lower()
        self.names.add(name)
        if kind in ("TIMEOUT", "SERVFAIL"):
            self.fails[(name, value)] = kind
        else:
            self.records.setdefault((name, kind), []).append(value)


def name_octets(name):
    labels = [label for label in name.split(".") if label]
    return b"".join(bytes([len(l)]) + l.encode("latin-1") for l in labels) + b"\0"


def data(kind, value):
    if kind in ("A", "AAAA"):
        return ipaddress.ip_address(value).packed
    if kind == "MX":
        preference, host = value.split(" ")
        return struct.pack(">H", int(preference)) + name_octets(host)
    if kind == "TXT":
        text = value.encode("latin-1")
        parts = [text[i:i + 255] for i in range(0, len(text), 255)]
        return b"".join(bytes([len(p)]) + p for p in parts)
    return name_octets(value)


def room(query, at):
    """How many octets a datagram may have: what EDNS says, or 512."""
    if struct.unpack(">H", query[10:12])[0] == 1 and query[at:at + 3] == b"\0\0\x29":
        return max(512, struct.unpack(">H", query[at + 3:at + 5])[0])
    return 512


def answer(query, zone, datagram=True):
    """The reply to a query, or None for silence."""
    at, labels = 12, []
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("latin-1"))
        at += 1 + query[at]
    question = query[12:at + 5]
    name, kind = ".".join(labels).lower(), TYPES.get(struct.unpack(">H", query[at + 1:at + 3])[0])
    records, code = [], 0
    while (name, "CNAME") in zone.records:
        target = zone.records[(name, "CNAME")][0]
        records.append((name, "CNAME", target))
        name = target.lower()
    failure = zone.fails.get((name, kind))
    if failure == "TIMEOUT":
        return None
    if failure:
        records, code = [], 2
    else:
        records += [(name, kind, value) for value in zone.records.get((name, kind), [])]
        if name not in zone.names:
            code = 3
    body = b"".join(
        name_octets(n) + struct.pack(">HHIH", NUMBERS[k], 1, 60, len(d)) + d
        for n, k, d in ((n, k, data(k, v)) for n, k, v in records))
    # As real servers do, a reply without records has an SOA record: rspamd overlooks shorter ones.
    authority = b"" if records else b"\0" + struct.pack(">HHIH", 6, 1, 60, 22) + bytes(22)
    counts = struct.pack(">HHHHH", 0x8180 | code, 1, len(records), 0 if records else 1, 0)
    reply = query[:2] + counts + question + body + authority
    if datagram and len(reply) > room(query, at + 5):
        return query[:2] + struct.pack(">HHHHH", 0x8380, 1, 0, 0, 0) + question
    return reply


def serve(server, zone_now):
    """Answers datagrams for ever, from the zone that zone_now() gives."""
    while True:
        query, client = server.recvfrom(4096)
        try:
            reply = answer(query, zone_now())
            if reply is not None:
                server.sendto(reply, client)
                time.sleep(PACE)
        except Exception as e:
            print("name server:", repr(e), file=sys.stderr)


def serve_tcp(server, zone_now):
    """The same for connections."""
    def one(connection):
        with connection, connection.makefile("rb") as octets:
            while len(head := octets.read(2)) == 2:
                reply = answer(octets.read(struct.unpack(">H", head)[0]), zone_now(), False)
                if reply is not None:
                    connection.sendall(struct.pack(">H", len(reply)) + reply)

    while True:
        connection, _ = server.accept()
        connection.settimeout(60)
        threading.Thread(target=one, args=(connection,), daemon=True).start()
