package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.cli.Cli;
import fakereceiver.cli.OptionsCompiler;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options as the build writes them down, beside those of the annotations. */
class CompiledOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"rehearse", "check", "fix", "predict", "send", "explain", "run"})
  void eachOptionIsReadAsItsAnnotationSays(String command) {
    assertThat(told(compiled(command))).isEqualTo(told(annotated(command)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict --client a --helo b --from c --to d,e --zone f --zone g -p gmail,all --no-tls",
        "predict --header-from a --dkim-key k --dkim-selector s --dkim-domain d --config c -qv",
        "predict --message a --dns-server ::1 --format json,junit=x --color NEVER --fail-on y",
        "send --to a b -t c --server x y --from d --tls must --timeout 5s --xclient 2001:db8::1",
        "send --to a --proxy b --template t --subject s --repeat 3 --each-source --transcript",
        "check --from-snapshot a --domain b -p all --zone c --output d --all",
        "fix --domain a --from-snapshot b",
        "explain 550 5.7.25 no PTR --summary -- -z",
        "explain --recheck --domain a --zone b --client 2001:db8::1",
        "rehearse --story a,b --persona c --transcript",
        "run",
      })
  void theSameWordsComeToTheSameValues(String line) {
    String[] words = line.split(" ", -1);

    assertThat(values(compiled(words[0]), words)).isEqualTo(values(annotated(words[0]), words));
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
    for (ArgSpec option : only(program).getCommandSpec().args()) {
      if (!isOfHelp(option)) {
        told.put(
            name(option),
            String.join(
                "; ",
                option.arity() + " " + option.arity().isUnspecified(),
                "required " + (option.required() && !isOneOfSeveral(option)),
                "split " + option.splitRegex(),
                "default " + option.defaultValue() + fallback(option),
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

  private static boolean isOfHelp(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof PositionalParamSpec place
        ? "place " + place.index()
        : Arrays.toString(((OptionSpec) argument).names());
  }

  private static String fallback(ArgSpec argument) {
    return argument instanceof OptionSpec option ? ", " + option.fallbackValue() : "";
  }

  /** Such are options of the command's where they are compiled. */
  private static boolean isOneOfSeveral(ArgSpec option) {
    return option.group() != null && option.group().exclusive();
  }

  private static String values(CommandLine program, String... words) {
    program.setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
    StringBuilder values = new StringBuilder();
    add(only(program).getCommand(), values);
    return values.toString();
  }

  private static void add(Object user, StringBuilder values) {
    for (Field field : user.getClass().getDeclaredFields()) {
      try {
        field.setAccessible(true);
        if (field.isAnnotationPresent(Option.class)
            || field.isAnnotationPresent(Parameters.class)) {
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
