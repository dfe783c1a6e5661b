package smtpprobe.rules.reverse;

import java.util.List;

/** Every rule about reverse DNS, in the order of the report. */
public final class ReverseRules {

  private ReverseRules() {}

  /** All of them. */
  public static List<ReverseRule> all() {
    return List.of(
        new ReverseRecordMissing(),
        new ReverseZoneLame(),
        new ReverseServerSilent(),
        new ReverseAnswersDiffer(),
        new ReverseServersDiffer(),
        new ReverseServersWithoutIpv6(),
        new ReverseNonTerminalDenied(),
        new ReverseZoneBogus(),
        new ReverseAnswerStale());
  }
}
