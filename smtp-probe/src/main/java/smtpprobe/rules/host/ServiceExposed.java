package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.PacketVerdict;
import smtpprobe.sender.Host;

/** A service that the world has no business with can be reached over IPv6. */
final class ServiceExposed extends HostRule {

  ServiceExposed() {
    super(
        new Card(
            "service-exposed",
            Owner.HOST,
            "A service other than mail, web, DNS and ssh can be reached over IPv6 from anywhere",
            "Bind it to [::1], or drop its port in the IPv6 input chain",
            "RFC 4864 section 4.2"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    if (!host.exposure().listenersKnown()) {
      return one("listening sockets", Outcome.skipped("they could not be read"));
    }
    List<Listener> others =
        Exposed.listeners(host).stream().filter(l -> !Exposed.isPublic(host, l)).toList();
    if (others.isEmpty()) {
      return one(
          "listening sockets",
          Outcome.passed(Evidence.given("on IPv6:", "nothing but mail, web, DNS and ssh")));
    }
    if (host.exposure().filter().six().isEmpty()) {
      return one(
          "listening sockets",
          Outcome.skipped(
              "what listens, "
                  + String.join(", ", others.stream().map(Listener::toString).toList())
                  + ", may be hidden by a packet filter that could not be read"));
    }
    Evidence open = Evidence.NONE;
    Evidence hidden = Evidence.NONE;
    Evidence unclear = Evidence.NONE;
    for (Listener listener : others) {
      PacketVerdict judgement = Exposed.judge(host, listener).orElseThrow();
      switch (judgement.fate()) {
        case ACCEPTED -> open = open.and(Evidence.given("open:", listener));
        case DROPPED -> hidden = hidden.and(Evidence.given("hidden:", listener));
        case CANNOT_SAY ->
            unclear = unclear.and(Evidence.given(listener + ":", judgement.because()));
      }
    }
    if (!open.observations().isEmpty()) {
      return one("listening sockets", Outcome.failed(open));
    }
    return one(
        "listening sockets",
        unclear.observations().isEmpty() ? Outcome.passed(hidden) : Outcome.undecided(unclear));
  }
}
