package fakereceiver.persona;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.dns.IpRange;
import fakereceiver.dns.RecordType;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.Condition;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.DnsView;
import fakereceiver.judge.LiteralReading;
import fakereceiver.judge.NameCheck;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Source.Certainty;
import fakereceiver.judge.TimeBehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A persona in words, for the command line and for the pages about personas. */
public final class PersonaWords {

  private PersonaWords() {}

  /** How sure we are of what it does about faults, the surest first. */
  public static Set<Certainty> certainties(Persona persona) {
    Set<Certainty> certainties = EnumSet.noneOf(Certainty.class);
    consequences(persona).forEach(consequence -> certainties.add(consequence.source().certainty()));
    return certainties;
  }

  /** Everything that it does about faults, DNS trouble and sums, where it does anything. */
  public static Stream<Consequence> consequences(Persona persona) {
    Stream<Consequence> ofRules =
        persona.decisions().values().stream()
            .flatMap(
                decision ->
                    isSilent(decision.undecided())
                        ? Stream.of(decision.failed())
                        : Stream.of(decision.failed(), decision.undecided()));
    return Stream.concat(
        ofRules,
        persona.scoring().stream()
            .flatMap(scoring -> scoring.thresholds().stream())
            .map(Scoring.Threshold::consequence));
  }

  /** Whether it is only noted, and not even weighed. */
  static boolean isSilent(Consequence consequence) {
    return consequence.equals(ConsequenceReader.NOTED);
  }

  /** Sentences about how it looks at DNS, at clients and at greetings; empty when plainly. */
  public static List<String> looking(Persona persona) {
    List<String> sentences = new ArrayList<>(looking(persona.sight()));
    if (persona.receiver().literals() != LiteralReading.ADDRESS) {
      sentences.add(
          "Compares an address literal with the client as `"
              + persona.receiver().literals().word()
              + "`.");
    }
    if (persona.receiver().dmarc().list().isPresent()) {
      sentences.add(
          "Finds the DMARC record of an organization by the Public Suffix List (RFC 7489), not by"
              + " walking the tree (RFC 9989).");
    }
    if (!persona.receiver().dmarc().habits().isEmpty()) {
      sentences.add(
          "Departs from the standard where it reads DMARC records: "
              + persona.receiver().dmarc().habits().stream()
                  .map(habit -> "`" + habit.word() + "`")
                  .sorted()
                  .collect(Collectors.joining(", "))
              + ".");
    }
    Set<Algorithm> unknown = EnumSet.copyOf(Dkim.ALGORITHMS);
    unknown.removeAll(persona.receiver().dkim());
    if (!unknown.isEmpty()) {
      sentences.add(
          "Takes DKIM signatures of "
              + unknown.stream().map(Algorithm::word).collect(Collectors.joining(" and "))
              + " for none.");
    }
    if (!persona.receiver().takesIpv6()) {
      sentences.add("Takes no mail over IPv6.");
    }
    if (!persona.receiver().blocklists().isEmpty()) {
      sentences.add(
          "Asks the DNS lists "
              + persona.receiver().blocklists().stream()
                  .map(Blocklist::toString)
                  .collect(Collectors.joining("`, `", "`", "`"))
              + ranges(", for clients in ", persona.receiver().blocklistClients())
              + ".");
    }
    if (!persona.exemptClients().isEmpty()) {
      sentences.add("Some checks spare clients" + ranges(" in ", persona.exemptClients()) + ".");
    }
    if (!persona.receiver().ignoredMxAddresses().isEmpty()) {
      sentences.add(
          "Addresses of MX hosts"
              + ranges(" in ", persona.receiver().ignoredMxAddresses())
              + " do not count.");
    }
    return sentences;
  }

  private static List<String> looking(DnsView sight) {
    List<String> sentences = new ArrayList<>();
    switch (sight.ptrNames()) {
      case FIRST -> sentences.add("Looks at the first PTR name only.");
      case FIRST_LEGAL ->
          sentences.add("Looks only at the first PTR name that it takes for a name.");
      case ALL -> {}
    }
    if (sight.legalPtrNames() != NameCheck.NONE) {
      sentences.add("A PTR name with " + odd(sight.legalPtrNames()) + " counts as none.");
    }
    if (sight.lookedUpNames() != NameCheck.NONE) {
      sentences.add("A name with " + odd(sight.lookedUpNames()) + " has no addresses.");
    }
    if (sight.oneFamilySettles()) {
      sentences.add("An answer about A or AAAA settles trouble with the other.");
    }
    if (!sight.servfailIsNone().isEmpty()) {
      sentences.add(
          "SERVFAIL to "
              + sight.servfailIsNone().stream()
                  .map(RecordType::toString)
                  .collect(Collectors.toCollection(TreeSet::new))
              + " means that there is no such record.");
    }
    if (sight.longestName() < DnsView.ANY_LENGTH) {
      sentences.add("Names of more than " + sight.longestName() + " characters have no address.");
    }
    return sentences;
  }

