"""The network of the proof: five hosts in network namespaces, none with a way out of the machine.

    sp-host  ---- sp-router ---- sp-far ---- sp-mx       mail leaves from sp-host and is to reach sp-mx
                      |    (MTU 1280)
                   sp-dns

All of it lives in the mount and process namespaces that `prove` began with: when that process ends,
however it ends, the kernel takes everything away.
"""

import json
import os
import subprocess
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULE = HERE.parent
CLASSES = f"{MODULE}/target/classes:{MODULE}/target/lib/*"
JAVA = str(Path(os.environ["JAVA_HOME"], "bin", "java")) if "JAVA_HOME" in os.environ else "java"

STATIC = "2001:db8:1:1::25"
STATIC4 = "192.0.2.25"
ROUTER = "2001:db8:1:1::1"
MX = "2001:db8:2:1::25"
ROOT_SERVER = "2001:db8:53::1"
ZONE_SERVER = "2001:db8:53::2"
RESOLVER = "2001:db8:53::3"
RESOLVER4 = "198.51.100.3"
ROUTE_LIFETIME = 1800  # seconds, what router advertisements say

NAMES = {"sp-host": "mail.example.org", "sp-mx": "mx.recipient.test"}
HOSTS = ["sp-host", "sp-router", "sp-far", "sp-mx", "sp-dns"]

LINKS = """
link add name host netns sp-router type veth peer name eth0 netns sp-host
link add name dns netns sp-router type veth peer name eth0 netns sp-dns
link add name far netns sp-router mtu 1280 type veth peer name near netns sp-far mtu 1280
link add name mx netns sp-far type veth peer name eth0 netns sp-mx
"""

ADDRESSES = f"""
sp-router addr add {ROUTER}/64 dev host nodad
sp-router addr add 192.0.2.1/24 dev host
sp-router addr add 2001:db8:53::ff/64 dev dns nodad
sp-router addr add 198.51.100.1/24 dev dns
sp-router addr add 2001:db8:ff::1/64 dev far nodad
sp-far addr add 2001:db8:ff::2/64 dev near nodad
sp-far addr add 2001:db8:2:1::1/64 dev mx nodad
sp-mx addr add {MX}/64 dev eth0 nodad
sp-dns addr add {ROOT_SERVER}/64 dev eth0 nodad
sp-dns addr add {ZONE_SERVER}/64 dev eth0 nodad
sp-dns addr add {RESOLVER}/64 dev eth0 nodad
sp-dns addr add {RESOLVER4}/24 dev eth0
sp-host addr add {STATIC}/64 dev eth0 nodad
sp-host addr add {STATIC4}/24 dev eth0
sp-router route add 2001:db8:2::/48 via 2001:db8:ff::2
sp-far route add 2001:db8::/32 via 2001:db8:ff::1
sp-mx route add default via 2001:db8:2:1::1
sp-dns route add default via 2001:db8:53::ff
sp-dns route add default via 198.51.100.1
sp-host route add default via 192.0.2.1
"""


def run(*words, **more):
    """Runs a command; its output, stripped. Whatever goes wrong is told with what the command said."""
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: {(done.stderr or done.stdout).strip()}")
    return done.stdout.strip()


def inside(host, *words):
    """The same command as it is run on a host of the lab."""
    named = ("unshare", "--uts", "sh", "-c", 'hostname "$0"; exec "$@"', NAMES.get(host, host))
    return ("ip", "netns", "exec", host, *named, *words)


def on(host, *words, **more):
    """Runs a command on a host of the lab."""
    return run(*inside(host, *words), **more)


def sysctl(host, **settings):
    for name, value in settings.items():
        on(host, "sysctl", "-q", "-w", f"net.ipv6.{name.replace('__', '.')}={value}")


def wait_for(what, condition, seconds=20):
    """Looks ten times a second; what it came to."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.1)
    raise RuntimeError(f"{what}: not after {seconds} s")


def knock(host, *words):
    """Whether a packet from that host gets an answer: ping ADDRESS, tcp ADDRESS PORT."""
    return subprocess.run(inside(host, str(HERE / "knock"), *words), check=False).returncode == 0


class Lab:
    """Hosts, links and the programs on them."""

    def __init__(self, folder):
        self.folder = folder
        run("mount", "-t", "tmpfs", "tmpfs", str(folder))
        Path("/run/netns").mkdir(exist_ok=True)
        run("mount", "-t", "tmpfs", "tmpfs", "/run/netns")
        self.started = {}
        for host in HOSTS:
            run("ip", "netns", "add", host)
            sysctl(host, conf__all__disable_ipv6=0, conf__default__disable_ipv6=0)
            sysctl(host, icmp__ratelimit=0)  # errors are counted on
        sysctl("sp-host", conf__default__use_tempaddr=2, conf__all__use_tempaddr=2)
        for line in LINKS.strip().splitlines():
            run("ip", *line.split())
        for host in HOSTS:
            for device in json.loads(run("ip", "-n", host, "-j", "link")):
                run("ip", "-n", host, "link", "set", "dev", device["ifname"], "up")
        for line in ADDRESSES.strip().splitlines():
            run("ip", "-n", *line.split())
        for router in ("sp-router", "sp-far"):
            sysctl(router, conf__all__forwarding=1)
        on("sp-router", "sysctl", "-q", "-w", "net.ipv4.ip_forward=1")

    def start(self, host, *words, log):
        """Starts a program that runs until it is stopped, or the proof ends."""
        with open(self.folder / log, "w", encoding="utf-8") as out:
            process = subprocess.Popen(
                inside(host, *words), stdin=subprocess.PIPE, stdout=out, stderr=out, text=True
            )
        self.started[log] = process
        return process

    def stop(self, log):
        """Stops the program with that log, if it runs."""
        process = self.started.pop(log, None)
        if process:
            process.terminate()
            process.wait()

    def log(self, name):
        return (self.folder / name).read_text(encoding="utf-8", errors="replace")
