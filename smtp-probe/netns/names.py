"""The parts of the proof with real resolvers: what the host is told by its own, and what others see."""

import lab as net
import resolvers
import tool
from lab import STATIC

SEEN = ("--about", "reverse,domain", *tool.SIGNED, "--root-server", net.ROOT_SERVER)
SILENT = "2001:db8:53::77"  # nobody has it


def look(scene):
    """What check says with the resolver of resolv.conf, for every receiver."""
    subject = ("--domain", tool.DOMAIN, "--all")
    return tool.ask("check", *subject, *SEEN, *scene.bound(), resolver=None)


def differs(scene, title, *names):
    """The resolver says something else of these names; verdicts are by what the name servers say."""
    report = look(scene)
    about = {f["about"].split(" ")[0] for f in report.failed("resolver-differs")}
    scene.say(f"{title}: check names resolver-differs about {', '.join(names)}", about == set(names), about)
    rest = report.faults() - {"resolver-differs"}
    scene.say(f"{title}: and no other fault", not rest, rest)
    scene.say(f"{title}: every receiver takes the mail", not report.worse(), report.worse())
    advice = {f["remedy"] for f in report.failed("resolver-differs")}
    good = all("Ask another resolver" in one and "wait" not in one.lower() for one in advice)
    scene.say(f"{title}: the advice is to ask another resolver, and not to wait", advice and good, advice)


def unbound_local_data(scene):
    """unbound with local data for the own name"""
    scene.calm()
    resolvers.ask(scene.lab, STATIC)
    resolvers.unbound(scene.lab)
    report = look(scene)
    green = (report.faults(), report.worse(), report.exit_code)
    scene.say("a resolver without: no fault, and check ends with 0", green == (set(), [], 0), green)
    own = ('local-data: "mail.example.org. A 10.0.0.25"', 'local-data: "mail.example.org. AAAA fd00:1::25"')
    resolvers.unbound(scene.lab, *own)
    differs(scene, "local-data", "mail.example.org")
    resolvers.unbound(scene.lab, f'local-data-ptr: "{STATIC} host.lan"')
    differs(scene, "local-data-ptr", STATIC)
    resolvers.unbound(scene.lab, 'local-zone: "example.org." static', own[0])
    differs(scene, "a static local-zone", "mail.example.org", "example.org", "_dmarc.example.org")


def dnsmasq_local_data(scene):
    """dnsmasq with an address and a file of hosts for the own name"""
    scene.calm()
    resolvers.ask(scene.lab, STATIC)
    resolvers.dnsmasq(scene.lab, "--address=/mail.example.org/10.0.0.25")
    differs(scene, "address=", "mail.example.org")
    resolvers.dnsmasq(scene.lab, hosts="127.0.1.1 mail.example.org mail\nfd00:1::25 mail.example.org\n")
    differs(scene, "/etc/hosts", "mail.example.org")
    resolvers.dnsmasq(scene.lab, "--local=/example.org/")
    differs(scene, "local=", "mail.example.org", "example.org", "_dmarc.example.org")


def unbound_private_address(scene):
    """unbound that filters the own addresses against rebinding"""
    scene.calm()
    resolvers.ask(scene.lab, STATIC)
    resolvers.unbound(scene.lab, "private-address: 2001:db8:1::/48")
    differs(scene, "private-address", "mail.example.org")


def dnsmasq_rebinding(scene):
    """dnsmasq that filters private addresses against rebinding"""
    scene.calm()
    resolvers.ask(scene.lab, STATIC)
    resolvers.dnsmasq(scene.lab, "--stop-dns-rebind")  # takes those of documentation for private, too
    differs(scene, "stop-dns-rebind", "mail.example.org")


def unbound_dns64(scene):
    """unbound that makes up AAAA records (DNS64)"""
    scene.calm()
    resolvers.ask(scene.lab, STATIC)
    resolvers.unbound(scene.lab, modules="dns64 iterator")
    report = look(scene)
    scene.say("with an AAAA record of its own, nothing is made up", not report.faults(), report.faults())
    scene.names.without(r"^mail\.example\.org\. AAAA")
    for title, line in {"64:ff9b::/96": "", "a prefix of the network": "dns64-prefix: 2001:db8:64::/96"}.items():
        resolvers.unbound(scene.lab, line, modules="dns64 iterator")
        report = look(scene)
        told = {"resolver-synthesizes", "mx-without-ipv6"} <= report.faults()
        told = told and not report.failed("resolver-differs")
        scene.say(f"{title}: check says that it is made up, and that there is no AAAA", told, report.faults())
        advice = report.advice().get("fcrdns-mismatch", "nothing")
        scene.say(f"{title}: judged as without, and told to publish one", f"AAAA {STATIC}" in advice, advice)


def one_resolver_fails(scene):
    """One of two resolvers fails"""
    scene.calm()
    resolvers.unbound(scene.lab)
    cases = {
        "a silent one, and unbound": (SILENT, STATIC),
        "unbound, and a silent one": (STATIC, SILENT),
    }
    for title, addresses in cases.items():
        resolvers.ask(scene.lab, *addresses)
        fails(scene, title, SILENT)
    resolvers.unbound(scene.lab, "do-not-query-address: ::/0")
    resolvers.ask(scene.lab, STATIC, net.RESOLVER)
    fails(scene, "an unbound that says SERVFAIL, and another one", STATIC)


def fails(scene, title, place):
    report = look(scene)
    about = [f["about"] for f in report.failed("resolver-fails")]
    scene.say(f"{title}: check names resolver-fails about it", about == [f"[{place}]:53"], about)
    rest = report.unsettled() - {"resolver-fails"}
    scene.say(f"{title}: nothing else is wrong or undecided", not rest, rest)
    scene.say(f"{title}: every receiver takes the mail", not report.worse(), report.worse())


ALL = {
    unbound_local_data: "unbound",
    dnsmasq_local_data: "dnsmasq",
    unbound_private_address: "unbound",
    dnsmasq_rebinding: "dnsmasq",
    unbound_dns64: "unbound",
    one_resolver_fails: "unbound",
}
