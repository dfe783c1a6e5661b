package smtpprobe.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as a page shows it.
 *
 * @param text its line, with those that a backslash joins to it
 */
record Command(String text) {

  private static final List<String> PROGRAMS = List.of("smtp-probe", "fake-receiver");

  /** The commands of a block that has nothing but commands of ours; else none. */
  static List<Command> in(List<String> lines) {
    String joined = String.join("\n", lines).replaceAll("\\s*\\\\\n\\s*", " ");
    List<Command> commands =
        joined.lines().map(line -> new Command(line.replaceAll("\\s+# .*", "").strip())).toList();
    return commands.stream().allMatch(c -> PROGRAMS.stream().anyMatch(c::isOf))
        ? commands
        : List.of();
  }

  boolean isOf(String program) {
    return ("/" + text.split(" ", 2)[0]).endsWith("/" + program);
  }

  /** The words, with files of the sources where they are below {@code root}. */
  List<String> words(Path root) {
    return words().stream()
        .map(word -> word.matches("(?:docs|smtp-probe/src)/.*") ? root.resolve(word) : word)
        .map(Object::toString)
        .toList();
  }

  /** Whether these are its first words after the name of the program. */
  boolean begins(String words) {
    return (text.substring(text.indexOf(' ') + 1) + " ").startsWith(words + " ");
  }

  /** What a shell makes of it; brackets around an option, which say that it may be left out, go. */
  private List<String> words() {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (char c : (text + " ").toCharArray()) {
      if (c == '\'') {
        quoted = !quoted;
      } else if (c != ' ' || quoted) {
        word.append(quoted || c != ']' ? c : "");
      } else if (!word.isEmpty()) {
        words.add(word.toString().replaceFirst("^\\[(?=-)", ""));
        word.setLength(0);
      }
    }
    return words;
  }
}
