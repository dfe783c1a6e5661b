"""Reads cases (see KernelDifferentialTest.java) from standard input, prints which source address the kernel
of this network namespace chooses, a line a case. Run in a namespace of its own.
"""
import subprocess
import sys


def ip(*words):
    return subprocess.run(("ip", "-6") + words, capture_output=True, text=True)


subprocess.run(["ip", "link", "add", "d0", "type", "veth", "peer", "name", "d1"], check=True)
subprocess.run(["ip", "link", "set", "d1", "addrgenmode", "none", "up"], check=True)
subprocess.run(["ip", "link", "set", "d0", "addrgenmode", "none", "up"], check=True)
for line in sys.stdin:
    destination, *sources = line.split()
    ip("addr", "flush", "dev", "d0")
    for source in sources:
        address, _, state = source.partition(",")
        times = ("preferred_lft", "0", "valid_lft", "forever") if state else ()
        ip("addr", "add", address, "dev", "d0", "nodad", *times)
    ip("route", "replace", "default", "dev", "d0")
    words = ip("route", "get", destination).stdout.split()
    print(words[words.index("src") + 1] if "src" in words else "none", flush=True)
