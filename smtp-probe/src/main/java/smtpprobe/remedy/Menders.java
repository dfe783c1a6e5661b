package smtpprobe.remedy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every remedy that is known. */
public final class Menders {

  /** The host before its mail server, names before records that hold them. */
  private static final List<Mender> ALL =
      List.of(
          new HostMender(),
          new FilterMender(),
          new MailServerMender(),
          new SenderMender(),
          new HeloMender(),
          new ReverseMender(),
          new SpfMender(),
          new SpfHeloMender(),
          new MxMender(),
          new ReportMender(),
          new SourceMender());

  /** DNS trouble with what a remedy takes out of the way, so that it need not be asked for. */
  private static final Set<String> TROUBLE =
      Set.of("ptr-name-unavailable", "spf-temperror", "spf-helo-temperror");

  private Menders() {}

  /** Whether a rule that could not decide is to be mended as one that found a fault. */
  public static boolean mendsTrouble(String id) {
    return TROUBLE.contains(id);
  }

  /** The rules whose faults can be mended, and the mending tried. */
  public static Set<String> mends() {
    Set<String> ids = new TreeSet<>();
    ALL.forEach(mender -> ids.addAll(mender.mends()));
    return ids;
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
