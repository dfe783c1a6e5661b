"""The services of the lab: its DNS, and real Postfix servers."""

import ipaddress
import os
import re
import shutil
from pathlib import Path

import lab as net

SOA = "SOA ns.lab.example. hostmaster.lab.example. 1 3600 600 86400 60"

PERFECT = net.MODULE / "src/test/resources/hosts/perfect"  # its key, and the record of that
DKIM_KEY = PERFECT / "dkim.key"
DKIM_RECORD = next(
    line.replace(".org ", ".org. ", 1)
    for line in (PERFECT / "perfect.zone").read_text(encoding="utf-8").splitlines()
    if line.startswith("mail._domainkey.")
)

ZONES = {
    "root": f"""
. {SOA}
. NS ns.root.example.
ns.root.example. AAAA {net.ROOT_SERVER}
example.org. NS ns.lab.example.
recipient.test. NS ns.lab.example.
lab.example. NS ns.lab.example.
8.b.d.0.1.0.0.2.ip6.arpa. NS ns.lab.example.
2.0.192.in-addr.arpa. NS ns.lab.example.
ns.lab.example. AAAA {net.ZONE_SERVER}
ipv4only.arpa. A 192.0.0.170
ipv4only.arpa. A 192.0.0.171
""",
    "lab": f"""
lab.example. {SOA}
lab.example. NS ns.lab.example.
ns.lab.example. AAAA {net.ZONE_SERVER}
recipient.test. {SOA}
recipient.test. NS ns.lab.example.
recipient.test. MX 10 mx.recipient.test.
mx.recipient.test. AAAA {net.MX}
""",
    "org": f"""
example.org. {SOA}
example.org. NS ns.lab.example.
example.org. MX 10 mail.example.org.
example.org. TXT "v=spf1 ip6:{net.STATIC} ip4:{net.STATIC4} -all"
_dmarc.example.org. TXT "v=DMARC1; p=reject; rua=mailto:postmaster@example.org"
{DKIM_RECORD}
mail.example.org. AAAA {net.STATIC}
mail.example.org. A {net.STATIC4}
mail.example.org. TXT "v=spf1 ip6:{net.STATIC} ip4:{net.STATIC4} -all"
""",
    "reverse": f"""
8.b.d.0.1.0.0.2.ip6.arpa. {SOA}
8.b.d.0.1.0.0.2.ip6.arpa. NS ns.lab.example.
{net.STATIC} PTR mail.example.org.
{net.MX} PTR mx.recipient.test.
""",
    "reverse4": f"""
2.0.192.in-addr.arpa. {SOA}
2.0.192.in-addr.arpa. NS ns.lab.example.
{net.STATIC4} PTR mail.example.org.
""",
}


class NameServers:
    """A root server, the server of every other zone, and a resolver: the project's own DNS server."""

    def __init__(self, lab):
        self.lab = lab
        self.zones = {}
        self.reset()
        files = {name: str(lab.folder / f"{name}.zone") for name in ZONES}
        everything = ",".join(files.values())
        others = ",".join(files[name] for name in ZONES if name != "root")
        self.loads = 0
        self.server = lab.start(
            "sp-dns",
            net.JAVA,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            net.CLASSES,
            str(net.HERE / "NameServers.java"),
            f"{net.ROOT_SERVER}={files['root']}",
            f"{net.ZONE_SERVER}={others}",
            f"{net.RESOLVER}={everything}",
            f"{net.RESOLVER4}={everything}",
            log="dns.log",
        )
        self._wait()

    def reset(self):
        """DNS as it is when all is well."""
        self.zones = {name: text.strip().splitlines() for name, text in ZONES.items()}
        self._write()

    def _write(self):
        for name, lines in self.zones.items():
            (self.lab.folder / f"{name}.zone").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _wait(self):
        self.loads += 1
        net.wait_for(
            "the DNS servers start",
            lambda: self.lab.log("dns.log").count("serving") >= self.loads,
        )

    def reload(self):
        self._write()
        self.server.stdin.write("again\n")
        self.server.stdin.flush()
        self._wait()

    def without(self, *patterns):
        """Takes the records away that one of these matches."""
        for name, lines in self.zones.items():
            self.zones[name] = [line for line in lines if not any(re.search(p, line) for p in patterns)]
        self.reload()

    def update(self, lines):
        """What nsupdate would do with these lines."""
        for line in lines:
            words = line.split(None, 3)
            if words[:2] == ["update", "delete"]:
                self._delete(words[2], words[3])
            elif words[:2] == ["update", "add"]:
                owner, (ttl, data) = words[2], words[3].split(None, 1)
                self._zone_of(owner).append(f"{owner} {ttl} {data}")
            elif words != ["send"]:
                raise RuntimeError(f"nsupdate would not understand {line!r}")
        self.reload()

    def _delete(self, owner, kind):
        # an address stands for its reverse name in these zone files
        for address in (net.STATIC, net.MX):
            if owner == reverse_name(address):
                self._drop(address, kind)
        self._drop(owner, kind)

    def _drop(self, owner, kind):
        for name, lines in self.zones.items():
            self.zones[name] = [
                line for line in lines if not re.match(rf"{re.escape(owner)} (\d+ )?{kind} ", line)
            ]

    def _zone_of(self, owner):
        return self.zones["reverse" if owner.endswith("ip6.arpa.") else "org"]


