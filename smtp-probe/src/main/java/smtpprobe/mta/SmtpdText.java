package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The lines of an {@code smtpd.conf} with its macros filled in and its includes in their place
 * (smtpd.conf(5)). For one thread.
 */
final class SmtpdText {

  /** An include may include, but not for ever. */
  private static final int MAX_FILES = 100;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_LINES = 20_000;
  private static final int MAX_LENGTH = 10_000;

  private static final Pattern MACRO = Pattern.compile("^([A-Za-z_]\\w*+)\\s*+=\\s*+(.+)");
  private static final Pattern USE = Pattern.compile("\\$([A-Za-z_]\\w*+)");
  private static final Pattern INCLUDE = Pattern.compile("^include\\s++\"?+([^\"\\s]++)\"?+");

  private final HostReader host;

  /** At most {@link #MAX_LINES}, of {@link #MAX_LENGTH} each. */
  private final Map<String, String> macros = new HashMap<>();

  /** At most {@link #MAX_LINES}. */
  private final List<String> lines = new ArrayList<>();

  /** One for each file at most. */
  private final List<String> notes = new ArrayList<>();

  private int files;
  private int read;

  /** Reads {@code text} and what it includes. */
  SmtpdText(String text, HostReader host) {
    this.host = host;
    add(text, 0);
  }

  /** Without comments. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The includes that could not be read. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void add(String text, int depth) {
    for (String line : text.replace("\\\n", " ").lines().toList()) {
      if (++read > MAX_LINES) {
        return;
      }
      String plain = filled(line.replaceFirst("#.*", "").strip());
      Matcher include = INCLUDE.matcher(plain);
      Matcher macro = MACRO.matcher(plain);
      if (include.matches()) {
        include(include.group(1), depth);
      } else if (macro.matches()) {
        macros.put(macro.group(1), macro.group(2).replaceAll("^\"|\"$", ""));
      } else {
        lines.add(plain);
      }
    }
  }

  private void include(String path, int depth) {
    if (++files > MAX_FILES) {
      return;
    }
    Reading file = host.file(path);
    Optional<String> why =
        depth == MAX_DEPTH
            ? Optional.of("it is included too deeply")
            : Optional.of(file.why()).filter(w -> !file.isThere());
    why.ifPresent(w -> notes.add(Relay.notFollowed("include \"" + path + '"', w)));
    if (why.isEmpty()) {
      add(file.orEmpty(), depth + 1);
    }
  }

  /** A line that macros would make very long stays as it is. */
  private String filled(String line) {
    StringBuilder filled = new StringBuilder();
    Matcher use = USE.matcher(line);
    while (use.find()) {
      String value = macros.getOrDefault(use.group(1), use.group());
      use.appendReplacement(filled, Matcher.quoteReplacement(value));
      if (filled.length() > MAX_LENGTH) {
        return line;
      }
    }
    return use.appendTail(filled).toString();
  }
}
