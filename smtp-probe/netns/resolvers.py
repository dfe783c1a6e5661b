"""Real resolvers on the mail host, which it asks by its resolv.conf: unbound and dnsmasq."""

import shutil
from pathlib import Path

import lab as net

RESOLV_CONF = Path("/etc/resolv.conf")
LOG = "resolver.log"

# unbound has these for itself (RFC 6303), and the laboratory lives in them
OF_THE_LAB = ("test.", "8.b.d.0.1.0.0.2.ip6.arpa.", "2.0.192.in-addr.arpa.")

UNBOUND = """
server:
  do-daemonize: no
  chroot: ""
  username: ""
  pidfile: ""
  use-syslog: no
  interface: {address}
  access-control: ::/0 allow
  do-ip4: no
  root-hints: "{hints}"
  module-config: "{modules}"
"""


def why_not(program):
    """Why it cannot be the resolver of the mail host; empty when it can."""
    if shutil.which(program) is None:
        return f"there is no program {program}"
    return "" if RESOLV_CONF.exists() else f"there is no {RESOLV_CONF} to lie over"


def unbound(lab, *lines, modules="iterator", address=net.STATIC, log=LOG):
    """An unbound that walks from the root of the lab, with further lines of its section `server`."""
    hints = lab.folder / "root.hints"
    hints.write_text(
        f". 3600000 NS ns.root.example.\nns.root.example. 3600000 AAAA {net.ROOT_SERVER}\n", encoding="utf-8"
    )
    text = UNBOUND.format(address=address, hints=hints, modules=modules)
    text += "".join(f'  local-zone: "{zone}" nodefault\n' for zone in OF_THE_LAB)
    file = lab.folder / f"{log}.conf"
    file.write_text(text + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    _start(lab, address, log, "unbound", "-d", "-c", str(file))


def dnsmasq(lab, *options, hosts=""):
    """A dnsmasq that asks the resolver of the lab, with its own file of hosts."""
    file = lab.folder / "hosts"
    file.write_text(hosts, encoding="utf-8")
    words = ["--conf-file=/dev/null", "--keep-in-foreground", "--user=root", "--pid-file", "--log-facility=-"]
    words += ["--bind-interfaces", f"--listen-address={net.STATIC}", "--no-resolv", f"--server={net.RESOLVER}"]
    words += ["--no-hosts", f"--addn-hosts={file}", *options]
    _start(lab, net.STATIC, LOG, "dnsmasq", *words)


def _start(lab, address, log, program, *words):
    lab.stop(log)
    process = lab.start("sp-host", program, *words, log=log)

    def answers():
        if process.poll() is not None:
            raise RuntimeError(f"{program} ends: {lab.log(log).strip()}")
        return net.knock("sp-host", "tcp", address, "53")

    net.wait_for(f"{program} answers", answers)


def ask(lab, *addresses):
    """Makes these the resolvers of the mail host."""
    file = lab.folder / "resolv.conf"
    file.write_text("".join(f"nameserver {address}\n" for address in addresses), encoding="utf-8")
    if not RESOLV_CONF.samefile(file):
        net.run("mount", "--bind", str(file), str(RESOLV_CONF))
