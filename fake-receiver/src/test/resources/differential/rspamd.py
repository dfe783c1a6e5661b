"""Reads cases (see SpfCase.java) from standard input, prints what rspamd says of each, a line a case.

rspamd runs with its SPF alone, on loopback ports of its own, and asks a name server in here. A pause
stands for silence: what waits for it is over after 0.15 seconds.
"""
import http.client
import ipaddress
import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

TYPES = {1: "A", 28: "AAAA", 15: "MX", 12: "PTR", 16: "TXT", 5: "CNAME"}
NUMBERS = {name: number for number, name in TYPES.items()}
RESULTS = {"R_SPF_ALLOW": "pass", "R_SPF_FAIL": "fail", "R_SPF_SOFTFAIL": "softfail",
           "R_SPF_NEUTRAL": "neutral", "R_SPF_DNSFAIL": "temperror", "R_SPF_PERMFAIL": "permerror",
           "R_SPF_NA": "none"}
# rspamd takes replies that come together in no order, and the order decides which term stands first.
PACE = 0.0004
zone, fails = {}, {}


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


def answer(query):
    at, labels = 12, []
    while query[at]:
        labels.append(query[at + 1:at + 1 + query[at]].decode("latin-1"))
        at += 1 + query[at]
    question = query[12:at + 5]
    name, kind = ".".join(labels).lower(), TYPES.get(struct.unpack(">H", query[at + 1:at + 3])[0])
    records, code = [], 0
    while (name, "CNAME") in zone:
        target = zone[(name, "CNAME")][0]
        records.append((name, "CNAME", target))
        name = target.lower()
    failure = fails.get((name, kind))
    if failure == "TIMEOUT":
        return None
    if failure:
        records, code = [], 2
    else:
        records += [(name, kind, value) for value in zone.get((name, kind), [])]
        if not any(n == name for n, _ in list(zone) + list(fails)):
            code = 3
    body = b"".join(
        name_octets(n) + struct.pack(">HHIH", NUMBERS[k], 1, 60, len(d)) + d
        for n, k, d in ((n, k, data(k, v)) for n, k, v in records))
    # As real servers do, a reply without records has an SOA record: rspamd overlooks shorter ones.
    authority = b"" if records else b"\0" + struct.pack(">HHIH", 6, 1, 60, 22) + bytes(22)
    counts = struct.pack(">HHHHH", 0x8180 | code, 1, len(records), 0 if records else 1, 0)
    return query[:2] + counts + question + body + authority


def serve(server):
    while True:
        query, client = server.recvfrom(4096)
        try:
            reply = answer(query)
            if reply is not None:
                server.sendto(reply, client)
                time.sleep(PACE)
        except Exception as e:
            print("name server:", repr(e), file=sys.stderr)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def judge(port, client, helo, sender):
    mail = "From: <%s>\r\nSubject: x\r\n\r\nx\r\n" % sender
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    web.request("POST", "/checkv2", mail, {"IP": client, "Helo": helo, "From": "<%s>" % sender})
    symbols = json.loads(web.getresponse().read())["symbols"]
    web.close()
    found = [RESULTS[s] for s in symbols if s in RESULTS]
    return found[0] if len(found) == 1 else "%d results" % len(found)


program = shutil.which("rspamd")
if program is None:
    sys.exit("no rspamd")
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
threading.Thread(target=serve, args=(server,), daemon=True).start()
folder, port = tempfile.mkdtemp(prefix="rspamd"), free_port()
with open(folder + "/rspamd.conf", "w") as f:
    f.write("""
options { pidfile = "%(folder)s/pid"; dns { nameserver = ["127.0.0.1:%(dns)d"]; timeout = 0.15s;
  retransmits = 1; fails_cache_size = 0; } local_addrs = ["10.0.0.0/8"]; tempdir = "%(folder)s";
  cache_file = "%(folder)s/symbols"; disable_hyperscan = true; rrd = "/dev/null"; }
logging { type = "file"; filename = "%(folder)s/log"; level = "error"; }
modules { path = "/usr/share/rspamd/plugins/spf.lua"; }
spf { spf_cache_size = 0; }
worker "normal" { bind_socket = "127.0.0.1:%(port)d"; count = 1; task_timeout = 60s; }
actions { reject = 100; }
""" % {"folder": folder, "port": port, "dns": server.getsockname()[1]})
user = ["-i"] if os.geteuid() == 0 else []
daemon = subprocess.Popen([program, "-f", "-c", folder + "/rspamd.conf"] + user,
                          stdout=sys.stderr, stderr=sys.stderr)
try:
    for attempt in range(1200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            if daemon.poll() is not None:
                sys.exit("rspamd did not start")
            time.sleep(0.05)
    for line in sys.stdin:
        line = line.rstrip("\n")
        word = line.split(" ", 2)
        if word[0] == "case":
            zone, fails = {}, {}
            head = word[2].split(" ")
        elif len(word) == 3 and word[1] in ("TIMEOUT", "SERVFAIL"):
            fails[(word[0].lower(), word[2])] = word[1]
        elif len(word) == 3:
            zone.setdefault((word[0].lower(), word[1]), []).append(word[2])
        elif not line:
            try:
                print(judge(port, *head), flush=True)
            except Exception as e:
                print("crash", repr(e), flush=True)
finally:
    daemon.terminate()
    daemon.wait(10)
    shutil.rmtree(folder, ignore_errors=True)
