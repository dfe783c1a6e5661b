"""What all parts of the proof work with: the hosts, what runs on them, and somebody to tell."""

import json
import shutil

import lab as net
import tool
from lab import MX, STATIC, on

PREFIX = "2001:db8:1:1::/64"


class Scene:
    """The lab; `say` hears each assertion: a sentence, whether it holds, and what was seen instead."""

    def __init__(self, lab, names, receiver, sender, say):
        self.lab = lab
        self.names = names
        self.receiver = receiver
        self.sender = sender
        self.say = say

    # --- what check says

    def named(self, report, *rules, when=""):
        faults = report.faults()
        self.say(f"check names {', '.join(rules)}{when}", set(rules) <= faults, faults)

    def silent(self, report, *rules, when=""):
        """It looked, and found nothing."""
        self.say(
            f"check does not name {', '.join(rules)}{when}", set(rules) <= report.passed(), report.results()
        )

    # --- mail

    def bound(self, source=STATIC):
        """Without a sending Postfix, what sends is smtp-probe: told where from, as fix would have it."""
        return () if self.sender else ("--source", source)

    def refused(self, predicted):
        """A mail from here, to the strict Postfix, which is to say what was predicted of it."""
        self.say("check predicts that it is not taken", predicted["action"] in ("reject", "defer"), predicted)
        if self.receiver:
            end = tool.send()
            self.say("the real Postfix refuses it", end["end"] == "refused", end)
            replies = [(reply["code"], reply["status"]) for reply in (end, predicted)]
            self.say("its reply is the predicted one", replies[0] == replies[1], replies)

    def accepted(self, source=STATIC):
        if self.receiver:
            end = tool.send("--source", source)
            self.say("the real Postfix accepts it now", end["end"] == "accepted", end)

    def deferred(self):
        """A mail that the sending Postfix cannot get rid of; how many deliveries it has tried by then."""
        if not self.sender:
            return 0
        before = len(self.sender.fates())
        self.sender.submit(tool.SENDER, tool.RECIPIENT)
        status, why = self.sender.fate_after(before)
        self.say("mail of the real sending Postfix is refused too, and waits", status == "deferred", why)
        return before + 1

    def delivered(self, before):
        if self.sender:
            self.sender.flush()
            status, why = self.sender.fate_after(before)
            self.say("the mail that waited is delivered", status == "sent", why)

    # --- the mail host

    def advertise(self):
        """The router begins to send router advertisements."""
        self.lab.start("sp-router", str(net.HERE / "advertise"), "host", PREFIX, log="ra.log")

    def calm(self):
        """A host with a static address, a static route, and all records."""
        self.lab.stop("ra.log")
        for device in ("all", "eth0"):
            net.sysctl("sp-host", **{f"conf__{device}__use_tempaddr": 0})
        host("ip -6 addr flush dev eth0 scope global")
        host(f"ip -6 addr add {STATIC}/64 dev eth0 nodad")
        host("ip -6 route flush proto ra")
        host(f"ip -6 route replace default via {net.ROUTER} dev eth0")
        if shutil.which("nft"):
            host("nft flush ruleset")
        self.names.reset()
        self.names.reload()
        if self.sender:
            self.sender.command("postconf", "-e", f"smtp_bind_address6 = {STATIC}")
            self.sender.command("postfix", "reload")


def host(command):
    """Runs a command on the mail host."""
    return on("sp-host", *command.split())


def addresses():
    """The global ones of the mail host, as ip shows them."""
    shown = json.loads(host("ip -j -6 addr show dev eth0 scope global"))
    return [a for a in shown[0]["addr_info"] if "local" in a] if shown else []


def temporary_addresses():
    """Those of the mail host that are in use."""
    return [a["local"] for a in addresses() if "temporary" in a and "tentative" not in a]


def static_addresses():
    """Those of the mail host that no router gave it."""
    return [a["local"] for a in addresses() if "dynamic" not in a]


def kernel_choice():
    """Where the kernel of the mail host lets mail leave from."""
    return json.loads(host(f"ip -j -6 route get {MX}"))[0]["prefsrc"]


def advertised_for():
    """How long the default route of the router is to last, in seconds; 0 without one."""
    routes = json.loads(host("ip -j -6 route show default proto ra"))
    return routes[0]["expires"] if routes else 0
