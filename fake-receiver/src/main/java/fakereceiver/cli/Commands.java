package fakereceiver.cli;

import java.util.List;
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

  /** Copies the lists. */
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

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }
}
