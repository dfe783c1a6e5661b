package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.OptionalInt;
import smtpprobe.exposure.Listener;
import smtpprobe.sender.Host;

/** A socket on {@code ::} that would serve IPv4 too, were it not for a sysctl. */
final class Ipv4LeftOut extends HostRule {

  Ipv4LeftOut() {
    super(
        new Card(
            "ipv4-left-out",
            Owner.HOST,
            "net.ipv6.bindv6only is 1 and port 25 is open on [::] only, so no mail comes in over"
                + " IPv4",
            "Let the mail server listen on 0.0.0.0 too, or set net.ipv6.bindv6only to 0 and restart"
                + " it",
            "RFC 3493 section 5.3",
            "Linux ip-sysctl, bindv6only"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    OptionalInt only = host.facts().bindv6only();
    List<Listener> smtp = forMail(host).toList();
    if (only.isEmpty()) {
      return one("port 25", Outcome.skipped("net.ipv6.bindv6only cannot be read"));
    }
    if (smtp.stream().noneMatch(l -> l.isOpenToSix() || l.isOpenToFour())) {
      return one("port 25", Outcome.skipped("nothing listens there for other hosts"));
    }
    Evidence evidence = Evidence.given("net.ipv6.bindv6only", only.getAsInt());
    for (Listener listener : smtp) {
      evidence = evidence.and(Evidence.given("listens:", listener));
    }
    return one(
        "port 25",
        only.getAsInt() == 1 && smtp.stream().noneMatch(Listener::isOpenToFour)
            ? Outcome.failed(evidence)
            : Outcome.passed(evidence));
  }
}
