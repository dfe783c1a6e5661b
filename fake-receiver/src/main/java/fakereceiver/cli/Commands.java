package fakereceiver.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * A program and its commands. Only what is asked for is made: the options of all commands together
 * take longer to read than most commands to run.
 *
 * @param name of the program
 * @param root what it is without a command
 * @param alone the classes of those that need nothing but themselves
 * @param looking the classes of those that look at the others, such as {@code help}
 */
public record Commands(String name, Object root, List<Class<?>> alone, List<Class<?>> looking) {

  /** Words that begin so may ask for help, in a file perhaps, which can be read but once. */
  private static final List<String> HELP = List.of("-h", "-V", "--help", "--version", "@");

  public Commands {
    alone = List.copyOf(alone);
    looking = List.copyOf(looking);
  }

  /** The command that the first of {@code args} names, or else all. */
  CommandLine commandLine(String... args) {
    CommandLine line = new CommandLine(root);
    for (Class<?> command : alone) { // no lambdas here: those about picocli are in no archive
      if (args.length > 0 && name(command).equals(args[0])) {
        return line.addSubcommand(command);
      }
    }
    alone.forEach(line::addSubcommand);
    looking.forEach(line::addSubcommand);
    return line;
  }

  /**
   * The command that the first of {@code args} names, from what the build has written down; empty
   * where that is not enough, as for help.
   */
  Optional<CommandLine> compiled(String... args) {
    return args.length == 0 || mayAskForHelp(args)
        ? Optional.empty()
        : CompiledOptions.of(root.getClass())
            .flatMap(options -> options.commandLine(name, root, args[0]));
  }

  static boolean mayAskForHelp(String... args) {
    for (String arg : args) {
      for (String word : HELP) {
        if (arg.startsWith(word)) {
          return true;
        }
      }
    }
    return false;
  }

  static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }
}
