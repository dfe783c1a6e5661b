package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;
import smtpprobe.finding.Finding;

/** One fault of the sending side. Stateless, safe for several threads. */
public interface HostRule {

  /** What it says about itself. */
  RuleCard card();

  /**
   * What it finds: one finding for each thing that it looks at, unless another rule speaks of that.
   */
  List<Finding> examine(Host host, Dns dns);

  /** One finding about one thing. */
  default List<Finding> finding(String about, Outcome outcome) {
    return List.of(new Finding(card(), about, outcome));
  }

  /** The card of such a rule. */
  static RuleCard card(String id, String fault, String remedy, String... references) {
    return new RuleCard(id, Stage.CONNECT, fault, remedy, List.of(references));
  }
}
