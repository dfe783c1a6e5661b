package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.check.CheckResult;
import smtpprobe.predict.Counted;

/** The last three lines of a check-up: how many would take the mail, why not, what to do next. */
final class CheckAnswer {

  /** Of more addresses, only what all of them have in common is told. */
  private static final int MAX_TOLD = 3;

  private static final String UNKNOWN = "The HELO name is not known.";
  private static final String SEEN_AS = " --seen-as ADDR, the address that receivers see";

  private CheckAnswer() {}

  /** The lines; {@code causes} is everything that is wrong, causes first. */
  static Part of(CheckResult result, List<Part.Reason> causes) {
    Optional<Part.Reason> cause = CheckReport.cause(causes);
    Optional<Finding> open =
        cause
            .map(Part.Reason::finding)
            .or(() -> result.findings().undecided().all().stream().findFirst());
    String why =
        open.map(finding -> label(cause.filter(one -> !finding.isUndecided())) + words(finding))
            .orElseGet(() -> unknown(result).orElse("No fault was found."));
    return new Part.Note(
        Tone.BOLD,
        List.of(
            Line.of(0, count(result)), Line.of(0, why), Line.of(0, "Next: " + next(result, open))));
  }

  /** What is not known, where nothing else is wrong. */
  static Optional<String> unknown(CheckResult result) {
    if (result.isGreetingUnknown()) {
      return Optional.of(UNKNOWN);
    }
    return result
        .host()
        .unknownBind()
        .map(
            why ->
                (result.host().seen().unknown().isPresent()
                        ? "Not known: which address receivers see, by "
                        : "Not known: where mail leaves from by ")
                    + why
                    + ".")
        .or(
            () ->
                result
                    .perhapsWorse()
                    .or(
                        () ->
                            result.rows().stream()
                                .filter(row -> row.perhaps() && result.host().perhapsLeaves())
                                .findFirst())
                    .map(row -> "Not known: whether mail leaves from " + row.address() + "."));
  }

  private static String label(Optional<Part.Reason> cause) {
    if (cause.isEmpty()) {
      return "Not decided: ";
    }
    return cause.get().receivers().isEmpty() && !Causes.isFirst(cause.get().finding())
        ? "To mend first: "
        : "Cause: ";
  }

  /** How many receivers would take the mail as it leaves. */
  static String count(CheckResult result) {
    List<Verdict> verdicts = result.verdicts().toList();
    Set<String> sources = new LinkedHashSet<>();
    result.rows().stream()
        .filter(CheckResult.Row::sends)
        .forEach(row -> sources.add(row.address().text()));
    if (result.isSourceUnknown()) {
      return "Which receivers would take the mail cannot be told: they see another address than "
          + String.join(", ", sources)
          + ".";
    }
    if (verdicts.isEmpty()) {
      return WaysReport.silence(result.host(), result.findings().failed().has(Causes.COMES_BACK));
    }
    String from =
        sources.size() == 1
            ? sources.iterator().next()
            : "each of the " + sources.size() + " addresses that it leaves from";
    if (result.isGreetingUnknown()) {
      return "Which receivers would take mail from "
          + from
          + " depends on the name that it greets with.";
    }
    String taken =
        sources.size() <= MAX_TOLD && takers(result).values().stream().distinct().count() > 1
            ? bySource(result)
            : taking(verdicts, from);
    return taken + gettingOut(result.findings()) + ".";
  }

  private static String gettingOut(Findings findings) {
    if (Causes.keepsIn(findings)) {
      return ", if any got out";
    }
    return Causes.keepsSomeIn(findings) ? ", where it gets out" : "";
  }

  private static String taking(List<Verdict> verdicts, String from) {
    int all = receivers(verdicts).size();
    return takers(verdicts)
        + " of "
        + all
        + (all == 1 ? " receiver" : " receivers")
        + " would take mail from "
        + from;
  }

