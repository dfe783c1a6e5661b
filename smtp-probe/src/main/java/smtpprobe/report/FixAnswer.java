package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.fix.Cure;
import smtpprobe.fix.RepairResult;

/** The last three lines of a plan: how many would take the mail, why not now, what to do next. */
final class FixAnswer {

  private FixAnswer() {}

  /** The lines; {@code left} is what matters and no step ends. */
  static Part of(RepairResult result, Findings left) {
    Optional<Finding> cause = cause(result, left);
    Optional<Finding> open = result.undecided().all().stream().findFirst();
    String why =
        cause
            .map(finding -> "Cause: " + CheckAnswer.words(finding))
            .or(() -> open.map(finding -> "Not decided: " + CheckAnswer.words(finding)))
            .or(() -> CheckAnswer.unknown(result.after()))
            .orElse(
                result.steps().isEmpty()
                    ? "There is nothing to change."
                    : "No receiver refuses mail for what is left to do.");
    return new Part.Note(
        Tone.BOLD,
        List.of(
            Line.of(
                0,
                (result.steps().isEmpty() ? "" : "With all of it: ")
                    + (isKeptToIpv4(result)
                        ? "Mail leaves from this host over IPv4 only."
                        : CheckAnswer.count(result.after()))),
            Line.of(0, why),
            Line.of(0, "Next: " + next(result, cause.or(() -> open)))));
  }

  private static boolean isKeptToIpv4(RepairResult result) {
    return result.after().host().isIpv4Only() && !result.before().host().isIpv4Only();
  }

  /** Of what is to be mended, what a check-up names first. */
  private static Optional<Finding> cause(RepairResult result, Findings left) {
    Cure cure = result.cure();
    Findings needed =
        result
            .mended()
            .where(fault -> cure.ending(fault).filter(RepairResult.Step::optional).isEmpty())
            .and(left);
    return CheckReport.causes(result.before(), cure).stream()
        .map(Part.Reason::finding)
        .filter(needed::has)
        .findFirst()
        .or(() -> main(needed));
  }

  /** The fault that the others follow from. */
  static Optional<Finding> main(Findings faults) {
    return Stream.concat(
            faults.all().stream()
                .filter(one -> Causes.isFirst(one) && !Causes.RESOLVER.contains(one.id())),
            faults.all().stream())
        .findFirst();
  }

  private static String next(RepairResult result, Optional<Finding> wrong) {
    String domain = CheckAnswer.domain(result.before());
    if (!result.steps().isEmpty()) {
      return "smtp-probe check" + domain + ", when these steps are made";
    }
    Optional<String> telling = CheckAnswer.telling(result.after(), wrong);
    if (telling.isPresent()) { // nothing is known of IPv6 before that: IPv4 is no answer to it
      return "smtp-probe fix" + domain + telling.get();
    }
    if (result.ipv4().isPresent()) {
      return "smtp-probe fix" + domain + " --keep-ipv4, if that is the way to go";
    }
    return wrong.isPresent()
        ? "smtp-probe check" + domain + ", when that is mended"
        : "smtp-probe send, which shows what a real receiver says";
  }
}
