package smtpprobe.bounce.reply;

import fakereceiver.mail.EnhancedStatusCode;
import fakereceiver.mail.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A reply as it was found in a mail, in a log or on a screen: the codes taken out, the words made
 * comparable. Immutable.
 *
 * @param code the reply code, when there is one
 * @param status the enhanced status code, when there is one
 * @param shown the text in one line
 * @param start where in it the code stands; 0 without one
 * @param words the text in lower case without repeated codes: what patterns look at
 * @param isTaken whether all codes in it say that the mail was taken
 */
public record SaidReply(
    Optional<Integer> code,
    Optional<EnhancedStatusCode> status,
    String shown,
    int start,
    String words,
    boolean isTaken) {

  /** Of longer texts, the beginning says it. */
  private static final int MAX = 16 * 1024;

  /** Reads whatever somebody took for a reply; never fails. */
  public static SaidReply of(String text) {
    String plain = PlainText.of(Shortened.start(text, MAX));
    List<Word> words = words(plain);
    Optional<Found> found = code(plain, words);
    Optional<EnhancedStatusCode> status = found.flatMap(Found::status).or(() -> firstStatus(words));
    StringBuilder comparable = new StringBuilder(plain.length());
    boolean wasCode = false;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean isCode = found.isPresent() && word.isCode(found.get().code(), i == 0);
      boolean isStatus =
          status.isPresent() && wasCode && word.text().equals(status.get().toString());
      boolean isRepeated = i > found.map(Found::end).orElse(Integer.MAX_VALUE);
      wasCode = isCode;
      if (isRepeated && (isCode || isStatus)) {
        if (isCode && word.text().length() > 4) {
          String rest = word.text().substring(4);
          wasCode = rest.equals(status.map(Object::toString).orElse(""));
          if (!wasCode) {
            comparable.append(rest).append(' ');
          } else {
            wasCode = false;
          }
        }
        continue;
      }
      comparable.append(word.text()).append(' ');
    }
    return new SaidReply(
        found.map(Found::code),
        status,
        plain,
        found.map(Found::start).orElse(0),
        comparable.toString().strip().toLowerCase(Locale.ROOT),
        isTaken(words, found, status));
  }

  private static boolean isTaken(
      List<Word> words, Optional<Found> found, Optional<EnhancedStatusCode> status) {
    boolean isRefused =
        words.stream().flatMap(word -> word.code().stream()).anyMatch(code -> code >= 400);
    return found
        .map(one -> one.code() < 400 && !isRefused)
        .orElse(status.filter(one -> one.klass() == 2).isPresent());
  }

  /** The same with codes that stand elsewhere, where the text itself has none. */
  public SaidReply or(Optional<Integer> otherCode, Optional<EnhancedStatusCode> otherStatus) {
    return new SaidReply(
        code.or(() -> otherCode), status.or(() -> otherStatus), shown, start, words, isTaken);
  }

  /** Whether a further try may help, if these codes say so. */
  static Optional<Boolean> isTemporary(
      Optional<Integer> code, Optional<EnhancedStatusCode> status) {
    return code.filter(c -> c >= 400)
        .map(c -> c < 500)
        .or(() -> status.filter(s -> s.klass() != 2).map(s -> s.klass() == 4));
  }

  /** A word and where it begins. */
  private record Word(int start, String text) {

    boolean isCode(int code, boolean first) {
      return !first
          && text.startsWith(Integer.toString(code))
          && (text.length() == 3 || text.charAt(3) == '-');
    }

    Optional<Integer> code() {
      String bare = bare();
      if (bare.length() < 3 || (bare.length() > 3 && bare.charAt(3) != '-')) {
        return Optional.empty();
      }
      char first = bare.charAt(0);
      if ((first != '2' && first != '4' && first != '5')
          || bare.charAt(1) < '0'
          || bare.charAt(1) > '9'
          || !Character.isDigit(bare.charAt(2))) {
        return Optional.empty();
      }
      return Optional.of(Integer.valueOf(bare.substring(0, 3)));
    }

    /**
     * Without brackets, quotes and what labels it: {@code smtp;550}, {@code "550}, {@code (550}.
     */
    String bare() {
      int from = 0;
      while (from < text.length() && "([{<\"'#:;".indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      int label = Math.max(text.lastIndexOf(';'), text.lastIndexOf(":"));
      if (label >= from
          && label + 1 < text.length()
          && Character.isDigit(text.charAt(label + 1))
          && isLabel(text.substring(from, label))) {
        from = label + 1;
      }
      int to = text.length();
      while (to > from && ")]}>\"',.:;".indexOf(text.charAt(to - 1)) >= 0) {
        to--;
      }
      return text.substring(from, to);
    }

    /** No host before its port, and no address or cipher before its last number. */
    private static boolean isLabel(String text) {
      return text.chars().noneMatch(c -> c == '.' || Character.isDigit(c));
    }

    Optional<EnhancedStatusCode> status() {
      String bare = bare();
      int from = bare.length() > 4 && bare.charAt(3) == '-' ? 4 : 0;
      from = bare.startsWith("#", from) ? from + 1 : from;
      return SaidReply.status(bare.substring(from));
    }
  }

  /** {@code 5.7.25} and nothing else. */
  public static Optional<EnhancedStatusCode> status(String text) {
    if (text.length() < 5 || text.length() > 9 || text.charAt(1) != '.') {
      return Optional.empty();
    }
    return EnhancedStatusCode.atStartOf(text)
        .filter(status -> status.toString().length() == text.length() || text.indexOf('0') >= 0);
  }

  /** A code, the status that follows it, and the number of the word that ends them. */
  private record Found(
      int code, Optional<EnhancedStatusCode> status, int start, int end, int weight) {}

  private static List<Word> words(String plain) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= plain.length(); i++) {
      if (i == plain.length() || plain.charAt(i) == ' ') {
        if (i > start) {
          words.add(new Word(start, plain.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /** The best of what could be a reply code: one with a status after it, or at the beginning. */
  private static Optional<Found> code(String plain, List<Word> words) {
    Optional<Found> best = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Optional<Integer> code = word.code();
      if (code.isEmpty()) {
        continue;
      }
      Optional<EnhancedStatusCode> status = word.status();
      int end = i;
      if (status.isEmpty() && i + 1 < words.size()) {
        status = words.get(i + 1).status();
        end = status.isPresent() ? i + 1 : i;
      }
      int weight = weight(plain, word, i, status.isPresent());
      if (weight > 0 && (best.isEmpty() || best.get().weight() < weight)) {
        best = Optional.of(new Found(code.get(), status, word.start(), end, weight));
      }
    }
    return best;
  }

  private static int weight(String plain, Word word, int number, boolean hasStatus) {
    boolean isRefusal = word.bare().charAt(0) != '2';
    int weight = isRefusal ? 0 : -3;
    if (hasStatus) {
      weight += 6;
    }
    if (number == 0) {
      weight += 6;
    }
    if (word.start() > 0) {
      char before = plain.charAt(Math.max(0, word.start() - 2));
      weight += before == ':' || before == ';' || before == '<' || before == '>' ? 4 : 0;
      weight += before == ']' || before == ')' ? 2 : 0;
    }
    if (word.text().length() > 3
        && (word.bare().length() > 3 || !word.bare().equals(word.text()))) {
      weight += word.text().endsWith(".") || word.text().endsWith(",") ? 0 : 3;
    }
    String seen = plain.substring(Math.max(0, word.start() - 24), word.start());
    if (endsWithOneOf(
        seen,
        "reply ",
        "code ",
        "error ",
        "said ",
        "said: ",
        "response ",
        "says ",
        "reason: ",
        "status: ",
        "with ",
        "server ",
        "smtp ",
        "was: ",
        "smtp error ")) {
      weight += 4;
    }
    if (endsWithOneOf(
        seen,
        "port ",
        "id ",
        "line ",
        "as ",
        "rfc ",
        "rfc",
        "for ",
        "after ",
        "than ",
        "expected response code ")) {
      weight -= 6;
    }
    return weight;
  }

  private static boolean endsWithOneOf(String text, String... ends) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String end : ends) {
      if (lower.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<EnhancedStatusCode> firstStatus(List<Word> words) {
    return words.stream().flatMap(word -> word.status().stream()).findFirst();
  }
}
