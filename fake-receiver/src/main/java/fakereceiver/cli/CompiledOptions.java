package fakereceiver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IScope;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Range;
import picocli.CommandLine.ScopeType;

/**
 * The options of commands as the build has written them down: what the reading of words needs, and
 * no more. Reading the annotations takes a fifth of a short command, most of it for classes that
 * the JVM makes anew at each start. Help, and what is said about words that are wrong, come from
 * the annotations.
 */
final class CompiledOptions {

  /** What {@link OptionsCompiler} writes, beside the root of the program. */
  static final String FILE = "compiled.options";

  private static final String FOLDER = "file";

  private final Map<String, String> commands = new HashMap<>();
  private final Map<String, List<String[]>> classes = new HashMap<>();
  private final ClassLoader loader;
  private final IFactory factory = CommandLine.defaultFactory();

  private CompiledOptions(String text, ClassLoader loader) {
    this.loader = loader;
    List<String[]> members = new ArrayList<>();
    for (int at = 0, end; at < text.length(); at = end + 1) {
      end = text.indexOf('\n', at);
      String[] words = text.substring(at, end).split("\t", -1);
      if (words[0].equals("command")) {
        commands.put(words[1], words[2]);
      } else if (words[0].equals("class")) {
        members = new ArrayList<>();
        classes.put(words[1], members);
      } else {
        members.add(words);
      }
    }
  }

  /** Those of a program; empty where none are, or where its classes may be newer than they are. */
  static Optional<CompiledOptions> of(Class<?> root) {
    URL file = root.getResource(FILE);
    return file == null || file.getProtocol().equals(FOLDER)
        ? Optional.empty()
        : Optional.of(new CompiledOptions(text(file), root.getClassLoader()));
  }

  /** The same from a text. */
  static CompiledOptions of(String text, ClassLoader loader) {
    return new CompiledOptions(text, loader);
  }

  private static String text(URL file) {
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** A program with that one of its commands; empty where it has to be read from annotations. */
  Optional<CommandLine> commandLine(String name, Object root, String command) {
    String found = commands.get(command);
    if (found == null || !classes.containsKey(root.getClass().getName())) {
      return Optional.empty();
    }
    try {
      CommandSpec program = spec(root).name(name);
      CommandSpec only = spec(factory.create(type(found))).name(command);
      return Optional.of(new CommandLine(program.addSubcommand(command, only)));
    } catch (Exception e) { // a factory of picocli throws any
      return Optional.empty(); // such as of a class that we may not look into: picocli may
    }
  }

  private CommandSpec spec(Object user) throws Exception {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(user);
    fill(spec, user, new Holder(user));
    return spec;
  }

  /**
   * What is mixed in becomes the command's own, and so do options of which one may be given: what
   * picocli makes of each mixin and group takes longer than the options in it.
   */
  private void fill(CommandSpec spec, Object user, Holder holder) throws Exception {
    for (String[] member : members(user.getClass())) {
      Field field = field(user.getClass(), member[1]);
      switch (member[0]) {
        case "option" -> spec.addOption(option(member, field, holder));
        case "place" -> spec.addPositional(place(member, field, holder));
        case "choice" -> fill(spec, field.get(user), Holder.ofChoice(field.get(user)));
        case "group" -> spec.addArgGroup(group(member, new FieldAccess(holder, field), holder));
        case "mixin" -> fill(spec, field.get(user), new Holder(field.get(user)));
        default -> field.set(user, spec);
      }
    }
  }

  /** Whether two options were given of which one may be, which picocli is not told of. */
  static boolean isContradictory(ParseResult parsed) {
    Set<IScope> chosen = new HashSet<>();
    for (OptionSpec option : parsed.matchedOptionsSet()) {
      if (option.scope() instanceof Holder holder && holder.isChoice() && !chosen.add(holder)) {
        return true;
      }
    }
    return parsed.hasSubcommand() && isContradictory(parsed.subcommand());
  }

  private ArgGroupSpec group(String[] words, FieldAccess access, IScope scope) throws Exception {
    Class<?> type = type(words[2]);
    GroupType types = new GroupType(access.field().getType(), type);
    IScope instance = types.isMultiValue() ? new Holder() : new Holder(access.get());
    ArgGroupSpec.Builder group =
        ArgGroupSpec.builder()
            .typeInfo(types)
            .getter(access)
            .setter(access)
            .scope(scope)
            .exclusive(Boolean.parseBoolean(words[3]))
            .multiplicity(words[4]);
    for (String[] member : members(type)) {
      group.addArg(option(member, field(type, member[1]), instance));
    }
    return group.build();
  }

  private OptionSpec option(String[] words, Field field, IScope scope) throws Exception {
    FieldAccess access = new FieldAccess(scope, field);
    OptionSpec.Builder option =
        OptionSpec.builder(words[2].split(" ", -1))
            .type(field.getType())
            .auxiliaryTypes(types(words[3]))
            .getter(access)
            .setter(access)
            .scope(scope)
            .splitRegex(words[5])
            .required(Boolean.parseBoolean(words[6]))
            .fallbackValue(words[8])
            .scopeType(ScopeType.valueOf(words[10]));
    if (!words[4].isEmpty()) {
      option.arity(words[4]);
    }
    if (!words[7].isEmpty()) {
      option.defaultValue(words[7]);
    }
    if (!words[9].isEmpty()) {
      option.converters((ITypeConverter<?>) factory.create(type(words[9])));
    }
    return scope.get() == null // what a group has at first is in what is made when it is met
        ? option.hasInitialValue(false).build()
        : option.initialValue(access.get()).build();
  }

  private PositionalParamSpec place(String[] words, Field field, IScope scope) throws Exception {
    FieldAccess access = new FieldAccess(scope, field);
    return PositionalParamSpec.builder()
        .index(words[2])
        .type(field.getType())
        .auxiliaryTypes(types(words[3]))
        .arity(words[4])
        .required(Range.valueOf(words[4]).min() > 0)
        .getter(access)
        .setter(access)
        .scope(scope)
        .initialValue(access.get())
        .build();
  }

  private List<String[]> members(Class<?> of) {
    return classes.getOrDefault(of.getName(), List.of());
  }

  private static Field field(Class<?> of, String name) throws NoSuchFieldException {
    Field field = of.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private Class<?>[] types(String names) throws ClassNotFoundException {
    String[] words = names.split(" ", -1);
    Class<?>[] types = new Class<?>[words.length];
    for (int i = 0; i < words.length; i++) {
      types[i] = type(words[i]);
    }
    return types;
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return switch (name) {
      case "boolean" -> boolean.class;
      case "int" -> int.class;
      case "long" -> long.class;
      default -> Class.forName(name, true, loader);
    };
  }
}
