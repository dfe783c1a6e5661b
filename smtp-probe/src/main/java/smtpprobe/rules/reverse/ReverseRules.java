package smtpprobe.rules.reverse;

import fakereceiver.finding.Inspection;
import java.util.List;
import smtpprobe.reverse.WorldDns;

/** Every rule about reverse DNS, in the order of the report. */
public final class ReverseRules {

  private ReverseRules() {}

  /** Those about what the resolver says, beside what the name servers say. */
  public static List<Inspection<WorldDns>> resolver() {
    return List.of(
        new ResolverDiffers(),
        new ResolverSynthesizes(),
        new ResolverFails(),
        new DomainZoneBogus());
  }

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
