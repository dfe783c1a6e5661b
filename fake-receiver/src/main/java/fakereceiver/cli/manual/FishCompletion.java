package fakereceiver.cli.manual;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: a line for each command and each option of it. */
final class FishCompletion {

  private FishCompletion() {}

  static String of(CommandLine root) {
    String name = root.getCommandName();
    StringBuilder out = new StringBuilder("# Completion of " + name + " for fish.\n");
    out.append("complete -c ").append(name).append(" -f\n");
    options(out, name, "__fish_use_subcommand", root.getCommandSpec().options());
    root.getSubcommands()
        .forEach(
            (word, command) -> {
              out.append("complete -c ")
                  .append(name)
                  .append(" -n __fish_use_subcommand -a ")
                  .append(word)
                  .append(" -d ")
                  .append(quoted(Words.brief(command)))
                  .append('\n');
              options(
                  out,
                  name,
                  "'__fish_seen_subcommand_from " + word + "'",
                  command.getCommandSpec().options());
              if (command.getCommandSpec().positionalParameters().stream()
                  .anyMatch(one -> Words.isFile(one))) {
                out.append("complete -c ")
                    .append(name)
                    .append(" -n '__fish_seen_subcommand_from ")
                    .append(word)
                    .append("' -F\n");
              }
            });
    return out.toString();
  }

  private static void options(
      StringBuilder out, String name, String when, List<OptionSpec> options) {
    for (OptionSpec option : options) {
      if (option.hidden()) {
        continue;
      }
      out.append("complete -c ").append(name).append(" -n ").append(when);
      for (String one : option.names()) {
        out.append(one.startsWith("--") ? " -l " + one.substring(2) : " -s " + one.substring(1));
      }
      if (option.arity().max() > 0 && option.arity().min() > 0) {
        out.append(Words.isFile(option) ? " -r -F" : " -x");
        List<String> words = Words.of(option);
        if (!words.isEmpty()) {
          out.append(" -a ").append(quoted(String.join(" ", words)));
        }
      }
      out.append(" -d ").append(quoted(Words.brief(ManPage.said(option)))).append('\n');
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
