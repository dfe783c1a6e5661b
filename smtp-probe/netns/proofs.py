"""The parts of the proof. Each begins with a calm scene, but the first, which begins with a new one."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor

import filters
import lab as net
import names
import tool
from lab import MX, ROUTER, STATIC, knock, on, wait_for
from scene import advertised_for, host, kernel_choice, static_addresses, temporary_addresses

WALK = ("--root-server", net.ROOT_SERVER)
OPEN = ("skipped", "undecided")
HERE = ("--source", STATIC)


def temporary_address(scene):
    """A temporary address (RFC 8981) beside a static one"""
    scene.advertise()
    temporary = wait_for("a temporary address", temporary_addresses)
    choice = kernel_choice()
    scene.say("the kernel chooses the temporary address", choice in temporary, choice)
    parts = ("--about", "host,mail,exposure,domain")
    report = tool.check(*parts)
    scene.say("check says that mail leaves from there", report.sources() == [choice], report.sources())
    scene.named(report, "source-temporary", "static-address-unused", "named-address-unused")
    scene.refused(report.verdict())
    waiting = scene.deferred()

    remedies = tool.fix()
    mended = tool.mends(remedies)
    scene.say("fix has a remedy for source-temporary", "source-temporary" in mended, mended)
    tool.apply(remedies, scene.names)
    report = tool.check(*parts, *scene.bound())
    scene.say(
        "check says that mail leaves from the static address", report.sources() == [STATIC], report.sources()
    )
    scene.silent(report, "source-temporary", "static-address-unused", "named-address-unused")
    scene.say("check predicts that it is taken", report.verdict()["action"] == "note", report.verdict())
    scene.accepted()
    scene.delivered(waiting)


def perfect(scene):
    """A perfect host: check and fix end with 0, with every receiver"""
    scene.calm()
    if shutil.which("nft"):
        filters.load(filters.RULESETS["a good filter"])
    if not scene.sender:
        listen(scene)
    subject = ("--domain", tool.DOMAIN, *tool.SIGNED, *WALK, *scene.bound())
    report = tool.ask("check", *subject)
    scene.say("check finds no fault", not report.faults(), report.faults())
    scene.say("check ends with 0", report.exit_code == 0, report.worse())
    report = tool.ask("fix", *subject)
    scene.say("fix has nothing to change", report.json["remedies"] == [], report.json["remedies"])
    scene.say("fix ends with 0", report.exit_code == 0, report.exit_code)
    scene.accepted()
    if scene.sender:
        before = len(scene.sender.fates())
        scene.sender.submit(tool.SENDER, tool.RECIPIENT)
        status, why = scene.sender.fate_after(before)
        scene.say("mail of the real sending Postfix is delivered", status == "sent", why)

    scene.names.without(r"^mail\._domainkey")
    report = tool.ask("check", *subject)
    scene.say("without its DKIM record, check ends with 1", report.exit_code == 1, report.exit_code)


def missing_records(scene):
    """A static address without PTR, AAAA and SPF records"""
    scene.calm()
    scene.names.without(rf"^{STATIC} PTR", r"^mail\.example\.org\. AAAA", "v=spf1")
    report = tool.check("--about", "reverse,domain", *WALK, *scene.bound())
    scene.named(report, "reverse-record-missing", "mx-without-ipv6", "spf-source-left-out")
    wrong = {"ptr-missing", "helo-unconfirmed", "spf-missing"}
    scene.say("receivers mind " + ", ".join(sorted(wrong)), wrong <= report.minded(), report.minded())
    scene.refused(report.verdict())
    waiting = scene.deferred()

    watch = tool.begin(
        "check", *tool.SUBJECT, "--about", "reverse", "--watch=1", "--watch-for=1", *WALK, *scene.bound()
    )
    first = next(line for line in watch.stderr if line.startswith("watching"))
    scene.say("check --watch waits as long as the PTR record is missing", watch.poll() is None, first)
    remedies = tool.fix(*scene.bound())
    lines = tool.said(remedies, "nsupdate")
    printed = all(f" {kind} " in " ".join(lines) for kind in ("PTR", "AAAA", "TXT"))
    scene.say("fix prints PTR, AAAA and TXT records for nsupdate", printed, lines)
    tool.apply(remedies, scene.names)
    _, said = watch.communicate(timeout=60)
    scene.say("check --watch sees it come, and ends with 0", watch.returncode == 0, said)
    report = tool.check("--about", "host,mail,reverse,domain", *WALK, *scene.bound())
    green = (report.faults(), report.exit_code)
    scene.say("check finds no fault and ends with 0", green == (set(), 0), green)
    scene.accepted()
    scene.delivered(waiting)


def no_static_address(scene):
    """Addresses from the router alone, and no records"""
    scene.calm()
    host(f"ip -6 addr del {STATIC}/64 dev eth0")
    host("ip -6 route del default")
    for device in ("all", "eth0"):
        net.sysctl("sp-host", **{f"conf__{device}__use_tempaddr": 2})
    if scene.sender:
        scene.sender.command("postconf", "-e", "smtp_bind_address6 =")
        scene.sender.command("postfix", "reload")
    scene.names.without(rf"^{STATIC} PTR", r"^mail\.example\.org\. AAAA", "v=spf1")
    scene.advertise()
    wait_for("a temporary address", temporary_addresses)
    parts = ("--about", "host,mail,domain")
    report = tool.check(*parts)
    scene.named(report, "source-temporary", "mx-without-ipv6", "spf-source-left-out")
    scene.refused(report.verdict())
    waiting = scene.deferred()
    tool.apply(tool.fix(), scene.names)
    kept = static_addresses()
    report = tool.check(*parts, *scene.bound(*kept))
    scene.say(
        "with what fix prints, mail leaves from the one static address",
        report.sources() == kept and len(kept) == 1,
        (report.sources(), kept),
    )
    green = (report.faults(), report.exit_code)
    scene.say("check finds no fault and ends with 0", green == (set(), 0), green)
    scene.accepted(*kept)
    scene.delivered(waiting)


def packet_filters(scene):
    """Real rules of nftables, and packets on the wire"""
    scene.calm()
    listen(scene)
    undecided = []
    for title, rules in filters.RULESETS.items():
        filters.load(rules)
        report, faults = look_both_ways()
        results = report.results()
        wrong = {
            rule: f"check says {results[rule]}"
            for rule, fault in faults.items()
            if results[rule] not in (*OPEN, "failed" if fault else "passed")
        }
        real = ", ".join(rule for rule, fault in faults.items() if fault) or "no fault"
        scene.say(f'check and the wire agree about "{title}": {real}', not wrong, wrong)
        undecided += [f"{rule} ({title})" for rule in faults if results[rule] in OPEN]
        if title in filters.MENDED:
            mend(scene, report)
    scene.say("check is seldom undecided", len(undecided) <= 3, undecided)


def listen(scene):
    """A service that is nobody's business; and something on port 25, where there is no Postfix."""
    ports = [("sp-host", filters.DATABASE)]
    ports += [] if scene.sender else [("sp-host", "25"), ("sp-mx", "25")]
    for where, port in ports:
        server = (sys.executable, "-m", "http.server", "--bind", "::", port)
        scene.lab.start(where, *server, log=f"{where}-{port}.log")
        wait_for(f"port {port} of {where}", lambda: knock(where, "tcp", "::1", port))


