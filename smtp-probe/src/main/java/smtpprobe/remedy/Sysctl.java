package smtpprobe.remedy;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;

/** A sysctl of IPv6, set for now and for each boot. Immutable. */
final class Sysctl implements Change {

  private final String line;
  private final UnaryOperator<HostFacts> change;

  private Sysctl(String line, UnaryOperator<HostFacts> change) {
    this.line = line;
    this.change = change;
  }

  /** {@code net.ipv6.conf.DEVICE.use_tempaddr = 0}. */
  static Change noTemporaryAddresses(Interface device) {
    return ofDevice(device, "use_tempaddr = 0", d -> d.withUseTempaddr(0));
  }

  /** {@code net.ipv6.conf.DEVICE.accept_ra = 2}: hears router advertisements though it forwards. */
  static Change hearRouters(Interface device) {
    return ofDevice(device, "accept_ra = 2", d -> d.withAcceptRa(2));
  }

  /** {@code net.ipv6.conf.DEVICE.disable_ipv6 = 0}. */
  static Change enable(Interface device) {
    return ofDevice(device, "disable_ipv6 = 0", d -> d.withDisabled(0));
  }

  /** {@code net.ipv6.bindv6only = 0}. */
  static Change serveBothFamilies() {
    return new Sysctl("net.ipv6.bindv6only = 0", facts -> facts.withBindv6only(0));
  }

  private static Change ofDevice(Interface device, String line, UnaryOperator<Interface> change) {
    return new Sysctl(
        "net.ipv6.conf." + device.name() + "." + line,
        facts -> {
          Optional<Interface> now = facts.device(device.name());
          return now.map(d -> facts.with(change.apply(d))).orElse(facts);
        });
  }

  @Override
  public Plan applyTo(Plan plan) {
    return plan.with(plan.host().with(change.apply(plan.host().facts())));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return List.of(
        Recipe.of(Recipe.SHELL_NOW, "sysctl -w " + line.replace(" ", "")),
        Recipe.of("a file in /etc/sysctl.d", line));
  }
}
