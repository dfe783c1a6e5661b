package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import java.util.List;
import java.util.OptionalInt;
import smtpprobe.exposure.Listener;
import smtpprobe.finding.Finding;

/** A socket on {@code ::} that would serve IPv4 too, were it not for a sysctl. */
final class Ipv4LeftOut implements HostRule {

  private static final int SMTP = 25;

  private static final RuleCard CARD =
      HostRule.card(
          "ipv4-left-out",
          "net.ipv6.bindv6only is 1 and port 25 is open on [::] only, so no mail comes in over IPv4",
          "Let the mail server listen on 0.0.0.0 too, or set net.ipv6.bindv6only to 0 and restart"
              + " it",
          "RFC 3493 section 5.3",
          "Linux ip-sysctl, bindv6only");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Finding> examine(Host host, Dns dns) {
    OptionalInt only = host.facts().bindv6only();
    List<Listener> smtp =
        host.exposure().listeners().stream().filter(l -> l.port() == SMTP).toList();
    if (only.isEmpty()) {
      return finding("port 25", Outcome.skipped("net.ipv6.bindv6only cannot be read"));
    }
    if (smtp.stream().noneMatch(l -> l.isOpenToSix() || l.isOpenToFour())) {
      return finding("port 25", Outcome.skipped("nothing listens there for other hosts"));
    }
    Evidence evidence = Evidence.given("net.ipv6.bindv6only", only.getAsInt());
    for (Listener listener : smtp) {
      evidence = evidence.and(Evidence.given("listens:", listener));
    }
    return finding(
        "port 25",
        only.getAsInt() == 1 && smtp.stream().noneMatch(Listener::isOpenToFour)
            ? Outcome.failed(evidence)
            : Outcome.passed(evidence));
  }
}