  private static String odd(NameCheck check) {
    return check == NameCheck.CHARACTERS ? "odd characters" : "odd characters or labels";
  }

  private static String ranges(String before, List<IpRange> ranges) {
    return ranges.isEmpty()
        ? ""
        : before + ranges.stream().map(IpRange::toString).collect(Collectors.joining(", "));
  }

  /**
   * Sentences about how it behaves over time, and how it adds up faults; empty when it does not.
   */
  public static List<String> habits(Persona persona) {
    List<String> sentences = new ArrayList<>();
    TimeBehaviour habits = persona.habits();
    habits
        .greylisting()
        .ifPresent(
            delay ->
                sentences.add(
                    "Remembers network (/64 with IPv6), sender and recipient for a day, and knows"
                        + " them once "
                        + time(delay)
                        + " have passed since the first attempt."));
    habits.connections().ifPresent(quota -> sentences.add(counts("connections", quota)));
    habits.messages().ifPresent(quota -> sentences.add(counts("messages", quota)));
    habits
        .tarpit()
        .forEach(
            (stage, delay) ->
                sentences.add(
                    "Takes "
                        + time(delay)
                        + " for each reply at "
                        + stage.word()
                        + ", with --real-time."));
    List<String> waits = new ArrayList<>();
    habits.waits().entrySet().stream()
        .filter(wait -> !wait.getValue().isZero())
        .forEach(wait -> waits.add(wait.getKey().word() + " " + time(wait.getValue())));
    if (!waits.isEmpty()) {
      sentences.add(
          "Waits for DNS that does not answer, with --real-time: "
              + String.join(", ", waits)
              + ".");
    }
    persona.scoring().ifPresent(scoring -> sentences.add(scores(scoring)));
    if (!persona.without().isEmpty()) {
      sentences.add("Does not offer " + String.join(", ", new TreeSet<>(persona.without())) + ".");
    }
    if (persona.sixOnly()) {
      sentences.add("Only what it does with IPv6 clients is known.");
    }
    if (!persona.counts()) {
      sentences.add("Is shown, and does not count in exit codes.");
    }
    return sentences;
  }

  private static String counts(String what, TimeBehaviour.Quota quota) {
    return "Counts %s by network (/64 with IPv6): at most %s within %s."
        .formatted(what, quota.most(), time(quota.within()));
  }

  private static String scores(Scoring scoring) {
    return "Adds up faults, beginning with "
        + number(scoring.start())
        + ": "
        + scoring.thresholds().stream()
            .map(
                threshold ->
                    "from " + number(threshold.from()) + " on " + doing(threshold.consequence()))
            .collect(Collectors.joining("; "))
        + ".";
  }

  /** What is done, in which words: {@code reject `550 5.7.1 No`}, and what it weighs. */
  public static String doing(Consequence consequence) {
    String weight = consequence.weight() == 0 ? "" : ", weighs " + number(consequence.weight());
    return consequence.action().word()
        + consequence
            .reply()
            .map(reply -> String.join("`, `", reply.template().wireLines()))
            .map(reply -> " `" + reply + "`")
            .orElse("")
        + weight
        + consequence.at().map(stage -> ", at " + stage.word()).orElse("")
        + (consequence.ifPermitted() ? ", unless anything else refuses" : "");
  }

  /** When a decision counts at all; empty when always. */
  public static List<String> conditions(Decision decision) {
    Condition condition = decision.condition();
    List<String> conditions = new ArrayList<>();
    if (!condition.with().isEmpty()) {
      conditions.add("only with " + String.join(" or ", new TreeSet<>(condition.with())));
    }
    if (!condition.unless().isEmpty()) {
      conditions.add("not with " + String.join(" or ", new TreeSet<>(condition.unless())));
    }
    if (condition.sparesExempt()) {
      conditions.add("spares exempt clients");
    }
    return conditions;
  }

  private static String time(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  static String number(double number) {
    return number == Math.rint(number)
        ? Long.toString(Math.round(number))
        : String.format(Locale.ROOT, "%s", number);
  }

  /** The certainties in a few words: {@code documented, assumed}. */
  public static String inBrief(Persona persona) {
    Set<Certainty> certainties = certainties(persona);
    return certainties.isEmpty()
        ? "decides nothing"
        : certainties.stream().map(Certainty::word).collect(Collectors.joining(", "));
  }
}
