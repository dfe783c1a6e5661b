package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.UnseenClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Mail goes through a tunnel in IPv4. */
final class SourceTunnel extends SourceRule {

  SourceTunnel() {
    super(
        new Card(
            "source-tunnel",
            Owner.PROVIDER,
            "Mail leaves through a tunnel in IPv4, which many receivers distrust",
            UnseenClient.NATIVE_IPV6,
            "RFC 7526",
            "RFC 4380",
            "RFC 4213"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    boolean byRange = address.kind().isTunnel();
    Optional<String> tunnel =
        devices(host.facts(), address)
            .filter(name -> host.facts().device(name).filter(Interface::isSixInFour).isPresent())
            .findFirst();
    Evidence evidence = evidence(sending, address);
    if (byRange) {
      return Outcome.failed(evidence.and(Evidence.given("range", address.kind().words())));
    }
    return tunnel
        .map(name -> Evidence.given("interface " + name, "kind sit, 6in4"))
        .map(kind -> Outcome.failed(evidence.and(kind)))
        .orElse(Outcome.passed(evidence));
  }

  /** Those that it leaves by: a broker routes a network to the tunnel, for an address elsewhere. */
  private static Stream<String> devices(HostFacts facts, HostAddress address) {
    List<DefaultRoute> ways = facts.waysFrom(address.address());
    return ways.isEmpty() ? Stream.of(address.device()) : ways.stream().map(DefaultRoute::device);
  }
}
