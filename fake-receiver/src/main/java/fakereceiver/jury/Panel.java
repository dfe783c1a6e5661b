package fakereceiver.jury;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.Dns;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judges;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.rules.RuleBook;
import java.time.Duration;
import java.util.List;

/**
 * Several personas that judge the same attempt, each as for a client that was never here before.
 * What they found out about a sender they recall while DNS says the same. Safe for several threads.
 */
public final class Panel {

  /** However many servers are silent, the verdicts on one mail are there by then. */
  private static final Duration BUDGET = Duration.ofSeconds(60);

  private final Judges judges;
  private final Dns dns;

  /**
   * A panel.
   *
   * @param rules what they examine by
   * @param personas who judges, in order
   * @param dns where they look things up; each question is asked once for one attempt
   */
  public Panel(RuleBook rules, List<Persona> personas, Dns dns) {
    this.judges = rules.judges(personas, dns).recalling();
    this.dns = dns;
  }

  /** Who judges, in order. */
  public List<Persona> personas() {
    return judges.personas();
  }

  /**
   * The verdict of each persona but one, up to what the attempt has reached.
   *
   * @param but the name of the persona that has judged already; whoever else may be empty
   */
  public List<Verdict> judge(Attempt attempt, String but) {
    Dns asked = SessionDns.until(dns.onBehalfOf(ClientNetwork.of(attempt.clientAddress())), BUDGET);
    return judges.whole(attempt, asked, but);
  }
}
