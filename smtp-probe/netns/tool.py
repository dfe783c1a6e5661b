"""smtp-probe as it is used on the mail host: check, fix, send; and doing what fix says."""

import json
import subprocess

import lab as net

DOMAIN = "example.org"
SENDER = "alice@example.org"
RECIPIENT = "bob@recipient.test"
STRICT = "postfix-strict"


class Report:
    """What `check --format json` says."""

    def __init__(self, json_text, exit_code):
        self.json = json.loads(json_text)
        self.exit_code = exit_code

    def faults(self):
        """The ids of the faults of the host, its DNS and its path."""
        return {f["rule"] for f in self.json["findings"] if f["result"] == "failed"}

    def passed(self):
        return {f["rule"] for f in self.json["findings"] if f["result"] == "passed"}

    def finding(self, rule):
        return next((f for f in self.json["findings"] if f["rule"] == rule), {})

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

    def minded(self, persona=STRICT):
        return {o["rule"] for o in self.verdict(persona)["outcomes"] if o["result"] == "failed"}


def words(command, *options, resolver=net.RESOLVER):
    return (
        str(net.MODULE / "bin/smtp-probe"),
        command,
        "--format=json",
        "--dns-server",
        resolver,
        *options,
    )


def ask(command, *options, **more):
    """Runs a command of smtp-probe on the mail host; its report and exit code."""
    done = subprocess.run(
        net.inside("sp-host", *words(command, *options, **more)),
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.startswith("{"):
        raise RuntimeError(f"smtp-probe {command} {' '.join(options)}: {done.stderr.strip()}")
    return Report(done.stdout, done.returncode)


def check(*options, **more):
    return ask("check", "--domain", DOMAIN, "--persona", STRICT, *options, **more)


def fix(*options, **more):
    return ask("fix", "--domain", DOMAIN, "--persona", STRICT, *options, **more).json


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
            net.on("sp-host", "sh", "-e", input="\n".join(recipe["lines"]) + "\n")
        elif recipe["tool"] == "nsupdate":
            names.update(recipe["lines"])


def said(remedies, tool):
    """The lines for a tool."""
    return [line for r in recipes(remedies) if r["tool"].startswith(tool) for line in r["lines"]]