def reverse_name(address):
    return ipaddress.ip_address(address).reverse_pointer + "."


MASTER = """
25        inet  n       -       n       -       20      smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
smtp      unix  -       -       n       -       -       smtp
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
local     unix  -       n       n       -       -       local
virtual   unix  -       n       n       -       -       virtual
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
"""

COMMON = """
compatibility_level = 3.6
inet_interfaces = all
mynetworks = 127.0.0.0/8 [::1]/128
maillog_file = /var/log/sp.log
alias_maps =
alias_database =
biff = no
"""

# as strict as persona postfix-strict, which was recorded from such a server
STRICT = """
myhostname = mx.recipient.test
mydestination =
virtual_mailbox_domains = recipient.test
virtual_mailbox_maps = static:x
virtual_transport = discard:
smtpd_helo_required = yes
smtpd_client_restrictions = permit_mynetworks, reject_unknown_client_hostname
smtpd_helo_restrictions = permit_mynetworks, reject_invalid_helo_hostname, reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname
smtpd_sender_restrictions = reject_non_fqdn_sender, reject_unknown_sender_domain
smtpd_relay_restrictions = reject_unauth_destination
smtpd_error_sleep_time = 0
"""

SENDING = """
myhostname = mail.example.org
mydestination = mail.example.org
inet_protocols = ipv6
smtp_tls_security_level = may
local_recipient_maps =
"""

POSTFIX_ROOT = Path(os.environ.get("POSTFIX_ROOT", "/"))


def why_no_postfix():
    """Why there can be no Postfix; empty when there can."""
    if not (POSTFIX_ROOT / "usr/sbin/postfix").exists():
        return f"there is no {POSTFIX_ROOT / 'usr/sbin/postfix'} (POSTFIX_ROOT names a tree that has one)"
    if "overlay" not in Path("/proc/filesystems").read_text(encoding="utf-8"):
        return "this kernel has no overlay file system"
    return ""


class Postfix:
    """A Postfix of its own on one host: what it writes lies over POSTFIX_ROOT, which stays as it is."""

    def __init__(self, lab, host, settings):
        self.host = host
        base = lab.folder / f"postfix-{host}"
        self.root = base / "root"
        for folder in ("upper", "work", "root"):
            (base / folder).mkdir(parents=True)
        layers = f"lowerdir={POSTFIX_ROOT},upperdir={base / 'upper'},workdir={base / 'work'}"
        net.run("mount", "-t", "overlay", "overlay", "-o", layers, str(self.root))
        net.run("mount", "-t", "proc", "proc", str(self.root / "proc"))
        net.run("mount", "--rbind", "/dev", str(self.root / "dev"))
        etc = self.root / "etc"
        for name in ("main.cf", "master.cf"):
            (etc / "postfix" / name).unlink(missing_ok=True)
        (etc / "postfix/main.cf").write_text(COMMON + settings, encoding="utf-8")
        (etc / "postfix/master.cf").write_text(MASTER, encoding="utf-8")
        (etc / "resolv.conf").unlink(missing_ok=True)
        (etc / "resolv.conf").write_text(
            f"nameserver {net.RESOLVER}\noptions timeout:2 attempts:1\n", encoding="utf-8"
        )
        (etc / "hosts").write_text("::1 localhost\n127.0.0.1 localhost\n", encoding="utf-8")
        shutil.rmtree(self.root / "var/spool/postfix/pid", ignore_errors=True)
        (self.root / "var/lib/postfix/master.lock").unlink(missing_ok=True)
        self.command("postfix", "start")
        net.wait_for("Postfix listens", lambda: net.knock(host, "tcp", "::1", "25"))

    def words(self, *words):
        return ("chroot", str(self.root), "/usr/sbin/" + words[0], *words[1:])

    def command(self, *words, **more):
        return net.on(self.host, *self.words(*words), **more)

    def log(self):
        file = self.root / "var/log/sp.log"
        return file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""

    def submit(self, sender, recipient):
        """Gives it a mail to deliver."""
        text = f"From: {sender}\nTo: {recipient}\nSubject: from the lab\n\nHello.\n"
        self.command("sendmail", "-i", "-f", sender, recipient, input=text)

    def flush(self):
        self.command("postqueue", "-f")

    def fates(self):
        """What became of each attempt at a delivery so far: [(status, why)]."""
        return re.findall(r"relay=.* status=(\w+) \((.*)\)", self.log())

    def fate_after(self, number):
        """The fate of the attempt after that many."""
        return net.wait_for("Postfix tries to deliver", lambda: (self.fates()[number:] or [None])[0], 30)


def hide_postfix_of_the_machine(postfix, folder):
    """Lets whoever runs postconf or postfix meet that Postfix instead: fix prints such commands."""
    folder.mkdir()
    for name in ("postconf", "postfix"):
        wrapper = folder / name
        wrapper.write_text(f'#!/bin/sh\nexec chroot {postfix.root} /usr/sbin/{name} "$@"\n', encoding="utf-8")
        wrapper.chmod(0o755)
        machine = Path("/usr/sbin") / name
        if machine.exists():
            net.run("mount", "--bind", str(wrapper), str(machine))
    net.run("mount", "--bind", str(folder), "/usr/local/sbin")