  private static String bySource(CheckResult result) {
    int all = receivers(result.verdicts().toList()).size();
    List<String> each = new ArrayList<>();
    takers(result)
        .forEach(
            (address, taking) ->
                each.add(
                    taking
                        + " of "
                        + all
                        + (each.isEmpty() ? " receivers would take mail from " : " from ")
                        + address));
    return String.join(", ", each);
  }

  /** How many take all mail that leaves from an address, whoever it is from, by address. */
  private static Map<String, Long> takers(CheckResult result) {
    Map<String, List<Verdict>> verdicts = new LinkedHashMap<>();
    result.rows().stream()
        .filter(CheckResult.Row::sends)
        .forEach(
            row ->
                verdicts
                    .computeIfAbsent(row.address().text(), a -> new ArrayList<>())
                    .addAll(row.prediction().verdicts()));
    Map<String, Long> takers = new LinkedHashMap<>();
    verdicts.forEach((address, on) -> takers.put(address, takers(on)));
    return takers;
  }

  private static long takers(List<Verdict> verdicts) {
    Set<String> all = receivers(verdicts);
    Counted.of(verdicts).stream()
        .filter(verdict -> !verdict.action().delivers())
        .forEach(verdict -> all.remove(verdict.persona()));
    return all.size();
  }

  private static Set<String> receivers(List<Verdict> verdicts) {
    return Counted.of(verdicts).stream()
        .map(Verdict::persona)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A finding in a sentence. */
  static String words(Finding finding) {
    return finding.id() + ": " + finding.card().fault() + finding.subject() + ".";
  }

  static String domain(CheckResult result) {
    return domain(result.rows().stream().map(row -> row.prediction().attempt()));
  }

  /** The option that says whose mail it is; empty where that is not known. */
  static String domain(Stream<Attempt> attempts) {
    return attempts
        .flatMap(attempt -> attempt.reversePath().stream())
        .flatMap(path -> path.mailbox().stream())
        .map(Mailbox::domain)
        .flatMap(Optional::stream)
        .findFirst()
        .map(name -> " --domain " + name)
        .orElse("");
  }

  private static String next(CheckResult result, Optional<Finding> cause) {
    String domain = domain(result);
    Optional<String> telling = telling(result, cause);
    if (telling.isPresent()) {
      return "smtp-probe check" + domain + telling.get();
    }
    if (cause.isEmpty()) {
      return "smtp-probe send, which shows what a real receiver says";
    }
    if (cause.get().isUndecided()) {
      return cause.get().card().owner() == Owner.HOST
          ? "smtp-probe check" + domain + " --all, which shows what did not tell"
          : "smtp-probe check" + domain + ", once DNS answers";
    }
    if (result.findings().failed().has("domain-missing")) {
      return "smtp-probe check --domain NAME, a domain that exists";
    }
    if (Causes.RESOLVER.contains(cause.get().id())) {
      return "smtp-probe check" + domain + " --dns-server ADDR, with another resolver";
    }
    return cause.get().card().owner() == Owner.SIGNER
        ? "smtp-probe check"
            + domain
            + " --dkim-key FILE --dkim-selector NAME, which judges mail as it is signed"
        : "smtp-probe fix" + domain;
  }

  /**
   * The option that tells what is not known, and what it takes.
   *
   * @param cause what is to be mended before anything else
   */
  static Optional<String> telling(CheckResult result, Optional<Finding> cause) {
    if (result.isSourceUnknown()
        && cause.filter(one -> !one.id().equals("no-global-address")).isEmpty()) {
      return Optional.of(SEEN_AS);
    }
    if (result.isGreetingUnknown()) {
      return Optional.of(" --helo NAME, the name that the mail server greets with");
    }
    if (cause.isPresent() || unknown(result).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        result.host().seen().unknown().isPresent()
            ? SEEN_AS
            : " --source ADDR, the address that mail leaves from");
  }
}
