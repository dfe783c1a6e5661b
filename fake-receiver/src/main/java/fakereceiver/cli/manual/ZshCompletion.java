package fakereceiver.cli.manual;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh, in its own terms: what an option does stands beside it. */
final class ZshCompletion {

  private ZshCompletion() {}

  static String of(CommandLine root) {
    String name = root.getCommandName();
    String function = "_" + name; // that of the file, which zsh loads when it is needed
    StringBuilder out = new StringBuilder("#compdef " + name + "\n\n");
    out.append(function).append("() {\n");
    out.append("  local context state state_descr line\n");
    out.append("  local -a commands\n");
    out.append("  typeset -A opt_args\n");
    out.append("  commands=(\n");
    root.getSubcommands()
        .forEach(
            (word, command) ->
                out.append("    ")
                    .append(quoted(word + ":" + Words.brief(command).replace(":", "\\:")))
                    .append('\n'));
    out.append("  )\n");
    arguments(out, "  ", root.getCommandSpec().options());
    out.append(" \\\n    '1: :->command' \\\n    '*:: :->arguments'\n");
    out.append("  case $state in\n");
    out.append("    command) _describe -t commands command commands ;;\n");
    out.append("    arguments)\n      case $words[1] in\n");
    root.getSubcommands()
        .forEach(
            (word, command) -> {
              out.append("        ").append(word).append(")\n");
              arguments(out, "          ", command.getCommandSpec().options());
              out.append(" \\\n            '*::argument:_files' ;;\n");
            });
    out.append("      esac ;;\n  esac\n}\n\n");
    out.append("if [ \"$funcstack[1]\" = ").append(function).append(" ]; then\n  ");
    out.append(function).append(" \"$@\"\nelse\n  compdef ").append(function).append(' ');
    return out.append(name).append("\nfi\n").toString();
  }

  private static void arguments(StringBuilder out, String indent, List<OptionSpec> options) {
    out.append(indent).append("_arguments -C");
    for (OptionSpec option : options) {
      if (!option.hidden()) {
        out.append(" \\\n").append(indent).append("  ").append(spec(option));
      }
    }
  }

  /**
   * {@code '(-t --to)'{-t,--to=}'[The recipient]:ADDR: '}; with a star where it may be repeated.
   */
  private static String spec(OptionSpec option) {
    List<String> names = List.of(option.names());
    boolean repeats = option.isMultiValue();
    String all = String.join(" ", names);
    String words =
        names.stream()
            .map(one -> one + (option.arity().max() == 0 ? "" : one.startsWith("--") ? "=" : "+"))
            .collect(Collectors.joining(","));
    String before = repeats ? quoted("*") : quoted("(" + all + ")");
    String named = names.size() == 1 ? quoted(words) : "{" + words + "}";
    return before
        + named
        + quoted("[" + escaped(Words.brief(ManPage.said(option))) + "]" + value(option));
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String label = (option.arity().min() == 0 ? "::" : ":") + escaped(option.paramLabel()) + ":";
    List<String> words = Words.of(option);
    if (words.isEmpty()) {
      return label + (Words.isFile(option) ? "_files" : " ");
    }
    String list = String.join(" ", words);
    return option.splitRegex().isEmpty()
        ? label + "(" + list + ")"
        : label + "_values -s , value " + list;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
