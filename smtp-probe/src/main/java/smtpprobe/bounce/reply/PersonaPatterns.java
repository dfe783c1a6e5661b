package smtpprobe.bounce.reply;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Wording;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  private PersonaPatterns() {}

  /**
   * The patterns of {@code personas}. Those of a known receiver count there alone; elsewhere they
   * are only possible.
   *
   * @param isAssumed whether of words that are only assumed, or of the others
   */
  static List<CausePattern> of(
      List<Persona> personas, boolean isAssumed, Set<String> knownReceivers) {
    Map<List<String>, Set<String>> rules = new LinkedHashMap<>();
    Map<List<String>, CausePattern> patterns = new LinkedHashMap<>();
    for (Persona persona : personas) {
      for (Map.Entry<String, Decision> entry : persona.decisions().entrySet()) {
        Decision decision = entry.getValue();
        for (Consequence one : List.of(decision.failed(), decision.undecided())) {
          if (one.source().isAssumed() != isAssumed) {
            continue;
          }
          for (Said said : sayings(one)) {
            List<String> key = new ArrayList<>(said.fragments().parts());
            key.add(said.code());
            rules.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(entry.getKey());
            patterns.put(
                key,
                new CausePattern(
                    persona.name(),
                    List.copyOf(rules.getOrDefault(key, Set.of())),
                    Optional.empty(),
                    receiver(persona.name(), knownReceivers),
                    said.fragments(),
                    List.of(said.code()),
                    said.fragments().length() < TELLING,
                    true,
                    Certainty.CERTAIN,
                    one.source().toString()));
          }
        }
      }
    }
    return List.copyOf(patterns.values());
  }

  /** The receiver that a persona is a model of: {@code gmail} of {@code gmail-bulk}. */
  private static Optional<String> receiver(String persona, Set<String> known) {
    return known.stream()
        .filter(name -> persona.equals(name) || persona.startsWith(name + "-"))
        .findFirst();
  }

  private record Said(String code, Fragments fragments) {}

  private static List<Said> sayings(Consequence consequence) {
    return Stream.concat(
            consequence.reply().stream().map(text -> said(text.template())),
            consequence.seen().stream().map(PersonaPatterns::said))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Said> said(Wording wording) {
    String text = wording.text();
    return fragments(text.substring(4)).map(f -> new Said(text.substring(0, 3), f));
  }

  private static Optional<Said> said(Reply template) {
    SaidReply said = SaidReply.of(String.join("\n", template.wireLines()));
    String words = said.words();
    return fragments(words.startsWith(Integer.toString(template.code())) ? words.substring(3) : words)
        .map(f -> new Said(Integer.toString(template.code()), f));
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
