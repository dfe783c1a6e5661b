package smtpprobe.cli;

import fakereceiver.cli.Cli;
import fakereceiver.mail.Printable;
import fakereceiver.yaml.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;

/**
 * Variables of the environment that begin like those of options and are of none: mistyped, most
 * likely, and what they were to set would silently stay as it is.
 */
final class StrayVariables {

  private StrayVariables() {}

  /** A sentence for each, for people; all options are read only where there is need. */
  static List<String> told(Map<String, String> environment, CommandLine command) {
    Set<String> stray = new TreeSet<>(environment.keySet());
    stray.removeIf(name -> !name.startsWith(Configured.PREFIX));
    stray.remove(AuthOptions.VARIABLE);
    stray.removeAll(of(command));
    if (stray.isEmpty()) {
      return List.of();
    }
    Set<String> known = new TreeSet<>(Set.of(AuthOptions.VARIABLE));
    for (CommandLine one : Cli.described(Main.commands()).getSubcommands().values()) {
      known.addAll(of(one));
    }
    stray.removeAll(known);
    return stray.stream()
        .map(
            name ->
                Printable.of(name)
                    + " is the variable of no option that has a value"
                    + Nearest.hint(name, known))
        .toList();
  }

  private static Set<String> of(CommandLine command) {
    Set<String> names = new TreeSet<>();
    command.getCommandSpec().options().stream()
        .filter(option -> option.arity().max() > 0 && option.longestName().startsWith("--"))
        .forEach(option -> names.add(Configured.variableOf(option.longestName())));
    return names;
  }
}
