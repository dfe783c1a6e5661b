package smtpprobe.domain;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerQuestion;
import fakereceiver.finding.Evidence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.reverse.Network;

/**
 * A host that takes the mail of the domain. Immutable.
 *
 * @param name its name, as the MX record has it
 * @param six its IPv6 addresses
 * @param four its IPv4 addresses
 * @param reverse the reverse DNS of those that others can reach
 * @param tlsa what the resolver says of its TLSA records; empty without a resolver
 */
public record MxHost(
    DomainName name,
    Answer<Ip6Address> six,
    Answer<Ip4Address> four,
    Map<Ip6Address, ReverseDns> reverse,
    Optional<ServerAnswer> tlsa) {

  private static final int MAX_ADDRESSES = 4;

  public MxHost {
    reverse = Collections.unmodifiableMap(new LinkedHashMap<>(reverse));
  }

  static MxHost look(DomainName name, Network network) {
    var four = network.begin(() -> network.dns().a(name));
    var tlsa = network.begin(() -> tlsa(name, network));
    Answer<Ip6Address> six = network.dns().aaaa(name);
    List<Ip6Address> some =
        six.records().stream()
            .filter(a -> a.mapped().isEmpty() && AddressKind.isSeenOutside(a))
            .limit(MAX_ADDRESSES)
            .toList();
    List<ReverseDns> looks = network.all(some, a -> ReverseDns.of(a, network.dns()));
    Map<Ip6Address, ReverseDns> reverse = new LinkedHashMap<>();
    for (int i = 0; i < some.size(); i++) {
      reverse.put(some.get(i), looks.get(i));
    }
    return new MxHost(name, six, four.join(), reverse, tlsa.join());
  }

  /** The TLSA records for SMTP of a host (RFC 7672 section 2.2.3). */
  public static Optional<ServerAnswer> tlsa(DomainName host, Network network) {
    return network.hasResolver()
        ? host.below("_25._tcp")
            .map(
                name ->
                    network.askResolver(
                        new ServerQuestion(name, "TLSA", ServerQuestion.Mode.RESOLVE)))
        : Optional.empty();
  }

  /** The address that stands where a name should, if so. */
  public Optional<IpAddress> literal() {
    return IpAddress.parse(name.text());
  }

  /** Whether it is another name for a host. */
  public boolean isAlias() {
    return !six.aliases().isEmpty() || !four.aliases().isEmpty();
  }

  /** Its addresses as DNS gives them. */
  public Evidence evidence() {
    return Evidence.of(six).and(Evidence.of(four));
  }

  public boolean isUnavailable() {
    return six.isUnavailable() || four.isUnavailable();
  }
}
