"""The parts of the proof. Each leaves the lab as it found it."""

import json
import subprocess
import time

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


class Proofs:
    """The parts, in order; `say` hears each assertion."""

    def __init__(self, lab, names, receiver, sender, say):
        self.lab = lab
        self.names = names
        self.receiver = receiver
        self.sender = sender
        self.say = say

    def parts(self):
        return [self.temporary_address]

    # --- 1

    def temporary_address(self):
        """A temporary address (RFC 8981) beside a static one"""
        say = self.say
        self.lab.start("sp-router", str(net.HERE / "advertise"), "host", "2001:db8:1:1::/64", log="ra.log")
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
        mended = {id for remedy in remedies["remedies"] for id in remedy["mends"]}
        say("fix has a remedy for source-temporary", "source-temporary" in mended, mended)
        tool.apply(remedies, self.names)
        after = tool.check("--about", "host,mail,exposure,domain", *self.bound())
        say("check finds no fault in the source after that", not source_faults(after), after.faults())
        say("check says that mail leaves from the static address", after.sources() == [STATIC], after.sources())
        say("check predicts that strict receivers take it", after.verdict()["action"] == "note", after.verdict())
        self.accepted(before)
        self.delivered(waiting)

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
