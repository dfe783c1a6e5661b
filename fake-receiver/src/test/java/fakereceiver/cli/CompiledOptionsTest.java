package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Options as the build writes them down, beside those of the annotations. */
class CompiledOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"serve", "health"})
  void eachOptionIsReadAsItsAnnotationSays(String command) {
    assertThat(told(compiled(command))).isEqualTo(told(annotated(command)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --persona permissive",
        "serve --persona a --listen :1 --persona b --misbehave x --misbehave y --zone z --zone w",
        "serve --persona a --dns-server ::1 --max-size 5k --store x --real-time --exit-after 3",
        "serve --persona=a --http :8080 --judge-all --json-log x --expect ACCEPT"
            + " --public-suffix-list z",
        "health --server [::1]:25",
      })
  void theSameWordsComeToTheSameValues(String line) {
    String[] words = line.split(" ", -1);

    assertThat(values(compiled(words[0]), words)).isEqualTo(values(annotated(words[0]), words));
  }

  @Test
  void aPlaceForWordsThatDoesNotSayWhichIsLeftOut() {
    assertThat(OptionsCompiler.compiled(Main.commands(), "journal")).isEmpty();
    assertThat(OptionsCompiler.compiled(Main.commands(), "personas")).isEmpty();
  }

  @Test
  void aMethodThatTakesAnOptionIsLeftOut() {
    Commands commands = new Commands("x", new Setting(), List.of(Setting.class), List.of());

    assertThat(OptionsCompiler.compiled(commands)).isEmpty();
  }

  @Test
  void anOptionWithMoreToItThanIsWrittenDownIsLeftOut() {
    Commands commands = new Commands("x", new Typed(), List.of(Typed.class), List.of());

    assertThat(OptionsCompiler.compiled(commands)).isEmpty();
  }

  @Test
  void whatHasNoFormInAnyAnnotationLeavesItsCommandOut() {
    for (Object odd : List.of(new Separated(), new Unchecked(), new WithParent(), new Tabbed())) {
      Commands commands = new Commands("x", odd, List.of(odd.getClass()), List.of());

      assertThat(OptionsCompiler.compiled(commands)).as("%s", odd.getClass()).isEmpty();
    }
  }

  @Test
  void inAFolderOfClassesAnnotationsAreRead() {
    assertThat(CompiledOptions.of(Main.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@words", "-h", "-hq", "-V", "--help", "--help=true", "--version"})
  void whereHelpMayBeAskedForAnnotationsAreRead(String word) {
    assertThat(Commands.mayAskForHelp("serve", "--zone", "z", word)).isTrue();
  }

  @Test
  void wordsAreFoundOnce() {
    List<String> lines = new ArrayList<>(List.of("serve --nothing"));
    StringWriter said = new StringWriter();

    Cli.run(
        Main.commands(),
        OptionsCompiler.compiled(Main.commands(), "serve"),
        root -> lines.remove(0).split(" ", -1),
        new PrintWriter(said),
        new PrintWriter(said),
        "serve");

    assertThat(said.toString()).contains("'--nothing'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "serve --nothing",
        "serve --persona a --zone x --dns-server ::1",
        "serve --persona a stray",
        "serve --listen :1",
        "serve --persona a --exit-after many",
      })
  void ofWrongWordsIsSaidWhatTheAnnotationsSay(String line) {
    String[] words = line.split(" ", -1);
    StringWriter compiled = new StringWriter();
    StringWriter annotated = new StringWriter();

    int code =
        Cli.run(
            Main.commands(),
            OptionsCompiler.compiled(Main.commands(), "serve"),
            root -> words,
            new PrintWriter(compiled),
            new PrintWriter(compiled),
            words);
    Cli.run(Main.commands(), new PrintWriter(annotated), new PrintWriter(annotated), words);

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(compiled).hasToString(annotated.toString());
    assertThat(annotated.toString()).contains("Try 'fake-receiver serve --help'");
  }

  @Command(name = "setting")
  @SuppressWarnings("unused") // only the annotations count
  private static final class Setting {
    private String last = "";

    @Option(names = "--x")
    void x(String value) {
      last = value;
    }
  }

  @Command(name = "typed")
  @SuppressWarnings("unused") // only the annotations count
  private static final class Typed {
    @Option(names = "--password", interactive = true)
    private String password = "";
  }

  @Command(name = "separated", separator = ":")
  private static final class Separated {}

  @Command(name = "unchecked")
  @SuppressWarnings("unused") // only the annotations count
  private static final class Unchecked {
    @ArgGroup(validate = false)
    private final Plain plain = new Plain();
  }

  @SuppressWarnings("unused") // only the annotations count
  private static final class Plain {
    @Option(names = "--plain")
    private String plain = "";
  }

  @Command(name = "with-parent")
  @SuppressWarnings("unused") // only the annotations count
  private static final class WithParent {
    @ParentCommand private Object parent = "";
  }

  @Command(name = "tabbed")
  @SuppressWarnings("unused") // only the annotations count
  private static final class Tabbed {
    @Option(names = "--tabbed", defaultValue = "a\tb")
    private String tabbed = "";
  }

  private static CommandLine compiled(String command) {
    return OptionsCompiler.compiled(Main.commands(), command).orElseThrow();
  }

  private static CommandLine annotated(String command) {
    return Cli.described(Main.commands(), command);
  }

  /** A program that is asked for a command has no other. */
  private static CommandLine only(CommandLine program) {
    return List.copyOf(program.getSubcommands().values()).get(0);
  }

  /** What counts for the reading of words, for each option. */
  private static Map<String, String> told(CommandLine program) {
    Map<String, String> told = new TreeMap<>();
    for (OptionSpec option : only(program).getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        told.put(
            Arrays.toString(option.names()),
            String.join(
                "; ",
                option.arity() + " " + option.arity().isUnspecified(),
                "required " + (option.required() && !isOneOfSeveral(option)),
                "split " + option.splitRegex(),
                "default " + option.defaultValue() + ", " + option.fallbackValue(),
                option.type() + " of " + Arrays.toString(option.auxiliaryTypes()),
                "at first " + option.initialValue(),
                option.scopeType() + " " + option.inherited(),
                Arrays.stream(option.converters())
                    .map(one -> one.getClass().getName())
                    .collect(Collectors.joining(" ")),
                option.group() == null || isOneOfSeveral(option)
                    ? "alone"
                    : "with others " + option.group().multiplicity()));
      }
    }
    return told;
  }

  /** Such are options of the command's where they are compiled. */
  private static boolean isOneOfSeveral(OptionSpec option) {
    return option.group() != null && option.group().exclusive();
  }

  private static String values(CommandLine program, String... words) {
    program.parseArgs(words);
    StringBuilder values = new StringBuilder();
    add(only(program).getCommand(), values);
    return values.toString();
  }

  private static void add(Object user, StringBuilder values) {
    for (Field field : user.getClass().getDeclaredFields()) {
      try {
        field.setAccessible(true);
        if (field.isAnnotationPresent(Option.class)) {
          values.append(field.getName()).append('=').append(field.get(user)).append('\n');
        } else if (field.isAnnotationPresent(Mixin.class)) {
          add(field.get(user), values);
        } else if (field.isAnnotationPresent(ArgGroup.class)) {
          values.append(field.getName()).append(":\n");
          List<?> groups =
              field.get(user) instanceof List<?> many ? many : List.of(field.get(user));
          groups.forEach(group -> add(group, values));
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
