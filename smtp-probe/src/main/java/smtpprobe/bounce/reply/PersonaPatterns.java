package smtpprobe.bounce.reply;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Wording;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.match.Fragments;

/**
 * Personas read backwards: from the words of a refusal to the faults that are refused so. Blanks,
 * and what looks like the mark of one session, stand for anything.
 */
final class PersonaPatterns {

  /** So many letters say something wherever they stand; fewer have to be the whole reply. */
  private static final int TELLING = 24;

  /** A code and a status. */
  private static final int CODES = 14;

  /** What may stand in a blank. */
  private static final int BLANK = 60;

  private PersonaPatterns() {}

  /** How much the words of a persona say. */
  enum Tier {
    /** Recorded, documented or seen, and telling. */
    FIRM,
    /** Telling, and only assumed. */
    ASSUMED,
    /** A few words around a blank, which others may say for other reasons. */
    FAINT
  }

  /**
   * The patterns of {@code personas}, by tier. Those of a known receiver count there alone;
   * elsewhere they are only possible.
   */
  @SuppressWarnings("ReferenceEquality") // to compare what they say would take longer than the rest
  static Map<Tier, List<CausePattern>> of(List<Persona> personas, Set<String> knownReceivers) {
    Map<Tier, Map<List<String>, CausePattern>> tiers = new EnumMap<>(Tier.class);
    // personas share what they do with those that they extend, and trouble does with "same"
    IdentityHashMap<Consequence, List<Said>> known = new IdentityHashMap<>();
    for (Persona persona : personas) {
      List<String> receiver = receiver(persona.name(), knownReceivers);
      for (Map.Entry<String, Decision> entry : persona.decisions().entrySet()) {
        Decision decision = entry.getValue();
        for (Consequence one : List.of(decision.failed(), decision.undecided())) {
          // what is said where DNS gave no answer does not say that the fault is there
          Certainty sure = one == decision.failed() ? Certainty.CERTAIN : Certainty.LIKELY;
          for (Said said : known.computeIfAbsent(one, PersonaPatterns::sayings)) {
            List<String> key = new ArrayList<>(said.fragments().parts());
            key.add(said.code());
            tiers
                .computeIfAbsent(said.tier(one.source().isAssumed()), t -> new LinkedHashMap<>())
                .merge(
                    key,
                    pattern(persona, entry.getKey(), receiver, said, one, sure),
                    CausePattern::and);
          }
        }
      }
    }
    Map<Tier, List<CausePattern>> patterns = new EnumMap<>(Tier.class);
    tiers.forEach((tier, those) -> patterns.put(tier, List.copyOf(those.values())));
    return patterns;
  }

  private static CausePattern pattern(
      Persona persona,
      String rule,
      List<String> receiver,
      Said said,
      Consequence one,
      Certainty sure) {
    return new CausePattern(
        persona.name(),
        List.of(rule),
        Optional.empty(),
        receiver,
        said.fragments(),
        List.of(said.code()),
        said.beside(),
        true,
        sure,
        one.source().toString());
  }

  /** The receiver that a persona is a model of: {@code gmail} of {@code gmail-bulk}. */
  private static List<String> receiver(String persona, Set<String> known) {
    return known.stream()
        .filter(name -> persona.equals(name) || persona.startsWith(name + "-"))
        .limit(1)
        .toList();
  }

  private record Said(String code, Fragments fragments, boolean hasBlank) {

    boolean isTelling() {
      return fragments.length() >= TELLING;
    }

    int beside() {
      return isTelling() ? -1 : CODES + (hasBlank ? BLANK * fragments.parts().size() : 0);
    }

    Tier tier(boolean isAssumed) {
      return !isTelling() && hasBlank ? Tier.FAINT : isAssumed ? Tier.ASSUMED : Tier.FIRM;
    }
  }

  private static List<Said> sayings(Consequence consequence) {
    return Stream.concat(
            consequence.reply().stream().map(text -> said(text.template())),
            consequence.seen().stream().map(PersonaPatterns::said))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Said> said(Wording wording) {
    String text = wording.text();
    return fragments(text.substring(4))
        .map(f -> new Said(text.substring(0, 3), f, text.contains("...")));
  }

  private static Optional<Said> said(Reply template) {
    SaidReply said = SaidReply.of(String.join("\n", template.wireLines()));
    String words = said.words();
    return fragments(
            words.startsWith(Integer.toString(template.code())) ? words.substring(3) : words)
        .map(f -> new Said(Integer.toString(template.code()), f, words.indexOf('{') >= 0));
  }

  /** The words between blanks, statuses and marks of a session. */
  private static Optional<Fragments> fragments(String words) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    String lower = words.toLowerCase(Locale.ROOT).replace("...", " ... ");
    for (String word : lower.split(" +", -1)) {
      String rest = word;
      if (word.equals("...") || isMark(word)) {
        end(part, parts);
        continue;
      }
      while (rest.indexOf('{') >= 0 && rest.indexOf('}', rest.indexOf('{')) > 0) {
        part.append(part.isEmpty() ? "" : " ").append(rest, 0, rest.indexOf('{'));
        end(part, parts);
        rest = rest.substring(rest.indexOf('}', rest.indexOf('{')) + 1);
      }
      if (!rest.isEmpty()) {
        part.append(part.isEmpty() || !rest.equals(word) ? "" : " ").append(rest);
      }
    }
    end(part, parts);
    int length = parts.stream().mapToInt(String::length).sum();
    return length < TELLING / 3 ? Optional.empty() : Optional.of(new Fragments(parts));
  }

  private static void end(StringBuilder part, List<String> parts) {
    String text = part.toString().strip();
    while (!text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0))) {
      text = text.substring(1);
    }
    if (!text.isEmpty()) {
      parts.add(text);
    }
    part.setLength(0);
  }

  /** Letters and digits mixed, as in {@code a640c23a62f3a}, or a status: they vary. */
  private static boolean isMark(String word) {
    long digits = word.chars().filter(Character::isDigit).count();
    long letters = word.chars().filter(Character::isLetter).count();
    return (word.length() >= 9 && digits >= 3 && letters >= 2 && digits + letters == word.length())
        || SaidReply.status(word).isPresent();
  }
}
