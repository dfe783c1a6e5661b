package smtpprobe.recheck;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Observation;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.predict.Predictor;

/** Runs the rules that a bounce implies, on the mail as it would be sent now. Immutable. */
public final class Recheck {

  private static final Map<String, Owner> OWNERS =
      RuleBook.cards().stream().collect(Collectors.toMap(card -> card.id(), card -> card.owner()));

  private static final List<String> ABOUT_ADDRESS =
      List.of(
          "ptr-missing",
          "fcrdns-mismatch",
          "helo-unresolvable",
          "helo-unconfirmed",
          "spf-missing",
          "spf-fail");

  private final Dns dns;
  private final Clock clock;
  private final Persona persona;

  /**
   * Looks into {@code dns}, as it is now.
   *
   * @param persona whose view of DNS is taken; it need not refuse anything
   */
  public Recheck(Dns dns, Clock clock, Persona persona) {
    this.dns = dns;
    this.clock = clock;
    this.persona = persona;
  }

  /**
   * What every rule finds today.
   *
   * @param attempt the mail as it would be sent now, from the address in the bounce
   */
  public Findings look(Attempt attempt) {
    return Findings.of(
        new Predictor(dns, clock, Optional.empty())
            .predict(attempt, List.of(persona)).verdicts().stream()
                .map(Verdict::findings)
                .toList());
  }

  /** Of what was found, what reverse DNS, the HELO name and SPF say about the address. */
  public static Findings about(Findings found) {
    return found.where(finding -> ABOUT_ADDRESS.contains(finding.id())).distinct();
  }

  /**
   * How each cause that {@code reading} can mean stands, in its order.
   *
   * @param found what every rule finds today
   * @param date when the bounce was written
   */
  public List<Rechecked> of(Reading reading, Findings found, Optional<Instant> date) {
    List<Cause> causes = new ArrayList<>(List.of(reading.cause()));
    causes.addAll(reading.others());
    List<Cause> rules = causes.stream().filter(Cause::isRule).toList();
    if (rules.isEmpty()) {
      return List.of(
          new Rechecked(
              reading.cause(),
              Standing.NOT_DNS,
              "no record and no name of the sender's is the reason",
              Optional.empty()));
    }
    return rules.stream().map(cause -> rechecked(cause, found.first(cause.id()), date)).toList();
  }

  private Rechecked rechecked(Cause cause, Optional<Finding> finding, Optional<Instant> date) {
    Owner owner = OWNERS.getOrDefault(cause.id(), Owner.HOST);
    Function<String, Rechecked> unsaid =
        why -> new Rechecked(cause, Standing.CANNOT_SAY, why, finding);
    if (owner == Owner.MESSAGE || owner == Owner.SIGNER) {
      return unsaid.apply("it depends on the message: send one like it with smtp-probe send");
    }
    if (finding.isEmpty()) {
      return unsaid.apply("no rule looked for it");
    }
    return switch (finding.get().result()) {
      case FAILED -> new Rechecked(cause, Standing.STILL_SO, since(date), finding);
      case PASSED -> passed(cause, finding.get(), date);
      case UNDECIDED -> unsaid.apply("DNS does not answer");
      case SKIPPED -> unsaid.apply("it cannot be seen from here");
    };
  }

  private String since(Optional<Instant> date) {
    return "the fault is there today"
        + date.map(then -> ", as on " + then + ", " + age(then) + " ago").orElse("");
  }

  private Rechecked passed(Cause cause, Finding finding, Optional<Instant> date) {
    Optional<Duration> ttl = longestTtl(finding);
    String kept = ttl.map(t -> "; what DNS says now may be kept for " + words(t)).orElse("");
    if (date.isEmpty()) {
      return new Rechecked(
          cause,
          Standing.MENDED_SINCE,
          "the fault is not there today" + kept + "; nobody says when the bounce was written",
          Optional.of(finding));
    }
    Duration since = Duration.between(date.get(), clock.instant());
    boolean isYoung = ttl.filter(t -> since.compareTo(t) < 0).isPresent();
    return isYoung
        ? new Rechecked(
            cause,
            Standing.NEVER_WAS,
            "the fault is not there today, and the bounce is only "
                + words(since)
                + " old"
                + kept
                + ": either it never was, or the receiver still had an older answer",
            Optional.of(finding))
        : new Rechecked(
            cause,
            Standing.MENDED_SINCE,
            "the fault is not there today; the bounce is of "
                + date.get()
                + ", "
                + words(since)
                + " ago"
                + kept,
            Optional.of(finding));
  }

  private static Optional<Duration> longestTtl(Finding finding) {
    return finding.outcome().evidence().observations().stream()
        .filter(Observation.Lookup.class::isInstance)
        .map(Observation.Lookup.class::cast)
        .map(Observation.Lookup::answer)
        .flatMap((Answer<?> answer) -> answer.ttl().stream())
        .max(Duration::compareTo);
  }

  private String age(Instant then) {
    return words(Duration.between(then, clock.instant()));
  }

  private static String words(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
  }
}
