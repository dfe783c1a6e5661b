"""Reads cases (see SpfCase.java) from standard input, prints what pyspf says of each, a line a case.

DNS is asked as py3dns does it: SERVFAIL is an answer without records, silence is an error.
"""
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import spf

zone, fails = {}, {}


def lookup(name, qtype, strict=True, timeout=20):
    name = name.lower()
    kind = fails.get((name, qtype))
    if kind == "TIMEOUT":
        raise spf.TempError("DNS timeout")
    if kind:
        return []
    made = []
    while (name, "CNAME") in zone:
        target = zone[(name, "CNAME")][0]
        made.append(((name, "CNAME"), target))
        name = target
    for value in zone.get((name, qtype), []):
        if qtype == "TXT":
            value = [value.encode("utf-8")]
        elif qtype == "MX":
            preference, host = value.split(" ")
            value = (int(preference), host)
        made.append(((name, qtype), value))
    return made


spf.DNSLookup = lookup
for line in sys.stdin:
    line = line.rstrip("\n")
    word = line.split(" ", 2)
    if word[0] == "case":
        zone, fails = {}, {}
        client, helo, sender = word[2].split(" ")
    elif len(word) == 3 and word[1] in ("TIMEOUT", "SERVFAIL"):
        fails[(word[0].lower(), word[2])] = word[1]
    elif len(word) == 3:
        zone.setdefault((word[0].lower(), word[1]), []).append(word[2])
    elif not line:
        try:
            print(spf.check2(client, sender, helo)[0], flush=True)
        except Exception as e:
            print("crash", type(e).__name__, flush=True)
