#!/usr/bin/env python3
"""Measures fake-receiver beside other SMTP servers, in turns, on [::1]. README.md says how to use it."""

import argparse
import glob
import math
import os
import re
import shutil
import select
import signal
import socket
import statistics
import struct
import subprocess
import sys
import time

import recorded

HERE = os.path.dirname(os.path.abspath(__file__))
MODULE = os.path.dirname(HERE)
WORK = os.path.join(MODULE, "target", "bench")
LIBS = os.path.join(MODULE, "target", "lib", "*")
# The library alone needs Jakarta Mail, which we go without: the probe has it.
MAIL_LIBS = os.path.join(MODULE, os.pardir, "smtp-probe", "target", "lib", "*")
GREENMAIL = "greenmail-standalone"
GREENMAIL_VERSION = "2.1.13"
DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0"
MOCK_WEB_SERVER_VERSION = "4.12.0"
RECORDED = os.path.join(HERE, "recorded.json")
TICK = os.sysconf("SC_CLK_TCK")
RUN_LIMIT = 25  # seconds that one run of smtp-source may take
START_LIMIT = 40  # seconds from the start of a server to its banner
TOTAL_RETRANS = 100  # offset in struct tcp_info, whose layout Linux keeps
WARM_RUN = 3000  # mails
REST_RUNS = 4  # so many runs that cost hardly less CPU than the same number before
BURST_LIMIT = 6  # seconds
SYN_RETRY = 0.9  # seconds; Linux repeats a SYN after one second

KIB, MIB = 1024, 1024 * 1024
QUICK_CELLS = [(KIB, 1, "one"), (KIB, 20, "one"), (KIB, 200, "one"), (KIB, 20, "many"),
               (10 * KIB, 20, "one"), (MIB, 20, "one")]
FULL_CELLS = [(size, conns, mode) for size in (KIB, 10 * KIB, MIB) for conns in (1, 20, 200)
              for mode in ("one", "many")]


# --- getting the peers ------------------------------------------------------------------------

