package fakereceiver.cli.manual;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The end of a command's help in its parts.
 *
 * @param examples what stands indented, with what is said of each
 * @param notes the other sentences
 */
public record Footer(List<Example> examples, List<String> notes) {

  /**
   * Commands that are shown.
   *
   * @param about what is said before them; "Example:" alone is nothing
   * @param lines as in a shell
   */
  public record Example(String about, List<String> lines) {

    public Example {
      lines = List.copyOf(lines);
    }
  }

  /** Copies both lists. */
  public Footer {
    examples = List.copyOf(examples);
    notes = List.copyOf(notes);
  }

  public static Footer of(CommandSpec spec) {
    List<Example> examples = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> block = new ArrayList<>();
    String about = "";
    for (String line :
        List.of((String.join("\n", spec.usageMessage().footer()) + "\n").split("\n", -1))) {
      if (line.startsWith("  ")) {
        block.add(line.substring(2));
        continue;
      }
      if (!block.isEmpty()) {
        examples.add(new Example(about, List.copyOf(block)));
        block.clear();
        about = "";
      }
      if (line.startsWith("Example")) {
        about = "";
      } else if (line.endsWith(":")) {
        about = line;
      } else if (!line.isBlank()) {
        notes.add(line);
      }
    }
    return new Footer(examples, notes);
  }
}
