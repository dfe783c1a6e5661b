package fakereceiver.cli;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes what the annotations of commands say about the reading of words, in the form that {@link
 * CompiledOptions} reads; the build runs it. A line for each field, with tabs between its parts. A
 * command with something that cannot be written is left out, and is read from its annotations.
 */
public final class OptionsCompiler {

  /** What picocli has in the place of a default that is not said. */
  private static final String NO_DEFAULT = "__no_default_value__";

  /**
   * What has a form, and what only help and completion need; all else has to be as it is unsaid.
   */
  private static final Map<Class<? extends Annotation>, Set<String>> KNOWN =
      Map.of(
          Option.class,
          Set.of(
              ("names arity split required defaultValue fallbackValue converter scope "
                      + "description descriptionKey paramLabel hideParamSyntax "
                      + "splitSynopsisLabel completionCandidates showDefaultValue hidden order")
                  .split(" ", -1)),
          Parameters.class,
          Set.of("index", "arity", "paramLabel", "hideParamSyntax", "description"),
          ArgGroup.class,
          Set.of("exclusive", "multiplicity", "heading", "headingKey", "order"),
          Mixin.class,
          Set.of(),
          Spec.class,
          Set.of("value"),
          Command.class,
          Set.of(
              ("name header description descriptionHeading footer footerHeading "
                      + "customSynopsis synopsisHeading abbreviateSynopsis optionListHeading "
                      + "sortOptions synopsisSubcommandLabel exitCodeListHeading exitCodeList "
                      + "mixinStandardHelpOptions versionProvider")
                  .split(" ", -1)));

  private OptionsCompiler() {}

