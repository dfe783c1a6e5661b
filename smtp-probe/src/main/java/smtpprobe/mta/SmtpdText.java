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
 * (smtpd.conf(5)). Immutable.
 *
 * @param lines without comments
 * @param notes the includes that could not be read
 */
record SmtpdText(List<String> lines, List<String> notes) {

  /** An include may include, but not for ever. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_LINES = 20_000;

  private static final Pattern MACRO = Pattern.compile("\\s*+([A-Za-z_]\\w*+)\\s*+=\\s*+(.+)");
  private static final Pattern USE = Pattern.compile("\\$([A-Za-z_]\\w*+)");
  private static final Pattern INCLUDE =
      Pattern.compile("\\s*+include\\s++\"?+([^\"\\s]++)\"?+\\s*+");

  static SmtpdText read(String text, HostReader host) {
    SmtpdText all = new SmtpdText(new ArrayList<>(), new ArrayList<>());
    all.add(text, host, new HashMap<>(), 0);
    return new SmtpdText(List.copyOf(all.lines), List.copyOf(all.notes));
  }

  private void add(String text, HostReader host, Map<String, String> macros, int depth) {
    for (String line : text.replace("\\\n", " ").lines().toList()) {
      String plain = filled(line.replaceFirst("#.*", ""), macros);
      Matcher include = INCLUDE.matcher(plain);
      Matcher macro = MACRO.matcher(plain);
      if (include.matches()) {
        include(include.group(1), host, macros, depth);
      } else if (macro.matches()) {
        macros.put(macro.group(1), macro.group(2).strip().replaceAll("^\"|\"$", ""));
      } else if (lines.size() < MAX_LINES) {
        lines.add(plain);
      }
    }
  }

  private void include(String path, HostReader host, Map<String, String> macros, int depth) {
    Reading file = host.file(path);
    Optional<String> why =
        depth == MAX_DEPTH
            ? Optional.of("it is included too deeply")
            : Optional.of(file.why()).filter(w -> !file.isThere());
    why.ifPresent(w -> notes.add(Relay.notFollowed("include \"" + path + '"', w)));
    if (why.isEmpty()) {
      add(file.orEmpty(), host, macros, depth + 1);
    }
  }

  private static String filled(String line, Map<String, String> macros) {
    return USE.matcher(line)
        .replaceAll(
            use -> Matcher.quoteReplacement(macros.getOrDefault(use.group(1), use.group())));
  }
}
