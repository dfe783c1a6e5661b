package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/** A sysctl turns IPv6 off. */
final class Ipv6Disabled extends HostRule {

  Ipv6Disabled() {
    super(
        new Card(
            "ipv6-disabled",
            Owner.HOST,
            "IPv6 is turned off by a sysctl",
            "Set net.ipv6.conf.all.disable_ipv6 and net.ipv6.conf.default.disable_ipv6 to 0, look"
                + " for the file in /etc/sysctl.d that says 1, and configure the interface again",
            "Linux ip-sysctl, disable_ipv6"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    Evidence on = Evidence.NONE;
    Evidence off = Evidence.NONE;
    List<String> without = new ArrayList<>();
    boolean works = // what "default" says is for interfaces that are still to come
        host.facts().addresses().stream().anyMatch(a -> a.isUsable() && a.isBeyondLink());
    for (Interface device : host.facts().interfaces()) {
      OptionalInt disabled = device.disabled();
      boolean counts = !device.name().equals("lo") && !(works && device.name().equals("default"));
      if (disabled.isPresent() && counts) {
        Evidence seen =
            Evidence.given("net.ipv6.conf." + device.name() + ".disable_ipv6", disabled.getAsInt());
        on = disabled.getAsInt() == 0 ? on.and(seen) : on;
        off = disabled.getAsInt() == 0 ? off : off.and(seen);
        if (disabled.getAsInt() != 0) {
          without.add(device.name());
        }
      }
    }
    if (!off.observations().isEmpty()) {
      return one(String.join(", ", without), Outcome.failed(off));
    }
    return one(
        "",
        on.observations().isEmpty()
            ? Outcome.skipped("the sysctls of IPv6 cannot be read")
            : Outcome.passed(on));
  }
}