def unpacked(name, *packages):
    """Where Debian packages are unpacked; nothing is installed."""
    root = os.path.join(WORK, name)
    if not os.path.isdir(root):
        debs = os.path.join(WORK, name + "-debs")
        os.makedirs(debs, exist_ok=True)
        subprocess.run(["apt-get", "-q", "download", *packages], cwd=debs, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for deb in glob.glob(os.path.join(debs, "*.deb")):
            subprocess.run(["dpkg", "-x", deb, root], check=True)
    return root


def greenmail():
    jar = os.path.join(WORK, f"{GREENMAIL}-{GREENMAIL_VERSION}.jar")
    if not os.path.exists(jar):
        subprocess.run(["mvn", "-q", "-B", "-ntp", "dependency:copy",
                        f"-Dartifact=com.icegreen:{GREENMAIL}:{GREENMAIL_VERSION}",
                        f"-DoutputDirectory={WORK}"], check=True, cwd=MODULE)
    return jar


def mock_web_server():
    """It and what it needs, as a class path."""
    folder = os.path.join(WORK, "mockwebserver-" + MOCK_WEB_SERVER_VERSION)
    if not glob.glob(os.path.join(folder, "*.jar")):
        os.makedirs(folder, exist_ok=True)
        pom = os.path.join(folder, "pom.xml")
        with open(pom, "w", encoding="ascii") as text:
            text.write("<project><modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>peers</artifactId>"
                       "<version>1</version><dependencies><dependency><groupId>com.squareup.okhttp3</groupId>"
                       f"<artifactId>mockwebserver</artifactId><version>{MOCK_WEB_SERVER_VERSION}</version>"
                       "</dependency></dependencies></project>")
        subprocess.run(["mvn", "-q", "-B", "-ntp", "-f", pom, f"{DEPENDENCY_PLUGIN}:copy-dependencies",
                        f"-DoutputDirectory={folder}"], check=True)
    return os.path.join(folder, "*")


def java_home(wanted):
    """The JDK of that version, or the newest: from JAVA_HOME and the usual folder of Linux."""
    found = {}
    for home in [os.environ.get("JAVA_HOME", "")] + sorted(glob.glob("/usr/lib/jvm/*")):
        release = os.path.join(home, "release")
        if home and os.path.exists(release) and os.path.exists(os.path.join(home, "bin", "javac")):
            with open(release) as text:
                version = re.search(r'JAVA_VERSION="(\d+)', text.read())
            if version:
                found.setdefault(int(version[1]), os.path.realpath(home))
    version = max(found, default=0) if wanted == "newest" else int(wanted)
    if version not in found:
        sys.exit(f"bench: there is no JDK {wanted}; set JAVA_HOME (found: {sorted(found)})")
    return version, found[version]


def build(env):
    """Both modules and their archives, where that has to be done: peers use libraries of both."""
    for module in (MODULE, os.path.join(os.path.dirname(MODULE), "smtp-probe")):
        subprocess.run([os.path.join(module, "bin", os.path.basename(module)), "--version"],
                       env=env, check=True, stdout=subprocess.DEVNULL)


def compile_helpers():
    """For the oldest Java that is supported, so that one set of classes serves all."""
    classes = os.path.join(WORK, "classes")
    subprocess.run([os.path.join(java_home("17")[1], "bin", "javac"), "-nowarn", "-d", classes,
                    "-cp", os.path.join(MODULE, "target", "classes") + ":" + LIBS]
                   + glob.glob(os.path.join(HERE, "java", "*.java")), check=True)
    return classes


def free_port():
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
        probe.bind(("::1", 0))
        return probe.getsockname()[1]


# --- servers ----------------------------------------------------------------------------------

class Server:
    """A server under test; its processes are those of one session (setsid)."""

    def __init__(self, name, command, env, output=os.devnull):
        self.name, self.command, self.env, self.output = name, command, env, output
        self.port, self.process = free_port(), None

    def start(self):
        """Starts a new process; returns milliseconds to the banner."""
        with open(self.output, "ab") as out:
            began = time.perf_counter()
            self.process = subprocess.Popen(
                [word.replace("PORT", str(self.port)) for word in self.command], env=self.env,
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL,
                start_new_session=True, cwd=WORK)
        while time.perf_counter() - began < START_LIMIT and self.process.poll() is None:
            with socket.socket(socket.AF_INET6) as client:
                client.settimeout(START_LIMIT)
                try:
                    client.connect(("::1", self.port))
                    if client.recv(512).startswith(b"220"):
                        return (time.perf_counter() - began) * 1000
                except OSError:
                    pass
            time.sleep(0.001)
        self.stop()
        sys.exit(f"bench: {self.name} does not start: {' '.join(self.command)}")

    def stop(self):
        if self.process:
            for pid, _ in self.processes():
                try:
                    os.kill(pid, signal.SIGKILL)
                except OSError:
                    pass
            self.process.wait()
            self.process = None

    def processes(self):
        """Pairs of process id and CPU seconds so far."""
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/stat") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == self.process.pid and fields[0] != "Z":
                found.append((int(pid), (int(fields[11]) + int(fields[12])) / TICK))
        return found

    def cpu(self):
        return sum(cpu for _, cpu in self.processes())

    def rss_kib(self):
        total = 0
        for pid, _ in self.processes():
            with open(f"/proc/{pid}/status") as status:
                total += int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])
        return total


