"""The parts of the proof. Each leaves the lab as it found it."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import filters
import lab as net
import tool
from lab import MX, STATIC, knock, on, wait_for


def addresses(flag=None):
    """The global addresses of the mail host that are in use, with their flags."""
    shown = json.loads(on("sp-host", "ip", "-j", "-6", "addr", "show", "dev", "eth0", "scope", "global"))
    found = shown[0]["addr_info"] if shown else []
    return [a for a in found if "tentative" not in a and (flag is None or flag in a)]


def kernel_choice():
    return json.loads(on("sp-host", "ip", "-j", "-6", "route", "get", MX))[0]["prefsrc"]


def advertised_for():
    """How long the default route of the router is to last, in seconds; 0 without one."""
    routes = json.loads(on("sp-host", "ip", "-j", "-6", "route", "show", "default", "proto", "ra"))
    return routes[0]["expires"] if routes else 0


class Proofs:
    """The parts, in order; `say` hears each assertion."""

    def __init__(self, lab, names, receiver, sender, say):
        self.lab = lab
        self.names = names
        self.receiver = receiver
        self.sender = sender
        self.say = say

    def parts(self):
        return [self.temporary_address, self.missing_records, self.packet_filters, self.path_mtu, self.addresses_and_routes]

    # --- 1

    def temporary_address(self):
        """A temporary address (RFC 8981) beside a static one"""
        say = self.say
        self.advertise()
        wait_for("a temporary address", lambda: addresses("temporary"))
        choice = kernel_choice()
        temporary = [a["local"] for a in addresses("temporary")]
        say("the kernel chooses the temporary address", choice in temporary, choice)

        report = tool.check("--about", "host,mail,exposure,domain")
        say("check names source-temporary", "source-temporary" in report.faults(), report.faults())
        say(
            "check names static-address-unused and named-address-unused",
            {"static-address-unused", "named-address-unused"} <= report.faults(),
            report.faults(),
        )
        say("check says that mail leaves from there", report.sources() == [choice], report.sources())
        predicted = report.verdict()
        say("check predicts that strict receivers do not take it", predicted["action"] != "accept", predicted)
        before = self.refused(predicted)
        waiting = self.deferred()

        remedies = tool.fix()
        say("fix has a remedy for source-temporary", "source-temporary" in tool.mends(remedies), remedies)
        tool.apply(remedies, self.names)
        after = tool.check("--about", "host,mail,exposure,domain", *self.bound())
        say("check finds no fault in the source after that", not source_faults(after), after.faults())
        say("check says that mail leaves from the static address", after.sources() == [STATIC], after.sources())
        say("check predicts that strict receivers take it", after.verdict()["action"] == "note", after.verdict())
        self.accepted(before)
        self.delivered(waiting)

    # --- 2

    def missing_records(self):
        """A static address without PTR, AAAA and SPF records"""
        say = self.say
        self.calm()
        self.names.without(rf"^{STATIC} PTR", r"^mail\.example\.org\. AAAA", "v=spf1")
        walk = ("--root-server", net.ROOT_SERVER)
        report = tool.check("--about", "reverse,domain", *walk, *self.bound())
        wrong = {"reverse-record-missing", "mx-without-ipv6", "spf-source-left-out"}
        say(f"check names {', '.join(sorted(wrong))}", wrong <= report.faults(), report.faults())
        wrong = {"ptr-missing", "helo-unconfirmed", "spf-missing"}
        say(f"check says that receivers mind {', '.join(sorted(wrong))}", wrong <= report.minded(), report.minded())
        before = self.refused(report.verdict())
        waiting = self.deferred()

        watch = subprocess.Popen(
            net.inside(
                "sp-host",
                *tool.words("check", "--about", "reverse", *walk, *self.bound()),
                "--domain",
                tool.DOMAIN,
                "--persona",
                tool.STRICT,
                "--watch=1",
                "--watch-for=1",
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        first = next(line for line in watch.stderr if line.startswith("watching"))
        say("check --watch waits as long as the record is missing", watch.poll() is None, first)
        remedies = tool.fix(*self.bound())
        lines = tool.said(remedies, "nsupdate")
        say("fix prints a PTR, an AAAA and TXT records for nsupdate", all(f" {t} " in str(lines) for t in ("PTR", "AAAA", "TXT")), lines)
        tool.apply(remedies, self.names)
        out, err = watch.communicate(timeout=60)
        say("check --watch sees them and ends, without a fault", watch.returncode == 0, err or out)

        after = tool.check("--about", "host,mail,reverse,domain", *walk, *self.bound())
        say("check finds no fault and exits with 0", (after.faults(), after.exit_code) == (set(), 0), after.faults())
        self.accepted(before)
        self.delivered(waiting)

    # --- 3

    def packet_filters(self):
        """Real rules of nftables, and packets on the wire"""
        self.calm()
        self.listen()
        undecided = []
        for title, rules in filters.RULESETS.items():
            filters.load(rules)
            report, real = self.both()
            results = report.results()
            self.agree(title, results, real)
            undecided += [f"{id} ({title})" for id in real if results[id] == "skipped"]
            if title in filters.MENDED:
                self.mend(title, report)
        self.say("check is seldom undecided", len(undecided) <= 3, undecided)
        self.calm()

    def both(self):
        """What check says, and what packets on the wire say at the same time."""
        with ThreadPoolExecutor() as pool:
            report = pool.submit(self.exposure)
            real = filters.judged_by_kernel()
            return report.result(), real

    def agree(self, title, results, real):
        wrong = {
            id: f"check: {results[id]}, wire: {'fault' if fault else 'no fault'}"
            for id, fault in real.items()
            if results[id] not in ("skipped", "failed" if fault else "passed")
        }
        faults = [id for id, fault in real.items() if fault]
        self.say(f"check and the wire agree about \"{title}\": {', '.join(faults) or 'no fault'}", not wrong, wrong)

    def mend(self, title, before):
        """The rules that fix prints, in place of those that it found."""
        mail = ("--source", STATIC)
        shut = self.receiver and before.faults() & {"neighbor-discovery-dropped", "replies-dropped"}
        if shut:
            end = tool.send(*mail, resolver=net.RESOLVER4)
            self.say("mail does not get to the real Postfix", end["end"] == "lost", end)
        remedies = tool.fix(*mail, resolver=net.RESOLVER4)
        left = before.faults() - tool.mends(remedies)
        self.say(f"fix has remedies for {', '.join(sorted(before.faults()))}", not left, left)
        tool.apply(remedies, self.names)
        on("sp-host", "ip", "-6", "route", "flush", "cache")
        after, real = self.both()
        shown = (after.faults(), [id for id, fault in real.items() if fault])
        self.say("with its rules, neither check nor the wire shows a fault", shown == (set(), []), shown)
        if shut:
            end = tool.send(*mail)
            self.say("the real Postfix accepts mail now", end["end"] == "accepted", end)

    def exposure(self):
        """DNS is asked over IPv4: IPv6 may be shut."""
        return tool.check("--about", "exposure", "--source", STATIC, resolver=net.RESOLVER4)

    def listen(self):
        """A service that is nobody's business; and mail servers, where there is no Postfix."""
        ports = [("sp-host", filters.DATABASE)]
        ports += [] if self.sender else [("sp-host", "25")]
        ports += [] if self.receiver else [("sp-mx", "25")]
        for host, port in ports:
            self.lab.start(host, sys.executable, "-m", "http.server", "--bind", "::", port, log=f"{host}-{port}.log")
            wait_for(f"port {port}", lambda: knock(host, "tcp", "::1", port))

    # --- 4

    def path_mtu(self):
        """A link of 1280 octets behind a router that is silent about it"""
        say = self.say
        self.calm()
        self.lab.start(
            "sp-mx", net.JAVA, "-cp", net.CLASSES, "fakereceiver.cli.Main", "serve", "--persona", "accept-all",
            "--listen", f"[{MX}]:2525", log="receiver.log",
        )
        wait_for("the receiver listens", lambda: knock("sp-mx", "tcp", MX, "2525"))
        report = self.path()
        say("while the router tells, check finds no black hole", "path-mtu-black-hole" in report.passed(), report.faults())
        on("sp-router", "nft", "add table ip6 silent")
        for hook in ("output", "forward"):
            on("sp-router", "nft", f"add chain ip6 silent {hook} {{ type filter hook {hook} priority 0; }}")
            on("sp-router", "nft", f"add rule ip6 silent {hook} icmpv6 type packet-too-big drop")
        report = self.path()
        say("check names path-mtu-black-hole when it drops packet-too-big", "path-mtu-black-hole" in report.faults(), report.faults())
        on("sp-host", "ip", "-6", "route", "change", "default", "via", net.ROUTER, "dev", "eth0", "mtu", "1280")
        report = self.path()
        say("with its remedy, a route of 1280 octets, messages get through", "path-mtu-black-hole" in report.passed(), report.faults())
        on("sp-host", "ip", "-6", "route", "change", "default", "via", net.ROUTER, "dev", "eth0")
        on("sp-router", "nft", "delete table ip6 silent")
        report = self.path()
        say("check finds none when it no longer does", "path-mtu-black-hole" in report.passed(), report.faults())

        filters.load(filters.RULESETS["packet-too-big dropped first"])
        both = {"path-mtu-black-hole", "icmpv6-errors-dropped"}
        report = self.path()
        say("when the host itself drops it, check names that too", both <= report.faults(), report.faults())
        tool.apply(tool.fix("--source", STATIC), self.names)
        report = self.path()
        say("with the rule that fix prints, both are gone", both <= report.passed(), report.faults())
        self.lab.stop("receiver.log")
        self.calm()

    def path(self):
        on("sp-host", "ip", "-6", "route", "flush", "cache")  # it remembers what it was told
        return tool.check("--about", "exposure,path", "--path-receiver", f"[{MX}]:2525", "--source", STATIC)

    # --- 5

    def addresses_and_routes(self):
        """Addresses that cannot be used, and a default route that goes away"""
        say = self.say
        self.calm()
        taken = "2001:db8:1:1::66/64"
        on("sp-router", "ip", "-6", "addr", "add", taken, "dev", "host", "nodad")
        on("sp-host", "ip", "-6", "addr", "add", taken, "dev", "eth0")
        wait_for("duplicate address detection", lambda: "dadfailed" in on("sp-host", "ip", "-6", "addr"))
        net.sysctl("sp-host", conf__eth0__dad_transmits=60)
        on("sp-host", "ip", "-6", "addr", "add", "2001:db8:1:1::67/64", "dev", "eth0")
        report = tool.check("--about", "host")
        say("check names address-duplicate: the router has it too", "address-duplicate" in report.faults(), report.faults())
        say("check names address-tentative", "address-tentative" in report.faults(), report.faults())
        net.sysctl("sp-host", conf__eth0__dad_transmits=1)
        for address in (taken, "2001:db8:1:1::67/64"):
            on("sp-host", "ip", "-6", "addr", "del", address, "dev", "eth0")
        report = tool.check("--about", "host")
        say("check finds neither without those addresses", not report.faults(), report.faults())

        on("sp-host", "ip", "-6", "addr", "del", f"{STATIC}/64", "dev", "eth0")
        on("sp-host", "ip", "-6", "addr", "add", "fd00:1::25/64", "dev", "eth0", "nodad")
        report = tool.check("--about", "host")
        say("check names no-global-address with a ULA alone", "no-global-address" in report.faults(), report.faults())
        on("sp-host", "ip", "-6", "addr", "del", "fd00:1::25/64", "dev", "eth0")
        on("sp-host", "ip", "-6", "addr", "add", f"{STATIC}/64", "dev", "eth0", "nodad")

        on("sp-host", "ip", "-6", "route", "del", "default")
        self.advertise()
        wait_for("a default route from the router", advertised_for)
        net.sysctl("sp-host", conf__all__forwarding=1)
        finding = tool.check("--about", "host").finding("no-default-route")
        say("forwarding is turned on, and the kernel drops the route of the router", not advertised_for())
        say("check names no-default-route and says accept_ra = 2", "eth0.accept_ra = 2" in finding.get("remedy", ""), finding)
        net.sysctl("sp-host", conf__eth0__accept_ra=2)
        say("with that, the kernel has it again", wait_for("a default route", advertised_for))

        net.sysctl("sp-host", conf__eth0__accept_ra=1)
        report = tool.check("--about", "host")
        say("with accept_ra = 1, check names default-route-will-expire", "default-route-will-expire" in report.faults(), report.faults())
        say("its lifetime is running down", advertised_for() < 1799, advertised_for())
        tool.apply(tool.fix(*self.bound()), self.names)
        say("with what fix prints, the router is heard again", wait_for("a new lifetime", lambda: advertised_for() >= 1799))
        report = tool.check("--about", "host")
        say("check finds that fault no longer", "default-route-will-expire" in report.passed(), report.faults())
        net.sysctl("sp-host", conf__all__forwarding=0, conf__eth0__accept_ra=1)
        self.calm()

    def advertise(self):
        self.lab.start("sp-router", str(net.HERE / "advertise"), "host", "2001:db8:1:1::/64", log="ra.log")

    def calm(self):
        """A host with a static address, a static route, and all records."""
        self.lab.stop("ra.log")
        for where in ("all", "eth0"):
            net.sysctl("sp-host", **{f"conf__{where}__use_tempaddr": 0})
        on("sp-host", "ip", "-6", "addr", "flush", "dev", "eth0", "scope", "global", "dynamic")
        on("sp-host", "ip", "-6", "route", "flush", "proto", "ra")
        on("sp-host", "ip", "-6", "route", "replace", "default", "via", net.ROUTER)
        on("sp-host", "nft", "flush", "ruleset")
        self.names.reset()
        self.names.reload()
        if self.sender:
            self.sender.command("postconf", "-e", f"smtp_bind_address6 = {STATIC}", "myhostname = mail.example.org")
            self.sender.command("postfix", "reload")

    def bound(self):
        """Without a sending Postfix, what sends is smtp-probe, which fix tells to send from there."""
        return () if self.sender else ("--source", STATIC)

    def refused(self, predicted):
        if not self.receiver:
            return None
        end = tool.send()
        self.say("the real Postfix refuses it", end["end"] == "refused", end)
        self.say(
            "its reply is the predicted one",
            (end["code"], end["status"]) == (predicted["code"], predicted["status"]),
            (end, predicted),
        )
        return end

    def accepted(self, before):
        if before:
            end = tool.send("--source", STATIC)
            self.say("the real Postfix, which refused it before, accepts it", end["end"] == "accepted", end)

    def deferred(self):
        """A mail that the sending Postfix cannot get rid of."""
        if not self.receiver or not self.sender:
            return None
        seen = len(self.sender.fates())
        self.sender.submit(tool.SENDER, tool.RECIPIENT)
        status, why = self.sender.fate_after(seen)
        self.say("mail of the real sending Postfix is refused too, and waits", status == "deferred", why)
        return seen + 1

    def delivered(self, seen):
        if seen is not None:
            self.sender.flush()
            status, why = self.sender.fate_after(seen)
            self.say("that mail is delivered now", status == "sent", why)


def source_faults(report):
    """Faults that are about where mail leaves from."""
    return {id for id in report.faults() if id.startswith(("source", "static", "named", "helo", "client"))}
