package smtpprobe.remedy;

import fakereceiver.finding.Card;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every remedy that is known. */
public final class RemedyFinders {

  /** The host before its mail server, names before records that hold them. */
  private static final List<RemedyFinder> ALL =
      List.of(
          new DuplicateFinder(),
          new HostFinder(),
          new FilterFinder(),
          new MailServerFinder(),
          new SenderFinder(),
          new HeloFinder(),
          new ReverseFinder(),
          new SpfFinder(),
          new SpfHeloFinder(),
          new MxFinder(),
          new DmarcTextFinder(),
          new ReportFinder(),
          new SourceFinder());

  /** DNS trouble with what a remedy takes out of the way, so that it need not be asked for. */
  private static final Set<String> TROUBLE =
      Set.of("ptr-name-unavailable", "spf-temperror", "spf-helo-temperror");

  private RemedyFinders() {}

  /** Whether a rule that could not decide is to be mended as one that found a fault. */
  public static boolean mendsTrouble(String id) {
    return TROUBLE.contains(id);
  }

  /** Whether faults of that rule can be mended, and the mending tried. */
  public static boolean mends(Card card) {
    return ALL.stream().anyMatch(mender -> mender.mends(card));
  }

  /** How many there are: {@link #propose} takes numbers below that. */
  public static int count() {
    return ALL.size();
  }

  /** What the mender of that number proposes, when that changes anything. */
  public static Optional<Remedy> propose(int number, Situation situation) {
    return ALL.get(number)
        .propose(situation)
        .filter(remedy -> !remedy.applyTo(situation.plan()).equals(situation.plan()));
  }
}
