"""Reads cases (see IprevKind.java) from standard input, prints the reverse name by Python's ipaddress and
the confirmed names by pyspf, a line a case.
"""
import ipaddress
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import spf

zone = {}


def lookup(name, qtype, strict=True, timeout=20):
    name, made = name.lower().rstrip("."), []
    while (name, "CNAME") in zone:
        target = zone[(name, "CNAME")][0]
        made.append(((name, "CNAME"), target))
        name = target
    return made + [((name, qtype), value) for value in zone.get((name, qtype), [])]


spf.DNSLookup = lookup
spf.MAX_VOID_LOOKUPS = 100
client = ""
for line in sys.stdin:
    line = line.rstrip("\n")
    word = line.split(" ", 2)
    if word[0] == "case":
        zone, client = {}, word[2]
    elif len(word) == 3:
        value = word[2]
        if word[1] in ("A", "AAAA"):
            value = ipaddress.ip_address(value).packed if word[1] == "AAAA" else value
        zone.setdefault((word[0].lower(), word[1]), []).append(value)
    elif not line:
        query = spf.query(i=client, s="a@example.org", h="mail.example.org")
        names = sorted(n.lower() for n in query.validated_ptrs())
        print(" ".join([ipaddress.ip_address(client).reverse_pointer] + names), flush=True)
