#!/usr/bin/env python3
"""Records what real servers reply to cases of SPF: record-spf.py CASES >RECORDED

Wants the lab of docs/recording.md to be up, and root. Takes the place of the lab's resolver, so the lab has to be
started anew for anything else. CASES is what SpfLabCases.java prints: no name and no address is in two of them. Each
case is a mail to each server over SMTP. What comes out is the cases, each with lines `= PERSONA STAGE REPLY`.
"""
import concurrent.futures
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "resources" / "differential"))
import nameserver

LAB = os.environ.get("LAB", "/var/tmp/mta-lab")
RESOLVER = "2001:db8:53::1"
# persona: the server's last group, and the port
SERVERS = {
    "exim-spf-dnsbl": (20, 2504),
    "haraka-spf": (50, 2503),
    "postfix-rbl-spf": (10, 2503),
    "postfix-rspamd-strict": (10, 2510),
    "postfix-spf-strict": (10, 2509),
}
LENGTH = 100
AT_ONCE = 16


def read(path):
    cases, lines = [], []
    for line in pathlib.Path(path).read_text("latin-1").split("\n"):
        if line and line[0] not in "#=":
            lines.append(line)
        elif not line and lines:
            cases.append(lines)
            lines = []
    return cases


def name_server(cases):
    zone = nameserver.Zone()
    for case in cases:
        for line in case[1:]:
            zone.add(line)
    for name, group in (("postfix", 10), ("exim", 20), ("haraka", 50), ("rspamd", 60)):
        zone.add("mx-%s.lab.example AAAA 2001:db8:25::%d" % (name, group))
    zone.add("rcpt.example MX 10 mx-postfix.lab.example")
    servers = []
    for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
        server = socket.socket(socket.AF_INET6, kind)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind((RESOLVER, 53))
        servers.append(server)
    servers[1].listen(500)
    threading.Thread(target=nameserver.serve_tcp, args=(servers[1], lambda: zone), daemon=True).start()
    print("ready", flush=True)
    nameserver.serve(servers[0], lambda: zone)


class Client:
    def __init__(self, source, server, port):
        six = ":" in source
        self.socket = socket.socket(socket.AF_INET6 if six else socket.AF_INET)
        self.socket.settimeout(300)
        self.socket.bind((source, 0))
        self.socket.connect(("2001:db8:25::%d" % server if six else "198.51.100.%d" % (100 + server), port))
        self.lines = self.socket.makefile("rb")

    def reply(self):
        text = []
        while True:
            line = self.lines.readline().decode("latin-1").rstrip("\r\n")
            text.append(line)
            if not re.match(r"\d{3}-", line):
                return " | ".join(text)

    def say(self, text):
        self.socket.sendall(text.encode("latin-1") + b"\r\n")
        return self.reply()


def send(case, persona):
    _, name, source, helo, sender = case[0].split(" ")
    client, stage = Client(source, *SERVERS[persona]), "connect"
    reply = client.reply()
    message = "\r\n".join(
        ["From: Tester <%s>" % sender, "To: <bob@rcpt.example>", "Subject: lab",
         "Date: " + time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime()),
         "Message-ID: <1.%s@good.example>" % name, "MIME-Version: 1.0", "Content-Type: text/plain", "",
         "Hello, this is a short test message from the lab.", "."])
    for stage_of, line in (("helo", "EHLO " + helo), ("mail", "MAIL FROM:<%s>" % sender),
                           ("rcpt", "RCPT TO:<bob@rcpt.example>"), ("data", "DATA"), ("dot", message)):
        if reply[:1] not in ("2", "3"):
            break
        stage, reply = stage_of, client.say(line)
    if stage == "dot" and reply[:1] == "2":
        stage, reply = "accepted", reply[:3]
    client.socket.close()
    return "%s %s" % (stage, reply[:LENGTH].rstrip())


def send_all(cases):
    pools = {p: concurrent.futures.ThreadPoolExecutor(AT_ONCE) for p in SERVERS}
    said = [{p: pools[p].submit(send, case, p) for p in SERVERS} for case in cases]
    for case, replies in zip(cases, said):
        print("\n".join(case))
        for persona, reply in replies.items():
            try:
                print("= %s %s" % (persona, reply.result()))
            except OSError as e:
                sys.exit("%s, %s: %s" % (case[0], persona, e))
        print(flush=True)


def namespace(name, *command, **how):
    return subprocess.Popen(["ip", "netns", "exec", name, *command], **how)


def lab(path, cases):
    for line in pathlib.Path(LAB, "run", "pids").read_text().splitlines():
        if line.split()[1] == "unbound":
            try:
                os.kill(int(line.split()[0]), signal.SIGTERM)
                time.sleep(1)
            except ProcessLookupError:
                pass
    for name in ("labpostfix", "labexim", "labharaka"):
        subprocess.run(["ip", "-n", name, "route", "replace", "192.0.2.0/24", "dev", "eth0"], check=True)
    sources = [case[0].split(" ")[2] for case in cases]
    batch = "\n".join("addr replace %s dev eth0%s" % (s, " nodad" if ":" in s else "") for s in sources)
    subprocess.run(["ip", "-n", "labsend", "-batch", "-"], input=batch, text=True, check=True)
    me = str(pathlib.Path(__file__).resolve())
    server = namespace("labdns", sys.executable, me, "--serve", path, stdout=subprocess.PIPE)
    try:
        server.stdout.readline()
        sys.exit(namespace("labsend", sys.executable, me, "--send", path).wait())
    finally:
        server.terminate()


if __name__ == "__main__":
    word = sys.argv[1:]
    if len(word) == 2 and word[0] == "--serve":
        name_server(read(word[1]))
    elif len(word) == 2 and word[0] == "--send":
        send_all(read(word[1]))
    elif len(word) == 1 and word[0] != "--help":
        lab(os.path.abspath(word[0]), read(word[0]))
    else:
        sys.exit(__doc__)
