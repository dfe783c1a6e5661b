package smtpprobe.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the manual with the commands that its fenced blocks show. A block below the line {@code
 * <!-- output -->} is what the last command above it prints; below {@code <!-- output, beginning
 * -->}, as many paragraphs of it as there are.
 *
 * @param file where it is
 * @param lines all of it
 */
record Page(Path file, List<String> lines) {

  private static final String FENCE = "```";
  private static final String OUTPUT = "<!-- output -->";
  private static final String BEGINNING = "<!-- output, beginning -->";

  /** A command, and whether and where the page shows what it prints: lines from, to. */
  record Shown(Path page, Command command, Sample sample) {

    @Override
    public String toString() {
      return page.getFileName() + ": " + command.text();
    }
  }

  /** Lines of a page, the first of the fenced text and the one after the last; both 0 if none. */
  record Sample(int from, int to, boolean isWhole) {

    static final Sample NONE = new Sample(0, 0, false);

    boolean isThere() {
      return to > 0;
    }
  }

  /** README and docs, but for the changelog, which speaks of what is gone, too. */
  static List<Page> all(Path root) {
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(Stream.of(root.resolve("README.md")), docs.sorted())
          .filter(file -> file.toString().endsWith(".md") && !file.endsWith("CHANGELOG.md"))
          .map(Page::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page read(Path file) {
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commands of the page, in its order. */
  List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        continue;
      }
      int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(FENCE);
      String above = i == 0 ? "" : lines.get(i - 1);
      if (above.equals(OUTPUT) || above.equals(BEGINNING)) {
        Shown last = shown.remove(shown.size() - 1);
        shown.add(new Shown(file, last.command(), new Sample(i + 1, end, above.equals(OUTPUT))));
      } else if (lines.get(i).equals(FENCE)) {
        for (Command command : Command.in(lines.subList(i + 1, end))) {
          shown.add(new Shown(file, command, Sample.NONE));
        }
      }
      i = end;
    }
    return shown;
  }

  String text(Sample sample) {
    return String.join("\n", lines.subList(sample.from(), sample.to())) + "\n";
  }

  /** The page with another text in the place of a sample, written where it is. */
  void rewrite(Sample sample, String text) throws IOException {
    List<String> anew = new ArrayList<>(lines.subList(0, sample.from()));
    text.lines().forEach(anew::add);
    anew.addAll(lines.subList(sample.to(), lines.size()));
    Files.write(file, anew);
  }
}
