package smtpprobe.mta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.mta.SmtpdLexer.Kind;
import smtpprobe.mta.SmtpdLexer.Word;
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
  private static final int MAX_WORDS = 200_000;

  /**
   * A line, which may go over several in braces. Immutable.
   *
   * @param words its words, without the quotes
   * @param text it as it can be shown
   */
  record Line(List<String> words, String text) {

    private static Line of(List<Word> words) {
      return new Line(
          words.stream().map(Word::text).toList(),
          words.stream()
              .map(word -> word.kind() == Kind.QUOTED ? '"' + word.text() + '"' : word.text())
              .collect(Collectors.joining(" "))
              .replace(" ,", ","));
    }
  }

  private final HostReader host;

  /** At most {@link #MAX_WORDS}. */
  private final Map<String, List<Word>> macros = new HashMap<>();

  /** At most {@link #MAX_WORDS}. */
  private final List<Line> lines = new ArrayList<>();

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
  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** The includes that could not be read. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private void add(String text, int depth) {
    List<Word> line = new ArrayList<>();
    int braces = 0;
    for (Word word : SmtpdLexer.words(text)) {
      List<Word> words = word.kind() == Kind.MACRO ? macro(word) : List.of(word);
      read += words.size();
      if (read > MAX_WORDS) {
        notes.add(Relay.notFollowed("smtpd.conf", "it has more than " + MAX_WORDS + " words"));
        return;
      }
      if (word.kind() == Kind.END && braces == 0) {
        line(line, depth);
        line.clear();
      } else if (word.kind() != Kind.END) {
        line.addAll(words);
        braces += word.is("{") ? 1 : word.is("}") && braces > 0 ? -1 : 0;
      }
    }
  }

  /** Macros in the value of one are not filled in. */
  private List<Word> macro(Word name) {
    return macros.getOrDefault(name.text(), List.of(new Word(Kind.PLAIN, '$' + name.text())));
  }

  private void line(List<Word> line, int depth) {
    if (line.size() == 2 && line.get(0).is("include")) {
      include(line.get(1).text(), depth);
    } else if (line.size() == 3 && line.get(1).is("=")) {
      macros.put(line.get(0).text(), value(line.get(2).text()));
    } else if (!line.isEmpty()) {
      lines.add(Line.of(line));
    }
  }

  private static List<Word> value(String text) {
    return SmtpdLexer.words(text).stream().filter(word -> word.kind() != Kind.END).toList();
  }

  private void include(String path, int depth) {
    if (++files > MAX_FILES) {
      return; // told once
    }
    Reading file = host.file(path);
    Optional<String> why = Optional.of(file.why()).filter(w -> !file.isThere());
    if (files == MAX_FILES || depth == MAX_DEPTH) {
      why = Optional.of(depth == MAX_DEPTH ? "it is included too deeply" : "there are too many");
    }
    why.ifPresent(w -> notes.add(Relay.notFollowed("include \"" + path + '"', w)));
    if (why.isEmpty()) {
      add(file.orEmpty(), depth + 1);
    }
  }
}
