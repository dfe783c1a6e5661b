package fakereceiver.misbehaviour;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** What to do wrong, in words: a plan as {@code --misbehave} and the API take it. */
public final class MisbehaviourText {

  private static final int MAX_DIGITS = 6;

  private final String text;

  private MisbehaviourText(String text) {
    this.text = text;
  }

  /**
   * Adds to {@code plan} what {@code text} says.
   *
   * @throws IllegalArgumentException when it says nothing of the kind; the message says what would
   */
  public static Misbehaviours addTo(Misbehaviours plan, String text) {
    new MisbehaviourText(text).addTo(plan);
    return plan;
  }

  private void addTo(Misbehaviours plan) {
    int colon = text.indexOf(':');
    List<String> scope = words(text.substring(0, Math.max(colon, 0)));
    Optional<Integer> number = scope.size() == 2 ? number(scope.get(0)) : Optional.empty();
    if (number.isEmpty()) {
      plan.always(one(text));
      return;
    }
    Misbehaviour what = one(text.substring(colon + 1));
    switch (scope.get(1)) {
      case "session", "sessions" -> plan.enqueue(number.get(), what);
      case "mail", "mails" -> plan.enqueueMails(number.get(), what);
      default -> throw wrong("sessions or mails before the colon");
    }
  }

  private Misbehaviour one(String what) {
    List<String> words = words(what);
    String first = words.get(0);
    String rest = what.strip().substring(first.length()).strip();
    return switch (first) {
      case "hang-up" -> Misbehaviour.hangUp(moment(rest));
      case "stall" -> Misbehaviour.stall(moment(rest));
      case "tarpit" -> Misbehaviour.tarpit(duration(rest));
      case "long-line" -> longLine(words);
      case "broken-tls" -> Misbehaviour.brokenTls(handshake(rest));
      case "without" -> without(rest);
      case "require-auth" -> {
        if (!rest.isEmpty()) {
          throw wrong("nothing behind require-auth");
        }
        yield Misbehaviour.requireAuth();
      }
      default -> say(first, rest);
    };
  }

  private Misbehaviour say(String moment, String reply) {
    if (find(moment).isEmpty()) {
      throw wrong(
          "hang-up, stall, tarpit, long-line, broken-tls, without, require-auth, or when to say"
              + " which reply: "
              + moments());
    }
    try {
      return new Misbehaviour.Say(moment(moment), Reply.parse(reply));
    } catch (IllegalArgumentException e) {
      throw wrong("a reply behind " + moment + ": 451 4.3.0 Try again later");
    }
  }

  private Misbehaviour longLine(List<String> words) {
    if (words.size() == 2) {
      return Misbehaviour.longLine(moment(words.get(1)));
    }
    Optional<Integer> octets = words.size() == 3 ? number(words.get(2)) : Optional.empty();
    return new Misbehaviour.LongLine(
        moment(words.size() < 2 ? "" : words.get(1)),
        octets.orElseThrow(() -> wrong("long-line, a moment, and octets if you like")));
  }

  private Misbehaviour without(String extension) {
    if (extension.isEmpty() || extension.indexOf(' ') >= 0) {
      throw wrong("the name of an extension: without PIPELINING");
    }
    return Misbehaviour.without(extension);
  }

  private Misbehaviour.Handshake handshake(String word) {
    return Arrays.stream(Misbehaviour.Handshake.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("broken-tls garbage, hang-up or stall"));
  }

  private Moment moment(String word) {
    return find(word).orElseThrow(() -> wrong("one of " + moments()));
  }

  private static Optional<Moment> find(String word) {
    return Arrays.stream(Moment.values())
        .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String moments() {
    return Arrays.stream(Moment.values()).map(Moment::word).collect(Collectors.joining(", "));
  }

  private Duration duration(String word) {
    for (String unit : List.of("ms", "s", "m")) {
      String digits = word.endsWith(unit) ? word.substring(0, word.length() - unit.length()) : "";
      Optional<Integer> number = number(digits);
      if (number.isPresent()) {
        return switch (unit) {
          case "ms" -> Duration.ofMillis(number.get());
          case "s" -> Duration.ofSeconds(number.get());
          default -> Duration.ofMinutes(number.get());
        };
      }
    }
    throw wrong("a time: tarpit 500ms, 30s or 5m");
  }

  /** A number that is not 0, if it is one. */
  private static Optional<Integer> number(String word) {
    return Ascii.number(word, MAX_DIGITS).map(Long::intValue).filter(number -> number > 0);
  }

  /** In small letters, but never none. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer each = new StringTokenizer(text.toLowerCase(Locale.ROOT));
    while (each.hasMoreTokens()) {
      words.add(each.nextToken());
    }
    return words.isEmpty() ? List.of("") : words;
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException("\"" + text + "\", expected " + expected);
  }
}
