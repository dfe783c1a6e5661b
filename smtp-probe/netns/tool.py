"""smtp-probe as it is used on the mail host: check, fix, send; and doing what fix says."""

import json
import subprocess

import lab as net
from services import DKIM_KEY

DOMAIN = "example.org"
SENDER = "alice@example.org"
RECIPIENT = "bob@recipient.test"
STRICT = "postfix-strict"
SIGNED = ("--dkim-selector", "mail", "--dkim-key", str(DKIM_KEY))


class Report:
    """What a command says with `--format json`; most of this is about check."""

    def __init__(self, json_text, exit_code):
        self.json = json.loads(json_text)
        self.exit_code = exit_code

    def faults(self):
        """The ids of the faults of the host, its DNS and its path."""
        return {f["rule"] for f in self.json["findings"] if f["result"] == "failed"}

    def passed(self):
        """The ids of what was looked at and found to be in order."""
        return {rule for rule, result in self.results().items() if result == "passed"}

    def finding(self, rule):
        """The first finding of that rule, as it is in JSON."""
        return next((f for f in self.json["findings"] if f["rule"] == rule), {})

    def failed(self, rule):
        """The findings of that rule that are faults."""
        return [f for f in self.json["findings"] if f["rule"] == rule and f["result"] == "failed"]

    def unsettled(self):
        """The ids of what is wrong or undecided."""
        return {f["rule"] for f in self.json["findings"] if f["result"] in ("failed", "undecided")}

    def results(self):
        """Rule -> the worst result."""
        worst = {}
        for f in self.json["findings"]:
            results = ("failed", "undecided", "skipped", "passed")
            worst[f["rule"]] = min(f["result"], worst.get(f["rule"], "passed"), key=results.index)
        return worst

    def sources(self):
        return [source["address"] for source in self.json["sources"]]

    def verdict(self, persona=STRICT):
        """What that receiver makes of mail that leaves now."""
        row = next(row for row in self.json["verdicts"] if row["sendsNow"])
        return next(v for v in row["verdicts"] if v["persona"] == persona)

    def worse(self):
        """Who does not deliver mail that leaves now, of those that count: [(persona, action)]."""
        row = next(row for row in self.json["verdicts"] if row["sendsNow"])
        good = ("accept", "note")
        return [
            (v["persona"], v["action"]) for v in row["verdicts"] if v["counts"] and v["action"] not in good
        ]

    def minded(self, persona=STRICT):
        return set(self.advice(persona))

    def advice(self, persona=STRICT):
        """What that receiver minds, and what to do about it: rule -> remedy."""
        outcomes = self.verdict(persona)["outcomes"]
        return {o["rule"]: o["remedy"] for o in outcomes if o["result"] == "failed"}


SUBJECT = ("--domain", DOMAIN, "--persona", STRICT)


def begin(command, *options, resolver=net.RESOLVER):
    """Starts a command of smtp-probe on the mail host; without a resolver, with that of resolv.conf."""
    words = [str(net.MODULE / "bin/smtp-probe"), command, "--format=json"]
    words += ["--dns-server", resolver] if resolver else []
    return subprocess.Popen(
        net.inside("sp-host", *words, *options), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ask(command, *options, **more):
    """Runs a command of smtp-probe on the mail host to its end."""
    process = begin(command, *options, **more)
    out, err = process.communicate()
    if not out.startswith("{"):
        raise RuntimeError(f"smtp-probe {command} {' '.join(options)}: {err.strip()}")
    return Report(out, process.returncode)


def check(*options, **more):
    return ask("check", *SUBJECT, "--all", *options, **more)


def fix(*options, **more):
    return ask("fix", *SUBJECT, *options, **more).json


def send(*options, **more):
    """A mail to the MX of the recipient: how the dialogue ended."""
    words = ("--from", SENDER, "--to", RECIPIENT, "--helo", "mail.example.org", "--timeout=3")
    report = ask("send", *words, *options, **more)
    return report.json["deliveries"][0]["dialogue"]


def mends(remedies):
    """The rules whose faults fix has a remedy for."""
    return {id for remedy in remedies["remedies"] for id in remedy["mends"]}


def recipes(remedies):
    for remedy in remedies["remedies"]:
        yield from remedy["recipes"]


def apply(remedies, names):
    """Does what fix says: what it prints for a shell, and what it prints for nsupdate.

    What else it prints is the same once more, for other tools or for the next boot.
    """
    for recipe in recipes(remedies):
        if recipe["tool"].startswith("shell"):
            keep = 'test -z "$!" || kill $!'  # what is undone after two minutes, unless somebody logs in
            net.on("sp-host", "sh", "-e", input="\n".join([*recipe["lines"], keep]) + "\n")
        elif recipe["tool"] == "nsupdate":
            names.update(recipe["lines"])


def said(remedies, tool):
    """The lines for a tool."""
    return [line for r in recipes(remedies) if r["tool"].startswith(tool) for line in r["lines"]]
