"""Packet filters as people write them, and what the kernel makes of them."""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor

import lab as net
from lab import MX, ROUTER, STATIC, STATIC4, knock, on

DATABASE = "3306"
NEIGHBOURS = "icmpv6 type { nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } accept"
ECHO = "icmpv6 type { echo-request, echo-reply } accept"
FOLLOW = "ct state established,related accept"


def chain(name, *rules):
    return "\n".join((f"chain {name} {{", *rules, "}"))


def table(name, *parts):
    return "\n".join((f"table {name} {{", *parts, "}\n"))


def incoming(*rules):
    """A chain that lets in what these rules accept, and nothing else."""
    return chain("input", "type filter hook input priority 0; policy drop;", *rules)


def inet(*rules):
    return table("inet filter", incoming(*rules))


LOCAL = 'iif "lo" accept'
ALL_ICMP = "meta l4proto ipv6-icmp accept"
SMTP = "tcp dport 25 accept"
FOR_IPV4 = table(
    "ip filter", incoming(FOLLOW, LOCAL, "icmp type echo-request accept", "tcp dport { 22, 25 } accept")
)

RULESETS = {
    "IPv4 filtered well, IPv6 by ports alone": FOR_IPV4
    + table("ip6 filter", incoming(LOCAL, "tcp dport 22 accept")),
    "IPv4 filtered well, IPv6 not at all": FOR_IPV4,
    "a good filter": inet(FOLLOW, LOCAL, NEIGHBOURS, ECHO, "tcp dport { 22, 25 } accept"),
    "a good filter with a map, a named set, and another chain": table(
        "inet filter",
        "set open {\ntype inet_service; flags interval; elements = { 20-30, 587 }\n}",
        chain(
            "messages",
            "icmpv6 type { destination-unreachable, packet-too-big, time-exceeded, parameter-problem } accept",
            ECHO,
            NEIGHBOURS,
        ),
        incoming(
            "ct state vmap { established : accept, related : accept, invalid : drop }",
            'iifname "lo" accept',
            "meta l4proto ipv6-icmp jump messages",
            "tcp dport @open accept",
        ),
    ),
    "no echo": inet(FOLLOW, NEIGHBOURS, SMTP),
    "packet-too-big dropped first": inet("icmpv6 type packet-too-big drop", FOLLOW, NEIGHBOURS, ECHO, SMTP),
    "what is related is not let in": inet("ct state established accept", NEIGHBOURS, ECHO, SMTP),
    "connections are not followed": table("ip6 filter", incoming(ALL_ICMP, SMTP)),
    "only neighbour discovery is dropped": inet("icmpv6 type 133-136 drop", FOLLOW, ALL_ICMP, SMTP),
    "port 25 refused, the database open": inet(
        FOLLOW, ALL_ICMP, "tcp dport 25 reject with tcp reset", f"tcp dport {DATABASE} accept"
    ),
    "a second chain takes back what the first lets in": inet(FOLLOW, ALL_ICMP, SMTP)
    + table("ip6 more", chain("late", "type filter hook input priority 10;", "tcp dport 25 drop")),
    "dropped before the host's own chains": table(
        "inet early", chain("early", "type filter hook prerouting priority -300;", "tcp dport 25 drop")
    )
    + table(
        "netdev link",
        chain("link", "type filter hook ingress device eth0 priority 0;", "icmpv6 type echo-request drop"),
    ),
    "some networks only, and echo at a limited rate": inet(
        FOLLOW,
        NEIGHBOURS,
        "icmpv6 type echo-request limit rate 50/second accept",
        "ip6 saddr 2001:db8:2::/48 tcp dport 25 accept",
    ),
}

# those whose faults are also mended with what fix prints; it leaves chains before "input" to their owner
MENDED = {
    "IPv4 filtered well, IPv6 by ports alone",
    "IPv4 filtered well, IPv6 not at all",
    "port 25 refused, the database open",
    "a second chain takes back what the first lets in",
}


def load(rules):
    """Replaces the packet filter of the mail host."""
    on("sp-host", "nft", "-f", "-", input="flush ruleset\n" + rules)
    on("sp-host", "ip", "-6", "route", "flush", "cache")


def neighbour(host, device, address):
    """Whether that host finds that neighbour, if it has to look for it."""
    subprocess.run(("ip", "-n", host, "-6", "neigh", "flush", "dev", device), check=True)
    knock(host, "tcp", address, "9")
    shown = json.loads(net.run("ip", "-n", host, "-j", "-6", "neigh", "show", "dev", device))
    return any(n["dst"] == address and "lladdr" in n for n in shown)


def seen_by_kernel():
    """Whether neighbours are found, and which knocks are answered."""
    links = [("sp-router", "host", STATIC), ("sp-host", "eth0", ROUTER)]
    knocks = {
        "echo in": ("sp-router", "ping", STATIC),
        "echo out": ("sp-host", "ping", ROUTER),
        "unreachable": ("sp-host", "refused", MX),
        "exceeded": ("sp-host", "exceeded", MX),
        "too big": ("sp-host", "too-big", MX),
        "smtp": ("sp-router", "tcp", STATIC, "25"),
        "answers": ("sp-host", "tcp", MX, "25"),
        "database": ("sp-router", "tcp", STATIC, DATABASE),
        "database over IPv4": ("sp-router", "tcp", STATIC4, DATABASE),
    }
    with ThreadPoolExecutor() as pool:
        found = all(pool.map(lambda link: neighbour(*link), links))
        through = dict(zip(knocks, pool.map(lambda words: knock(*words), knocks.values())))
    return found, through


def judged_by_kernel():
    """Rule -> whether it has to find a fault; nothing about a rule that the wire cannot tell about."""
    found, through = seen_by_kernel()
    faults = {"neighbor-discovery-dropped": not found}
    if found:  # without neighbours nothing else gets through either
        faults |= {
            "echo-dropped": not (through["echo in"] and through["echo out"]),
            "icmpv6-errors-dropped": not all(through[e] for e in ("unreachable", "exceeded", "too big")),
            "smtp-shut-out": not through["smtp"],
            "replies-dropped": not through["answers"],
            "service-exposed": through["database"],
            "open-over-ipv6-only": through["database"] and not through["database over IPv4"],
        }
    return faults
