package smtpprobe.bounce.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.match.Fragments;

/**
 * The text that a mail server wrote for people: which recipients it names, and what it says about
 * them. The returned message below it and the phrases that every such mail begins with are left
 * out. Immutable.
 *
 * @param lines what is left, line by line
 */
record Prose(List<String> lines) {

  private static final int MAX_LINES = 400;
  private static final int MAX_BLOCK = 16;
  private static final int MAX_RECIPIENTS = 200;

  private static final Map<String, List<String>> WORDS = BounceFiles.sections("prose.txt");

  /** A line that begins with one of these begins the copy of the message. */
  private static final List<String> COPY =
      words("copy").stream()
          .filter(mark -> mark.startsWith("^"))
          .map(mark -> mark.substring(1))
          .toList();

  /** A line with one of these in it does, too. */
  private static final Fragments.Finder COPY_WORDS =
      finder(words("copy").stream().filter(mark -> !mark.startsWith("^")).toList());

  /** A line with one of these says nothing about the reason. */
  private static final Fragments.Finder PHRASES = finder(words("phrases"));

  /** Labels before a recipient's address. */
  private static final List<String> LABELS = words("labels");

  Prose {
    lines = List.copyOf(lines);
  }

  private static List<String> words(String section) {
    return WORDS.getOrDefault(section, List.of());
  }

  /** Reads a text. */
  static Prose of(String text) {
    List<String> kept = new ArrayList<>();
    boolean hasWords = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      String bounded = line.length() > 2000 ? line.substring(0, 2000) : line;
      String lower = bounded.toLowerCase(Locale.ROOT).strip();
      if (hasWords && (COPY.stream().anyMatch(lower::startsWith) || COPY_WORDS.anyIn(lower))) {
        break;
      }
      boolean isPhrase = PHRASES.anyIn(lower) && LABELS.stream().noneMatch(lower::startsWith);
      int said = isPhrase ? reply(bounded) : 0;
      kept.add(said < 0 ? "" : bounded.substring(said).stripTrailing());
      hasWords |= said >= 0 && !lower.isEmpty();
      if (kept.size() >= MAX_LINES) {
        break;
      }
    }
    return new Prose(kept);
  }

  /** Where a reply begins in a line that begins with a phrase; -1 when there is none. */
  private static int reply(String line) {
    for (int i = 0; i + 4 < line.length(); i++) {
      boolean starts = i == 0 || " :;".indexOf(line.charAt(i - 1)) >= 0;
      if (starts && isRefusal(line, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the code of a refusal stands there, with what is behind a code. */
  static boolean isRefusal(String line, int at) {
    return (line.charAt(at) == '4' || line.charAt(at) == '5')
        && line.charAt(at + 1) >= '0'
        && line.charAt(at + 1) <= '5'
        && Character.isDigit(line.charAt(at + 2))
        && (line.charAt(at + 3) == ' ' || line.charAt(at + 3) == '-');
  }

  /** Finds any of those words. */
  static Fragments.Finder finder(List<String> words) {
    return new Fragments.Finder(words.stream().map(Fragments::of).toList());
  }

  /** The recipients that it names, and the texts about each, the likeliest first. */
  Map<String, List<String>> recipients() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (int i = 0; i < lines.size() && found.size() < MAX_RECIPIENTS; i++) {
      String address = recipient(lines.get(i));
      if (!address.isEmpty()) {
        found.computeIfAbsent(address, a -> about(a));
      }
    }
    return found;
  }

  /** The address that a line is about, or nothing. */
  private static String recipient(String line) {
    String bare = line.strip();
    if (bare.isEmpty() || bare.indexOf('@') < 0) {
      return "";
    }
    String lower = bare.toLowerCase(Locale.ROOT);
    String address = Mailboxes.first(bare).orElse("");
    if (address.isEmpty() || address.toLowerCase(Locale.ROOT).startsWith("mailer-daemon@")) {
      return "";
    }
    int at = bare.indexOf(address);
    String before = bare.substring(0, at);
    String after = bare.substring(at + address.length());
    boolean opens = before.chars().noneMatch(Character::isLetter);
    boolean closes = after.isEmpty() || ">:.,;)]'\" (-".indexOf(after.charAt(0)) >= 0;
    if (opens && closes) {
      boolean isAlone = after.chars().noneMatch(Character::isLetterOrDigit);
      boolean isQuoted = before.endsWith("<") || before.endsWith("(") || before.endsWith("'");
      return isAlone || isQuoted || after.startsWith(":") || after.startsWith(" ") ? address : "";
    }
    return LABELS.stream()
            .anyMatch(
                label ->
                    lower.startsWith(label)
                        || before.toLowerCase(Locale.ROOT).strip().endsWith(label))
        ? address
        : "";
  }

  /** The texts about {@code address}: the lines below its name, lines that name it, everything. */
  List<String> about(String address) {
    Set<String> texts = new LinkedHashSet<>();
    String wanted = address.toLowerCase(Locale.ROOT);
    StringBuilder naming = new StringBuilder();
    if (!wanted.isEmpty()) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).toLowerCase(Locale.ROOT).contains(wanted)) {
          if (recipient(lines.get(i)).equalsIgnoreCase(address)) {
            texts.add(block(i, wanted));
          }
          naming.append(lines.get(i)).append('\n');
        }
      }
    }
    texts.add(naming.toString());
    texts.add(said());
    texts.add(String.join("\n", lines));
    texts.removeIf(String::isBlank);
    return List.copyOf(texts);
  }

  /** From a line to the next recipient, or to the second gap. */
  private String block(int from, String address) {
    StringBuilder block = new StringBuilder();
    int gaps = 0;
    for (int i = from; i < lines.size() && i < from + MAX_BLOCK; i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        gaps++;
        if (gaps > 2 || (gaps > 1 && block.toString().strip().lines().count() > 2)) {
          break;
        }
        continue;
      }
      if (i > from) {
        String other = recipient(line);
        if (!other.isEmpty() && !other.equalsIgnoreCase(address)) {
          break;
        }
      }
      String text = i == from ? withoutName(line, address) : line.strip();
      block.append(text).append('\n');
    }
    return block.toString().strip();
  }

  private static String withoutName(String line, String address) {
    int at = line.toLowerCase(Locale.ROOT).indexOf(address);
    if (at < 0 || at > 8) {
      return line.strip();
    }
    String rest = line.substring(at + address.length());
    int from = 0;
    while (from < rest.length() && ">:.,;)]'\" -".indexOf(rest.charAt(from)) >= 0) {
      from++;
    }
    return rest.substring(from);
  }

  /** What the other server said, in a transcript of the session. */
  private String said() {
    StringBuilder said = new StringBuilder();
    for (String line : lines) {
      String bare = line.strip();
      for (String mark : List.of("<<< 4", "<<< 5", "(reason: ", "Out: 4", "Out: 5")) {
        if (bare.startsWith(mark)) {
          said.append(bare.substring(bare.indexOf(' ') + 1)).append('\n');
        }
      }
    }
    return said.toString().strip();
  }
}