class Bench:
    def __init__(self, options):
        self.options = options
        self.figures = recorded.Figures()
        self.version, home = java_home(options.java)
        root = unpacked("postfix", "postfix")
        self.env = dict(os.environ, JAVA_HOME=home, LD_LIBRARY_PATH=os.path.join(
            root, "usr", "lib", "postfix"))
        self.source = os.path.join(root, "usr", "sbin", "smtp-source")
        java = os.path.join(home, "bin", "java")
        build(self.env)
        classes = compile_helpers()
        self.java, self.classes = java, classes
        self.dns_port = free_port()
        self.dns = [java, "-XX:+UseSerialGC", "-cp",
                    classes + ":" + os.path.join(MODULE, "target", "classes") + ":" + LIBS,
                    "LabServer", str(self.dns_port), os.path.join(HERE, "bench.zone")]
        self.log = os.path.join(WORK, "sessions.log")
        sink = [os.path.join(root, "usr", "sbin", "smtp-sink")]
        if os.geteuid() == 0:
            sink += ["-u", "nobody"]
        self.ours = Server(
            "fake-receiver",
            [os.path.join(MODULE, "bin", "fake-receiver"), "serve", "--persona", "postfix-strict",
             "--listen", ":PORT", "--dns-server", f"[::1]:{self.dns_port}"], self.env, self.log)
        self.journal_folder = os.path.join(WORK, "journal")
        self.journal = Server(
            "with a journal",
            [os.path.join(MODULE, "bin", "fake-receiver"), "serve", "--persona", "accept-all",
             "--listen", ":PORT", "--dns-server", f"[::1]:{self.dns_port}",
             "--journal", self.journal_folder, "--journal-size", "8G",
             "--journal-count", "1000000"], self.env, self.log)
        self.accepting = Server(
            "without one",
            [os.path.join(MODULE, "bin", "fake-receiver"), "serve", "--persona", "accept-all",
             "--listen", ":PORT", "--dns-server", f"[::1]:{self.dns_port}"], self.env, self.log)
        self.panel = Server(
            "all personas",
            [os.path.join(MODULE, "bin", "fake-receiver"), "serve", "--persona", "permissive",
             "--annotate", "--listen", ":PORT", "--dns-server", f"[::1]:{self.dns_port}"],
            self.env, self.log)
        self.plain = Server("SubEthaSMTP", [java, "-cp", classes + ":" + LIBS + ":" + MAIL_LIBS,
                                            "PlainSubEtha", "PORT"], self.env)
        self.sink = Server("smtp-sink", sink + ["-m", "20000", "inet:[::1]:PORT", "4096"], self.env)
        self.greenmail = [] if options.smoke else [Server("GreenMail", [
            java, "-Dgreenmail.smtp.hostname=::1", "-Dgreenmail.smtp.port=PORT",
            "-Dgreenmail.auth.disabled", "-jar", greenmail()], self.env)]
        self.servers = [self.ours, self.plain, self.sink, *self.greenmail]
        self.aiosmtpd = [] if options.smoke else [Server("aiosmtpd", [
            "/usr/bin/python3", "-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink",
            "-l", "::1:PORT"], dict(os.environ, PYTHONPATH=os.path.join(
                unpacked("aiosmtpd", "python3-aiosmtpd", "python3-attr", "python3-public"),
                "usr", "lib", "python3", "dist-packages")))]
        self.dns_process = None

    def __enter__(self):
        open(self.log, "w").close()
        self.dns_process = subprocess.Popen(self.dns, stdin=subprocess.DEVNULL,
                                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                            start_new_session=True)
        if not self.dns_process.stdout.readline().startswith(b"ready"):
            sys.exit("bench: the lab DNS server does not start")
        return self

    def __exit__(self, *_):
        for server in self.servers + [self.journal, self.accepting, self.panel, *self.aiosmtpd]:
            server.stop()
        self.dns_process.kill()
        self.dns_process.wait()

    # --- messages per second ---

    def blast(self, server, size, connections, mode, count):
        """One run of smtp-source: wall seconds and CPU seconds of the server; None when it fails."""
        command = [self.source, "-6", "-s", str(connections), "-m", str(count), "-l", str(size),
                   "-M", "mail.bench.example", "-f", "sender@bench.example",
                   "-t", "someone@recipient.example"]
        command += (["-d"] if mode == "many" else []) + [f"inet:[::1]:{server.port}"]
        cpu, began = server.cpu(), time.perf_counter()
        try:
            done = subprocess.run(command, env=self.env, stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=RUN_LIMIT)
            wall = time.perf_counter() - began
        except subprocess.TimeoutExpired:
            return None
        return (wall, server.cpu() - cpu) if done.returncode == 0 else None

    def warm_up(self, servers, seconds, cell=(KIB, 20, "one")):
        """
        Until the compilers of the JVM have come to rest with that load, which takes 15,000 to 80,000
        mails, or time is up. Returns mails a second of each server's first run.
        """
        first = {}
        count = max(2 * cell[1], WARM_RUN if cell[0] < MIB else 100)
        for server in servers:
            until = time.perf_counter() + seconds
            cpus = []
            while True:
                run = self.blast(server, *cell, count)
                first.setdefault(server, count / run[0] if run else 0)
                cpus.append(run[1] if run else math.inf)
                if not run or time.perf_counter() > until or is_at_rest(cpus):
                    break
        return first

    def throughput(self, rounds, seconds, cells, warm):
        for server in self.servers:
            server.start()
        cold = self.warm_up(self.servers, warm)
        for server in self.servers:
            if not cold[server]:
                sys.exit(f"bench: {server.name} does not take the mail")
        print(f"\nThe first {WARM_RUN} messages of a new process, 1 KiB x 20, one a session:")
        for server in self.servers[1:]:
            ratio = cold[self.ours] / cold[server]
            print(f"{cold[self.ours]:8.0f} a second, {ratio:.2f} of {server.name}")
            self.figures.higher(f"messages of a new process, of {server.name}", ratio)
        print("\nMessages: rate as a ratio, fake-receiver to each peer (median of rounds, least to "
              "most); CPU of all processes of a server")
        print(f"{'cell':22}{'peer':14}{'msg/s':>8}{'CPU us/msg':>12}{'ours/peer':>11}"
              f"{'least..most':>15}{'CPU ours/peer':>15}")
        for cell in cells:
            self.warm_up(self.servers, warm, cell)
            self.cell(cell, rounds, seconds)
        for server in self.servers:
            server.stop()

    def turns(self, servers, cell, rounds, seconds, trial, most):
        """Rates and CPU a message, in microseconds, of servers that take turns: a list for each."""
        least = 2 * cell[1]
        counts, rates, cpus = {}, {}, {}
        for server in servers:
            run = self.blast(server, *cell, trial)
            counts[server] = max(least, min(most, int(trial / run[0] * seconds))) if run else 0
        for _ in range(rounds):
            for server in servers:
                run = self.blast(server, *cell, counts[server]) if counts[server] else None
                rates.setdefault(server, []).append(counts[server] / run[0] if run else None)
                cpus.setdefault(server, []).append(run[1] / counts[server] * 1e6 if run else None)
        return rates, cpus

    def cell(self, cell, rounds, seconds):
        size, connections, mode = cell
        trial = max(2 * connections, 40 if size >= MIB else 400)
        rates, cpus = self.turns(
            self.servers, cell, rounds, seconds, trial, 600 if size >= MIB else 20_000)
        label = f"{human(size)} x {connections}, {mode}"
        for server in self.servers:
            ratios = quotients(rates[self.ours], rates[server])
            if server is not self.ours:
                self.figures.higher(f"messages, {label} a session, of {server.name}", median(ratios))
            print(f"{label:22}{server.name:14}{median(rates[server]):8.0f}{median(cpus[server]):12.0f}"
                  f"{median(ratios):11.2f}{spread(ratios):>15}"
                  f"{median(quotients(cpus[self.ours], cpus[server])):15.2f}", flush=True)

    # --- all receivers at once ---

    def everyone(self, rounds, seconds):
        """Mails that every persona judges before they are answered."""
        servers = [self.panel, self.plain]
        for server in servers:
            server.start()
        self.warm_up(servers, 60)
        rates, cpus = self.turns(servers, (KIB, 20, "one"), rounds, seconds, 400, 20_000)
        ratios = quotients(rates[self.panel], rates[self.plain])
        print("\nJudged by all personas (serve --annotate), 1 KiB x 20, one a session: "
              f"{median(rates[self.panel]):.0f} a second, {median(ratios):.2f} of SubEthaSMTP "
              f"({spread(ratios)}), CPU {median(cpus[self.panel]):.0f} us a mail", flush=True)
        self.figures.higher("messages judged by all personas, of SubEthaSMTP", median(ratios))
        for server in servers:
            server.stop()

    # --- the journal ---

    def durable(self, rounds, seconds):
        """Mails that are on the disk before they are answered, beside servers that keep none."""
        shutil.rmtree(self.journal_folder, ignore_errors=True)
        servers = [self.journal, self.accepting, self.sink, *self.greenmail, *self.aiosmtpd]
        for server in servers:
            server.start()
        self.warm_up(servers, 60)
        print("\nDurable mails, 1 KiB, 200 connections: rate as a ratio, with a journal to each peer "
              "(median of rounds, least to most)")
        print(f"{'peer':16}{'msg/s':>8}{'CPU us/msg':>12}{'journal/peer':>14}{'least..most':>15}")
        for mode in ("one", "many"):
            self.warm_up(servers, 30, (KIB, 200, mode))
            rates, cpus = self.turns(servers, (KIB, 200, mode), rounds, seconds, 2000, 30_000)
            what = "a mail for each connection" if mode == "one" else "many mails over each connection"
            print(what)
            for server in servers:
                ratios = quotients(rates[self.journal], rates[server])
                print(f"{server.name:16}{median(rates[server]):8.0f}{median(cpus[server]):12.0f}"
                      f"{median(ratios):14.2f}{spread(ratios):>15}", flush=True)
        for server in servers:
            server.stop()
        shutil.rmtree(self.journal_folder, ignore_errors=True)

    # --- start-up ---

    def startup(self, rounds):
        times = {server: [] for server in self.servers}
        for _ in range(rounds):
            for server in self.servers:
                times[server].append(server.start())
                server.stop()
        print("\nStart-up: process start to banner, a new process each time")
        print(f"{'peer':14}{'ms':>8}{'least..most':>15}{'ours/peer':>11}")
        for server, values in times.items():
            if server is not self.ours:
                self.figures.lower(f"start to banner, times {server.name}",
                                   median(quotients(times[self.ours], values)))
            print(f"{server.name:14}{median(values):8.0f}{spread(values, 0):>15}"
                  f"{median(quotients(times[self.ours], values)):11.2f}")

    # --- many at once ---

    def connections(self, rounds, wanted=200):
        """New connections at once, each up to the banner, on a server that is warm."""
        print(f"\n{wanted} new connections at once, {rounds} times")
        print(f"{'peer':14}{'refused':>8}{'lost':>6}{'retried':>9}{'kernel drops':>14}"
              f"{'ms to last banner':>19}")
        for server in self.servers:
            server.start()
        self.warm_up(self.servers, 1)
        sums = {server: [0, 0, 0, 0, []] for server in self.servers}
        for _ in range(rounds):
            for server in self.servers:
                before = kernel_drops()
                refused, lost, retried, took = connect_at_once(server.port, wanted)
                row = sums[server]
                row[0] += refused
                row[1] += lost
                row[2] += retried
                row[3] += kernel_drops() - before
                row[4].append(took * 1000)
        for server, (refused, lost, retried, drops, took) in sums.items():
            print(f"{server.name:14}{refused:8}{lost:6}{retried:9}{drops:14}{median(took):19.0f}")
            server.stop()

    def idle(self, wanted=5000):
        """Memory of sessions that have said EHLO and then nothing; all have to answer NOOP."""
        print(f"\n{wanted} idle sessions")
        print(f"{'peer':14}{'answer NOOP':>12}{'KiB each':>10}{'threads':>9}")
        for server in (self.ours, self.plain, self.sink):
            server.start()
            self.warm_up([server], 1)
            before = server.rss_kib()
            clients = []
            try:
                for _ in range(wanted):
                    client = socket.socket(socket.AF_INET6)
                    client.settimeout(10)
                    clients.append(client)
                    client.connect(("::1", server.port))
                self.each(clients, None)
                self.each(clients, b"EHLO mail.bench.example\r\n")
                time.sleep(1)
                after = max(server.rss_kib(), before + 1)  # few sessions may fit into what it has
                threads = sum(len(os.listdir(f"/proc/{pid}/task")) for pid, _ in server.processes())
                answered = self.each(clients, b"NOOP\r\n")
                if answered == wanted:
                    self.figures.lower(f"idle session, KiB, {server.name}", (after - before) / wanted)
                print(f"{server.name:14}{answered:12}{(after - before) / wanted:10.1f}{threads:9}",
                      flush=True)
            except OSError as e:
                print(f"{server.name:14}  stopped at {len(clients)}: {e}", flush=True)
            finally:
                for client in clients:
                    client.close()
                server.stop()

    @staticmethod
    def each(clients, command):
        answered, until = 0, time.perf_counter() + 30
        for client in clients:
            if command:
                client.sendall(command)
        for client in clients:
            got = b""
            client.settimeout(max(0.01, min(10, until - time.perf_counter())))
            try:
                while not re.search(rb"(?m)^\d\d\d[ \r]", got):
                    block = client.recv(1024)
                    if not block:
                        break
                    got += block
                answered += got.startswith(b"2") and not got.startswith(b"221")
            except OSError:
                pass
        return answered