def look_both_ways():
    """What check says, and what packets on the wire say at the same time. DNS is asked over IPv4."""
    with ThreadPoolExecutor() as pool:
        report = pool.submit(tool.check, "--about", "exposure", *HERE, resolver=net.RESOLVER4)
        faults = filters.judged_by_kernel()
        return report.result(), faults


def mend(scene, before):
    """The rules that fix prints, before those that are there."""
    shut = scene.receiver and "neighbor-discovery-dropped" in before.faults()
    if shut:
        end = tool.send(*HERE, resolver=net.RESOLVER4)
        scene.say("mail does not get to the real Postfix", end["end"] == "lost", end)
    remedies = tool.fix(*HERE, resolver=net.RESOLVER4)
    left = before.faults() - tool.mends(remedies)
    scene.say(f"fix has remedies for {', '.join(sorted(before.faults()))}", not left, left)
    tool.apply(remedies, scene.names)
    host("ip -6 route flush cache")
    report, faults = look_both_ways()
    shown = (report.faults(), [rule for rule, fault in faults.items() if fault])
    scene.say("with its rules, neither check nor the wire shows a fault", shown == (set(), []), shown)
    if shut:
        scene.accepted()


def path_mtu(scene):
    """A link of 1280 octets behind a router that is silent about it"""
    hole = "path-mtu-black-hole"
    scene.calm()
    serve = ("-cp", net.CLASSES, "fakereceiver.cli.Main", "serve", "--persona", "accept-all")
    scene.lab.start("sp-mx", net.JAVA, *serve, "--listen", f"[{MX}]:2525", log="receiver.log")
    wait_for("the receiver listens", lambda: knock("sp-mx", "tcp", MX, "2525"))
    scene.silent(path(), hole, when=" while the router sends packet-too-big")
    on("sp-router", "nft", "add table ip6 silent")
    on("sp-router", "nft", "add chain ip6 silent output { type filter hook output priority 0; }")
    on("sp-router", "nft", "add rule ip6 silent output icmpv6 type packet-too-big drop")
    scene.named(path(), hole, when=" when the router drops it")
    host(f"ip -6 route change default via {ROUTER} dev eth0 mtu 1280")
    scene.silent(path(), hole, when=" with its remedy, a route of 1280 octets")
    host(f"ip -6 route change default via {ROUTER} dev eth0")
    on("sp-router", "nft", "delete table ip6 silent")

    filters.load(filters.RULESETS["packet-too-big dropped first"])
    scene.named(path(), hole, "icmpv6-errors-dropped", when=" when the host itself drops it")
    tool.apply(tool.fix(*HERE), scene.names)
    scene.silent(path(), hole, "icmpv6-errors-dropped", when=" with the rule that fix prints")
    scene.lab.stop("receiver.log")


