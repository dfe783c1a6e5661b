package smtpprobe.remedy;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.Software;
import smtpprobe.sender.Host;

/** The parts of a plan for a name and an address of their own. */
public final class RolloutSteps {

  /** Short, since a lab changes often. */
  private static final Duration TTL = Duration.ofMinutes(5);

  private RolloutSteps() {}

  /** A new address beside those that the host has; empty without a global network. */
  public static Optional<HostAddress> address(Host host, Dns dns) {
    return host.globals(dns).stream()
        .flatMap(a -> Situation.beside(a, host, dns).stream())
        .findFirst();
  }

  /** Address, MX, SPF and DMARC of the name. */
  public static List<DnsChange> forward(DomainName name, Ip6Address address) {
    List<DnsChange> records = new ArrayList<>();
    records.add(DnsChange.set(name, "AAAA", List.of(address.text())));
    records.add(DnsChange.set(name, "MX", List.of("10 " + name + ".")));
    records.add(DnsChange.txt(name, "v=spf1 ip6:" + address + " -all"));
    name.below("_dmarc")
        .ifPresent(
            dmarc ->
                records.add(
                    DnsChange.txt(dmarc, "v=DMARC1; p=none; rua=mailto:postmaster@" + name)));
    return records.stream().map(record -> record.lasting(TTL)).toList();
  }

  /** The PTR record of the address. */
  public static DnsChange reverse(DomainName name, Ip6Address address) {
    return DnsChange.ptr(address, address.reverseName(), name).lasting(TTL);
  }

  /** The host with that address, and these records. */
  public static Plan plan(
      Host host, HostAddress address, List<DnsChange> forward, DnsChange reverse) {
    Plan plan = new AddressChange(address, false).applyTo(Plan.of(host, Optional.empty()));
    for (DnsChange change : forward) {
      plan = change.applyTo(plan);
    }
    return reverse.applyTo(plan);
  }

  /** How the host gets the address: not preferred, so that nothing else leaves from it. */
  public static List<Recipe> setUp(Host host, HostAddress address) {
    return new AddressChange(address, false).recipes(Plan.of(host, Optional.empty()));
  }

  /** How mail of that domain, and no other, leaves from that address. */
  public static List<Recipe> transport(
      List<Software> software, DomainName name, Ip6Address address) {
    return software.isEmpty()
        ? List.of(
            Recipe.of(
                "whatever sends mail",
                "let mail from @" + name + " leave from " + address + ", greeting as " + name))
        : software.stream().flatMap(s -> transport(s, name, address).stream()).toList();
  }

  private static List<Recipe> transport(Software software, DomainName name, Ip6Address address) {
    return switch (software) {
      case POSTFIX ->
          List.of(
              Recipe.of(
                  "master.cf (Postfix)",
                  "lab       unix  -       -       y       -       -       smtp",
                  "  -o smtp_bind_address6=" + address,
                  "  -o smtp_helo_name=" + name,
                  "  -o inet_protocols=ipv6"),
              Recipe.of(
                  "main.cf (Postfix), then \"postfix reload\"",
                  "sender_dependent_default_transport_maps = inline:{@" + name + "=lab:}"));
      case EXIM ->
          List.of(
              Recipe.of(
                  "a transport (Exim)",
                  "lab_smtp:",
                  "  driver = smtp",
                  "  interface = <; " + address,
                  "  helo_data = " + name),
              Recipe.of(
                  "the first router (Exim)",
                  "lab:",
                  "  driver = dnslookup",
                  "  senders = *@" + name,
                  "  domains = ! +local_domains",
                  "  transport = lab_smtp"));
      case OPENSMTPD ->
          List.of(
              Recipe.of(
                  "smtpd.conf (OpenSMTPD), the match before all others: the first that fits is"
                      + " taken",
                  "action \"lab\" relay helo \"" + name + "\" src " + address,
                  "match from local mail-from \"@" + name + "\" for any action \"lab\""));
      case SENDMAIL ->
          List.of(
              Recipe.of(
                  "a second queue runner (Sendmail)",
                  "Sendmail cannot choose the source address by sender: use smtp-probe send, or a"
                      + " second configuration with CLIENT_OPTIONS(`Family=inet6, Addr="
                      + address
                      + "')dnl"));
    };
  }
}
