package fakereceiver.cli.manual;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What a shell can offer as the value of an option. */
final class Words {

  private Words() {}

  /** The values that there are, in small letters; none where anything will do. */
  static List<String> of(ArgSpec arg) {
    List<String> words = new ArrayList<>();
    if (arg.completionCandidates() != null) {
      arg.completionCandidates().forEach(words::add);
    }
    return words;
  }

  /** Whether it is the name of a file or a folder. */
  static boolean isFile(ArgSpec arg) {
    String label = arg.paramLabel();
    return (label.contains("FILE") || label.contains("DIR")) && !label.startsWith("FORMAT");
  }

  /** What a command does. */
  static String said(CommandLine command) {
    return String.join(" ", command.getCommandSpec().usageMessage().description());
  }

  /** The first sentence of that. */
  static String brief(CommandLine command) {
    return brief(said(command));
  }

  /** The first sentence. */
  static String brief(String text) {
    int end = text.indexOf(". ");
    int semicolon = text.indexOf("; ");
    int cut = semicolon > 0 && (end < 0 || semicolon < end) ? semicolon : end;
    return cut < 0 ? text.replaceFirst("\\.$", "") : text.substring(0, cut);
  }
}
