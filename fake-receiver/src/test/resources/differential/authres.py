"""Reads cases (see AuthresKind.java) from standard input, prints what python3-authres reads in each
field, a line a case.
"""
import base64
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import authres


def coded(text):
    return base64.b64encode(text.encode("utf-8")).decode()


def told(result):
    words = ["%s=%s" % (result.method, result.result)]
    if result.reason is not None:
        words.append("reason=" + coded(result.reason))
    for p in result.properties:
        words.append("%s.%s=%s" % (p.type, p.name, coded(p.value)))
    return ",".join(words)


head = []
for line in sys.stdin:
    line = line.rstrip("\n")
    if line.startswith("case "):
        head = line.split(" ")[2:]
    elif not line:
        try:
            field = base64.b64decode(head[0]).decode("utf-8")
            results = authres.AuthenticationResultsHeader.parse(field).results
            print(" ".join(told(r) for r in results) or "none", flush=True)
        except Exception as e:
            print("unreadable:", type(e).__name__, str(e).encode("unicode_escape").decode(), flush=True)
