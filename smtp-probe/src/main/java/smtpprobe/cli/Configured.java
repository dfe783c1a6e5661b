package smtpprobe.cli;

import fakereceiver.cli.Cli;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.given.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import smtpprobe.config.Setting;
import smtpprobe.config.Settings;

/**
 * Options that are not on the command line, from the environment ({@code SMTP_PROBE_...}) or else
 * from {@code smtp-probe.yaml}. They become words of the command line, in front of the user's.
 *
 * @param environment the variables
 * @param folder where the file is looked for
 */
record Configured(Map<String, String> environment, Path folder) {

  static final String PREFIX = "SMTP_PROBE_";
  private static final String CONFIG = "--config";

  /** These exclude each other, so that one of them on the command line leaves out the others. */
  private static final List<String> SOURCES = List.of("--zone", "--dns-server");

  /** Never for these commands: what is sent, and where to, is said each time. */
  private static final Set<String> NOT_BY_FILE = Set.of("help", "generate-completion", "config");

  /** Where a value came from. */
  record Value(String option, List<String> words, String origin) {}

  /** The configuration, if there is one. */
  Optional<Settings> settings(List<String> args) {
    return file(args).map(path -> Settings.read(path, Configured::check));
  }

  /**
   * Refuses a word that an option does not take, as the option itself would later. Files are looked
   * for when they are read: an option on the command line may leave them out.
   */
  private static void check(String option, String word) {
    switch (option) {
      case "--persona" -> {
        if (!word.contains(".")) {
          PersonaOptions.several(List.of(word));
        }
      }
      case "--fail-on" -> GateOptions.level(List.of(word));
      case "--ignore", "--only" -> RuleNames.checked(option, List.of(word));
      case "--to" -> Addresses.mailbox(option, word);
      case "--format" -> {
        try {
          new Output.Reader().convert(word);
        } catch (CommandLine.TypeConversionException e) {
          throw new UsageException(String.valueOf(e.getMessage()), e);
        }
      }
      default -> {}
    }
  }

  /** Its file: the one that is named, or the one in this folder. */
  Optional<Path> file(List<String> args) {
    Path usual = folder.resolve(Settings.NAME); // of the empty path, the name alone
    return named(args)
        .or(() -> variable(CONFIG))
        .map(Path::of)
        .or(() -> Optional.of(usual).filter(Files::isRegularFile));
  }

  private static Optional<String> named(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith(CONFIG + "=")) {
        return Optional.of(args.get(i).substring(CONFIG.length() + 1));
      }
      if (args.get(i).equals(CONFIG) && i + 1 < args.size()) {
        return Optional.of(args.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** The variable of an option: {@code SMTP_PROBE_FAIL_ON} of {@code --fail-on}. */
  static String variableOf(String option) {
    return PREFIX + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Optional<String> variable(String option) {
    return Optional.ofNullable(environment.get(variableOf(option))).filter(text -> !text.isEmpty());
  }

  /**
   * The words of the user, with those that the environment and the file add.
   *
   * @throws UsageException when the file is wrong
   */
  String[] arguments(CommandLine root, String... args) {
    List<String> words = List.of(args);
    int at = command(root, words);
    if (at < 0 || isHelp(words)) {
      return args;
    }
    CommandLine line = Objects.requireNonNull(root.getSubcommands().get(words.get(at)));
    StrayVariables.told(environment, line)
        .forEach(told -> root.getErr().println(root.getCommandName() + ": " + told));
    if (NOT_BY_FILE.contains(words.get(at))) {
      return args;
    }
    List<String> all = new ArrayList<>(words.subList(0, at + 1));
    for (Value value : values(line, words, settings(words))) {
      value.words().forEach(word -> all.addAll(List.of(value.option(), word)));
    }
    all.addAll(words.subList(at + 1, words.size()));
    return all.toArray(String[]::new);
  }

  /** Which of the words that the command has refused are from variables. */
  List<String> fromEnvironment(HeardErrors refused, String... args) {
    CommandLine root = Cli.described(Main.commands());
    List<String> words = List.of(args);
    int at = command(root, words);
    if (at < 0 || isHelp(words)) {
      return List.of();
    }
    CommandLine line = Objects.requireNonNull(root.getSubcommands().get(words.get(at)));
    List<Value> values = values(line, words, Optional.empty());
    if (named(words).isEmpty()) {
      variable(CONFIG).ifPresent(file -> values.add(fromEnvironment(CONFIG, file)));
    }
    return values.stream()
        .filter(
            one ->
                one.words().stream()
                    .flatMap(word -> Stream.of(word.split("[,=]")))
                    .anyMatch(word -> refused.isAbout(one.option(), word)))
        .map(one -> one.option() + " is from the " + one.origin())
        .toList();
  }

  private static Value fromEnvironment(String option, String word) {
    return new Value(option, List.of(word), "environment, " + variableOf(option));
  }

  /** What a command is told beside the user's words, each with where it came from. */
  List<Value> values(CommandLine line, List<String> words, Optional<Settings> settings) {
    List<Value> values = new ArrayList<>();
    Set<String> given = given(line, words);
    for (OptionSpec option : line.getCommandSpec().options()) {
      String name = option.longestName();
      boolean excluded =
          SOURCES.contains(name) && SOURCES.stream().anyMatch(other -> given.contains(other));
      if (!name.startsWith("--") || name.equals(CONFIG) || given.contains(name) || excluded) {
        continue;
      }
      Optional<String> variable = variable(name);
      if (variable.isPresent() && option.arity().max() > 0) {
        values.add(fromEnvironment(name, variable.get()));
        given.add(name);
      }
    }
    settings.ifPresent(
        all ->
            all.values()
                .forEach(
                    one ->
                        fromFile(line, one, given)
                            .ifPresent(
                                words2 ->
                                    values.add(
                                        new Value(
                                            one.option(),
                                            words2,
                                            all.file() + ":" + one.line())))));
    return values;
  }

  private static Optional<List<String>> fromFile(
      CommandLine line, Setting setting, Set<String> given) {
    Optional<OptionSpec> option =
        Optional.ofNullable(line.getCommandSpec().findOption(setting.option()));
    boolean excluded =
        SOURCES.contains(setting.option()) && SOURCES.stream().anyMatch(given::contains);
    return option.isEmpty() || given.contains(setting.option()) || excluded
        ? Optional.empty()
        : Optional.of(setting.words());
  }

  /** The long names of what the user wrote, whichever name was used. */
  private static Set<String> given(CommandLine line, List<String> words) {
    Set<String> given = new LinkedHashSet<>();
    for (String word : words) {
      String name = word.startsWith("--") ? word.split("=", 2)[0] : word;
      Optional.ofNullable(
              word.startsWith("-") && word.length() > 1
                  ? line.getCommandSpec()
                      .findOption(word.startsWith("--") ? name : word.substring(0, 2))
                  : null)
          .ifPresent(option -> given.add(option.longestName()));
    }
    return given;
  }

  private static int command(CommandLine root, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (root.getSubcommands().containsKey(words.get(i))
          && (i == 0 || !words.get(i - 1).equals(CONFIG))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHelp(List<String> words) {
    return Arrays.asList("-h", "--help", "-V", "--version").stream().anyMatch(words::contains);
  }
}
