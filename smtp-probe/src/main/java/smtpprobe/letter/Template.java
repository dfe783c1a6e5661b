package smtpprobe.letter;

import fakereceiver.given.UsageException;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message with blanks such as {@code {message-id}}: a header, an empty line, a text. Immutable.
 *
 * <p>Fields that a message cannot do without (RFC 5322 section 3.6) and those that make it easy to
 * find are added when the template has none.
 */
public final class Template {

  /** What can be filled in. */
  public enum Blank {
    /** The author: the reverse-path, or a postmaster when that is null. */
    FROM,
    /** The first recipient. */
    TO,
    /** With its angle brackets; holds the id. */
    MESSAGE_ID,
    /** As in a Date field. */
    DATE,
    /** The source address. */
    SOURCE,
    /** The HELO name. */
    HELO,
    /** The server's name and address. */
    SERVER,
    /** The id of this very mail. */
    ID;

    String word() {
      return "{" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "}";
    }
  }

  private static final Pattern WORD = Pattern.compile("\\{[a-z][a-z-]*\\}");
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:.*");
  private static final int MAX_LINE = 998; // octets: RFC 5322 section 2.1.1, RFC 6532 section 3.4
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A short mail that says what it is. */
  public static final Template BUILT_IN = builtIn(); // after the patterns, which it needs

  private final List<String> header;
  private final List<String> text;

  private Template(List<String> header, List<String> text) {
    this.header = List.copyOf(header);
    this.text = List.copyOf(text);
  }

  /**
   * Reads one.
   *
   * @param file how errors call it
   * @param content a byte order mark in front of it is left out
   * @throws IllegalArgumentException with file and line when it is none, or has an unknown blank
   */
  public static Template parse(String file, String content) {
    List<String> lines =
        (content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content).lines().toList();
    int end = lines.indexOf("");
    if (end < 1) {
      throw new UsageException(
          file + ": found no header, expected one, then an empty line, then the text");
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String at = file + ":" + (i + 1) + ": ";
      if (i < end && !FIELD.matcher(line).matches() && (i == 0 || !isFolded(line))) {
        throw new UsageException(
            at + "\"" + line + "\" is no header field, expected one such as \"Subject: test\"");
      }
      checkLength(at, line);
      if (line.contains("<" + Blank.MESSAGE_ID.word() + ">")) {
        throw new UsageException(
            at + "{message-id} in angle brackets, expected none: they are part of it");
      }
      WORD.matcher(line).results().forEach(found -> blank(at, found.group()));
    }
    return new Template(lines.subList(0, end), lines.subList(end + 1, lines.size()));
  }

  private static void checkLength(String at, String line) {
    int octets = line.getBytes(StandardCharsets.UTF_8).length;
    if (octets > MAX_LINE) {
      throw new UsageException(
          at + "a line of " + octets + " octets, expected " + MAX_LINE + " at most");
    }
  }

  private static Blank blank(String at, String word) {
    return Stream.of(Blank.values())
        .filter(blank -> blank.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    at
                        + "there is no "
                        + word
                        + ", expected one of "
                        + Stream.of(Blank.values())
                            .map(Blank::word)
                            .collect(Collectors.joining(" "))));
  }

  /**
   * The message, lines ending in CRLF; the same arguments give the same octets. The subject holds
   * the id in any case.
   *
   * @param values one for each blank, without control characters
   * @param subject takes the place of the template's
   * @throws IllegalArgumentException when a value could become another line, or a line becomes too
   *     long
   */
  public Message fill(Map<Blank, String> values, Optional<String> subject) {
    values.forEach(
        (blank, value) -> {
          if (value.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException("a control character in " + blank.word() + ", expected none");
          }
        });
    List<String> lines = new ArrayList<>();
    for (String line : header) {
      lines.add(filled(line, values));
    }
    addMissing(lines, "From", "<" + value(values, Blank.FROM) + ">");
    addMissing(lines, "To", "<" + value(values, Blank.TO) + ">");
    addMissing(lines, "Date", value(values, Blank.DATE));
    addMissing(lines, "Message-ID", value(values, Blank.MESSAGE_ID));
    addMissing(lines, "Subject", "smtp-probe test");
    setSubject(lines, subject, value(values, Blank.ID));
    lines.add("");
    for (String line : text) {
      lines.add(filled(line, values));
    }
    lines.add("");
    lines.forEach(line -> checkLength("filled in: ", line));
    return Message.of(String.join("\r\n", lines));
  }

  private static void addMissing(List<String> lines, String field, String value) {
    if (lines.stream().noneMatch(line -> isField(line, field))) {
      lines.add(field + ": " + value);
    }
  }

  private static void setSubject(List<String> lines, Optional<String> subject, String id) {
    int first = 0;
    while (!isField(lines.get(first), "Subject")) {
      first++;
    }
    int end = first + 1;
    while (end < lines.size() && isFolded(lines.get(end))) {
      end++;
    }
    List<String> field = lines.subList(first, end);
    if (subject.isPresent()) {
      field.clear();
      field.add("Subject: " + subject.get());
    }
    if (field.stream().noneMatch(line -> line.contains(id))) {
      field.set(field.size() - 1, field.get(field.size() - 1) + " [" + id + "]");
    }
  }

  private static boolean isField(String line, String name) {
    int colon = line.indexOf(':');
    return colon > 0
        && !isFolded(line) // there, it is but text of the field before
        && line.substring(0, colon).strip().equalsIgnoreCase(name);
  }

  private static boolean isFolded(String line) {
    return line.startsWith(" ") || line.startsWith("\t");
  }

  private static String filled(String line, Map<Blank, String> values) {
    return WORD.matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(value(values, blank("", found.group()))));
  }

  private static String value(Map<Blank, String> values, Blank blank) {
    return Objects.requireNonNull(values.get(blank), blank::word);
  }

  private static Template builtIn() {
    try (InputStream in = Template.class.getResourceAsStream("test-message.eml")) {
      return parse(
          "test-message.eml",
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
