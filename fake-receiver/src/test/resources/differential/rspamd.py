"""Reads cases (see SpfCase.java) from standard input, prints what rspamd says of each, a line a case.

rspamd runs with its SPF alone, on loopback ports of its own, and asks a name server in here. A pause
stands for silence: what waits for it is over after 0.15 seconds.
"""
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

import nameserver

RESULTS = {"R_SPF_ALLOW": "pass", "R_SPF_FAIL": "fail", "R_SPF_SOFTFAIL": "softfail",
           "R_SPF_NEUTRAL": "neutral", "R_SPF_DNSFAIL": "temperror", "R_SPF_PERMFAIL": "permerror",
           "R_SPF_NA": "none"}
zone = nameserver.Zone()


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
threading.Thread(target=nameserver.serve, args=(server, lambda: zone), daemon=True).start()
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
            zone = nameserver.Zone()
            head = word[2].split(" ")
        elif len(word) == 3:
            zone.add(line)
        elif not line:
            try:
                print(judge(port, *head), flush=True)
            except Exception as e:
                print("crash", repr(e), flush=True)
finally:
    daemon.terminate()
    daemon.wait(10)
    shutil.rmtree(folder, ignore_errors=True)