def lookups(bench, rounds):
    """Judging one mail while every DNS answer takes 50 ms; needs no server but the lab's."""
    subprocess.run([bench.java, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp",
                    os.pathsep.join([bench.classes, os.path.join(MODULE, "target", "classes"), LIBS]),
                    "LookupTime", str(rounds)], check=True)


def judging(bench, mails):
    """CPU of judging one mail, without a server."""
    sys.stdout.flush()
    subprocess.run([bench.java, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp",
                    os.pathsep.join([bench.classes, os.path.join(MODULE, "target", "classes"), LIBS]),
                    "JudgeTime", os.path.join(HERE, "bench.zone"), str(mails)], check=True)


def warm(bench, rounds):
    """Starting a receiver in a JVM that has started some before, beside other servers for tests."""
    peers = [] if bench.options.smoke else [greenmail(), mock_web_server()]
    path = [bench.classes, os.path.join(MODULE, "target", "classes"), LIBS, MAIL_LIBS, *peers]
    done = subprocess.run([bench.java, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", os.pathsep.join(path),
                           "WarmStart", str(rounds * 5), str(rounds)], check=True, stdout=subprocess.PIPE,
                          text=True)
    print("\nStart in a warm JVM: until the port listens, in turns")
    print(f"{'server':28}{'first, ms':>11}{'ms':>8}{'least..most':>15}{'ours/peer':>11}")
    ours = None
    for line in done.stdout.splitlines():
        name, first, *times = line.split("\t")
        times = [float(time) for time in times]
        ours = ours or times
        if ours is times:
            bench.figures.lower("start in a warm JVM, ms", median(times))
        elif not name.startswith("fake-receiver"):
            bench.figures.lower(f"start in a warm JVM, times {name}", median(quotients(ours, times)))
        print(f"{name:28}{float(first):11.1f}{median(times):8.1f}{spread(times, 1):>15}"
              f"{median(quotients(ours, times)):11.2f}")