  /** Writes the commands of a program beside the class of its root, below that folder. */
  public static void write(Commands commands, Path classes) throws IOException {
    Path file =
        classes
            .resolve(commands.root().getClass().getPackageName().replace('.', '/'))
            .resolve(CompiledOptions.FILE);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, compiled(commands), StandardCharsets.UTF_8);
  }

  /** A command as it will be read from that file; empty when it is left out. */
  public static Optional<CommandLine> compiled(Commands commands, String command) {
    return CompiledOptions.of(compiled(commands), commands.root().getClass().getClassLoader())
        .commandLine(commands.name(), commands.root(), command);
  }

  /** The text of that file. */
  static String compiled(Commands commands) {
    StringBuilder text = new StringBuilder();
    Map<String, List<String>> classes = new LinkedHashMap<>();
    collect(commands.root().getClass()).ifPresent(classes::putAll);
    for (Class<?> command : commands.alone()) {
      collect(command)
          .ifPresent(
              found -> {
                text.append(line("command", Commands.name(command), command.getName()));
                classes.putAll(found);
              });
    }
    classes.forEach(
        (name, members) -> text.append(line("class", name)).append(String.join("", members)));
    return text.toString();
  }

  /** The lines of a class and of all that it is made of; empty where something has no form. */
  private static Optional<Map<String, List<String>>> collect(Class<?> first) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    Set<Class<?>> groups = new HashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Class<?> next = open.remove();
      if (found.containsKey(next.getName())) {
        continue;
      }
      List<String> lines = new ArrayList<>();
      boolean isGroup = groups.contains(next);
      for (Field field : next.getDeclaredFields()) {
        if (!hasForm(field)
            || (isGroup && isAnnotated(field) && !field.isAnnotationPresent(Option.class))) {
          return Optional.empty();
        }
        member(field).ifPresent(lines::add);
        if (field.isAnnotationPresent(ArgGroup.class)) {
          groups.add(groupType(field));
        }
        parts(field).forEach(open::add);
      }
      if (!hasForm(next)
          || !next.getSuperclass().equals(Object.class)
          || Stream.of(next.getDeclaredMethods()).anyMatch(OptionsCompiler::isAnnotated)) {
        return Optional.empty();
      }
      found.put(next.getName(), lines);
    }
    return Optional.of(found);
  }

  /** Whether all that annotations of picocli say of it can be written down. */
  private static boolean hasForm(AnnotatedElement element) {
    return Stream.of(element.getAnnotations())
        .filter(OptionsCompiler::isOfPicocli)
        .allMatch(OptionsCompiler::isWhole);
  }

  private static boolean isWhole(Annotation said) {
    Set<String> known = KNOWN.get(said.annotationType());
    return known != null
        && Stream.of(said.annotationType().getDeclaredMethods())
            .filter(one -> !known.contains(one.getName()))
            .allMatch(one -> isUnsaid(one, said))
        && (!(said instanceof Option option) || fitsALine(option))
        && (!(said instanceof Parameters place)
            || !(place.index().isEmpty() || place.arity().isEmpty()));
  }

  private static boolean isUnsaid(Method attribute, Annotation said) {
    try {
      return Objects.deepEquals(attribute.invoke(said), attribute.getDefaultValue());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One converter at most, a default that is something, and no mark of a line in a text. */
  private static boolean fitsALine(Option option) {
    return option.converter().length < 2
        && !option.defaultValue().isEmpty()
        && Stream.of(option.split(), option.defaultValue(), option.fallbackValue())
            .noneMatch(text -> text.contains("\t") || text.contains("\n"));
  }

  private static boolean isAnnotated(AnnotatedElement element) {
    return Stream.of(element.getAnnotations()).anyMatch(OptionsCompiler::isOfPicocli);
  }

  private static boolean isOfPicocli(Annotation said) {
    return said.annotationType().getName().startsWith("picocli.");
  }

  private static Stream<Class<?>> parts(Field field) {
    return field.isAnnotationPresent(Mixin.class)
        ? Stream.of(field.getType())
        : field.isAnnotationPresent(ArgGroup.class) ? Stream.of(groupType(field)) : Stream.empty();
  }

  private static Class<?> groupType(Field field) {
    return types(field).get(0);
  }

  private static Optional<String> member(Field field) {
    String name = field.getName();
    if (field.isAnnotationPresent(Option.class)) {
      return Optional.of(option(field, field.getAnnotation(Option.class)));
    }
    if (field.isAnnotationPresent(Parameters.class)) {
      return Optional.of(place(field, field.getAnnotation(Parameters.class)));
    }
    if (field.isAnnotationPresent(Mixin.class)) {
      return Optional.of(line("mixin", name));
    }
    if (field.isAnnotationPresent(ArgGroup.class)) {
      ArgGroup group = field.getAnnotation(ArgGroup.class);
      boolean isChoice =
          group.exclusive()
              && group.multiplicity().equals("0..1")
              && groupType(field).equals(field.getType());
      return Optional.of(
          isChoice
              ? line("choice", name)
              : line(
                  "group",
                  name,
                  groupType(field).getName(),
                  Boolean.toString(group.exclusive()),
                  group.multiplicity()));
    }
    return field.isAnnotationPresent(Spec.class)
        ? Optional.of(line("spec", name))
        : Optional.empty();
  }

  private static String option(Field field, Option option) {
    return line(
        "option",
        field.getName(),
        String.join(" ", option.names()),
        typeNames(field),
        option.arity(),
        option.split(),
        Boolean.toString(option.required()),
        option.defaultValue().equals(NO_DEFAULT) ? "" : option.defaultValue(),
        option.fallbackValue(),
        Stream.of(option.converter())
            .map(Class<? extends ITypeConverter<?>>::getName)
            .collect(Collectors.joining(" ")),
        option.scope().name());
  }

  private static String place(Field field, Parameters place) {
    return line("place", field.getName(), place.index(), typeNames(field), place.arity());
  }

  private static String typeNames(Field field) {
    return types(field).stream().map(Class::getName).collect(Collectors.joining(" "));
  }

  /** What is in a collection or an Optional; of other fields, their own type. */
  private static List<Class<?>> types(Field field) {
    Type type = field.getGenericType();
    return type instanceof ParameterizedType of && field.getType().getTypeParameters().length > 0
        ? Stream.of(of.getActualTypeArguments()).<Class<?>>map(OptionsCompiler::raw).toList()
        : List.of(field.getType());
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType of ? raw(of.getRawType()) : (Class<?>) type;
  }

  private static String line(String... words) {
    return String.join("\t", words) + "\n";
  }
}