def path():
    host("ip -6 route flush cache")  # the kernel remembers what it was told
    return tool.check("--about", "exposure,path", "--path-receiver", f"[{MX}]:2525", *HERE)


def addresses_and_routes(scene):
    """Addresses that cannot be used, and a default route that goes away"""
    scene.calm()
    taken, slow, ula = "2001:db8:1:1::66/64", "2001:db8:1:1::67/64", "fd00:1::25/64"
    on("sp-router", "ip", "-6", "addr", "add", taken, "dev", "host", "nodad")
    host(f"ip -6 addr add {taken} dev eth0")
    wait_for("duplicate address detection", lambda: "dadfailed" in host("ip -6 addr"))
    net.sysctl("sp-host", conf__eth0__dad_transmits=60)
    host(f"ip -6 addr add {slow} dev eth0")
    scene.named(about_host(), "address-duplicate", "address-tentative")
    net.sysctl("sp-host", conf__eth0__dad_transmits=1)
    host(f"ip -6 addr del {taken} dev eth0")
    host(f"ip -6 addr del {slow} dev eth0")
    scene.silent(about_host(), "address-duplicate", "address-tentative", when=" without those addresses")

    host(f"ip -6 addr del {STATIC}/64 dev eth0")
    host(f"ip -6 addr add {ula} dev eth0 nodad")
    scene.named(about_host(), "no-global-address", when=" with a ULA alone")
    host(f"ip -6 addr del {ula} dev eth0")
    host(f"ip -6 addr add {STATIC}/64 dev eth0 nodad")

    host("ip -6 route del default")
    scene.advertise()
    wait_for("a default route from the router", advertised_for)
    net.sysctl("sp-host", conf__all__forwarding=1)
    scene.say("with forwarding, the kernel drops the router's route", not advertised_for(), advertised_for())
    finding = about_host().finding("no-default-route")
    scene.say(
        "check names no-default-route: accept_ra = 2",
        "eth0.accept_ra = 2" in finding.get("remedy", ""),
        finding,
    )
    net.sysctl("sp-host", conf__eth0__accept_ra=2)
    scene.say("with that, the kernel has a route again", wait_for("a default route", advertised_for))

    net.sysctl("sp-host", conf__eth0__accept_ra=1)
    scene.named(about_host(), "default-route-will-expire", when=" with accept_ra = 1")
    aged = wait_for("a lifetime that is not new", lambda: advertised_for() < net.ROUTE_LIFETIME - 1)
    scene.say("its lifetime is running down", aged, advertised_for())
    tool.apply(tool.fix(*scene.bound()), scene.names)
    heard = wait_for("a new lifetime", lambda: advertised_for() >= net.ROUTE_LIFETIME - 1)
    scene.say("with what fix prints, the router is heard again", heard)
    scene.silent(about_host(), "default-route-will-expire")
    net.sysctl("sp-host", conf__all__forwarding=0, conf__eth0__accept_ra=1)


def about_host():
    return tool.check("--about", "host")


ALL = [
    temporary_address,
    perfect,
    missing_records,
    no_static_address,
    packet_filters,
    path_mtu,
    addresses_and_routes,
    *names.ALL,
]