def connect_at_once(port, wanted):
    """Refused, lost before the banner, retried by TCP; and seconds until the last banner."""
    began = time.perf_counter()
    waiting = {}
    refused = lost = retried = 0
    for _ in range(wanted):
        client = socket.socket(socket.AF_INET6)
        client.setblocking(False)
        client.connect_ex(("::1", port))
        waiting[client.fileno()] = client
    poll = select.poll()
    for number in waiting:
        poll.register(number, select.POLLIN)
    while waiting and time.perf_counter() - began < BURST_LIMIT:
        for number, _ in poll.poll(1000):
            client = waiting.pop(number)
            poll.unregister(number)
            try:
                lost += not client.recv(512).startswith(b"220")
                info = client.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TOTAL_RETRANS + 4)
                repeated = struct.unpack_from("=I", info, TOTAL_RETRANS)[0]
                retried += bool(repeated) or time.perf_counter() - began > SYN_RETRY
                client.send(b"QUIT\r\n")
            except ConnectionRefusedError:
                refused += 1
            except OSError:
                lost += 1
            finally:
                client.close()
    took = time.perf_counter() - began
    lost += len(waiting)
    for client in waiting.values():
        client.close()
    return refused, lost, retried, took


def kernel_drops():
    """Connections that the kernel dropped since it started, because a backlog was full."""
    with open("/proc/net/netstat") as text:
        names, values = [line.split() for line in text if line.startswith("TcpExt:")]
    known = dict(zip(names, values))
    return sum(int(known.get(name, 0)) for name in ("ListenOverflows", "TCPReqQFullDrop"))


# --- figures ----------------------------------------------------------------------------------

def median(values):
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else float("nan")


def quotients(ours, theirs):
    """Round by round."""
    return [a / b for a, b in zip(ours, theirs) if a is not None and b]


def spread(values, digits=2):
    known = [value for value in values if value is not None]
    return f"{min(known):.{digits}f}..{max(known):.{digits}f}" if known else "failed"


def is_at_rest(cpus):
    """Whether the last runs have cost hardly less than those before them."""
    last, before = cpus[-REST_RUNS:], cpus[-2 * REST_RUNS:-REST_RUNS]
    return len(before) == REST_RUNS and sum(last) > 0.95 * sum(before)


def human(size):
    return f"{size // MIB} MiB" if size >= MIB else f"{size // KIB} KiB"


def stop(number, _):
    sys.exit(f"bench: stopped by {signal.Signals(number).name}")


def smoke(bench):
    """Every kind of figure once, of a run too short to mean anything; no time is asserted."""
    bench.throughput(1, 0.05, [(KIB, 20, "one")], 0.5)
    bench.startup(1)
    warm(bench, 3)
    bench.idle(200)
    recorded.tell(recorded.read(RECORDED).get(f"JDK {bench.version}", {}), bench.figures.all)
    missing = bench.figures.missing()
    if missing or len(bench.figures.all) < 9:
        sys.exit(f"bench: not measured: {', '.join(missing) or 'some figures'}")
    print("\nThe bench works")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART",
                        help="messages, everyone, durable, startup, connections, idle, lookups, "
                             "judging, warm (default: all)")
    parser.add_argument("--full", action="store_true", help="about 40 minutes instead of 10")
    parser.add_argument("--java", default="17", help="17 (default), another version, or newest")
    parser.add_argument("--rounds", type=int, help="rounds of each measurement")
    parser.add_argument("--record", action="store_true",
                        help="keep the figures in recorded.json: later runs are compared with them")
    parser.add_argument("--smoke", action="store_true",
                        help="seconds: shows that this program works, and measures nothing of worth")
    options = parser.parse_args()
    if options.smoke and (options.parts or options.record or options.full):
        parser.error("--smoke goes alone: its figures are of no worth")
    known = ("messages", "everyone", "durable", "startup", "connections", "idle", "lookups",
             "judging", "warm")
    for part in options.parts:
        if part not in known:
            parser.error(f"part {part}, expected one of {', '.join(known)}")
    parts = options.parts or known
    rounds = options.rounds or (7 if options.full else 3)
    os.makedirs(WORK, exist_ok=True)
    # Stops by itself whatever happens, and takes its servers along.
    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, stop)
    signal.alarm(6000 if options.full else 2400)
    with Bench(options) as bench:
        print(f"JDK {bench.version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
              flush=True)
        if options.smoke:
            smoke(bench)
            return
        if "messages" in parts:
            bench.throughput(rounds, 1.0 if options.full else 0.5,
                             FULL_CELLS if options.full else QUICK_CELLS,
                             120 if options.full else 60)
        if "everyone" in parts:
            bench.everyone(rounds, 1.0 if options.full else 0.5)
        if "durable" in parts:
            bench.durable(rounds, 3.0 if options.full else 2.0)
        if "startup" in parts:
            bench.startup(rounds * 3)
        if "connections" in parts:
            bench.connections(rounds * 2)
        if "idle" in parts:
            bench.idle()
        if "lookups" in parts:
            sys.stdout.flush()
            lookups(bench, rounds * 7)
        if "judging" in parts:
            judging(bench, 60_000 if options.full else 10_000)
        if "warm" in parts:
            warm(bench, rounds * 10)
        jdk = f"JDK {bench.version}"
        recorded.tell(recorded.read(RECORDED).get(jdk, {}), bench.figures.all)
        if options.record:
            recorded.write(RECORDED, jdk, bench.figures)


if __name__ == "__main__":
    main()
