package fakereceiver.cli.manual;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/**
 * What the build has written down of itself: both programs are one build. Nothing is asked of git
 * when a program runs. {@code --version} needs nothing but this, so it goes without streams,
 * formats and lambdas: the classes behind them take longer to load than all the rest.
 *
 * @param version as in the POM; empty in classes that Maven has not built
 * @param commit a short hash; empty when neither git nor "git archive" has told it
 * @param date of the sources, {@code 2026-11-24}; the same in each build of one version
 */
public record Build(Optional<String> version, Optional<String> commit, Optional<String> date) {

  private static final int DATE_LENGTH = "2026-11-24".length();

  /** Of these classes. */
  public static Build ofThis() {
    return of(resource("build.properties"), resource("source.properties"));
  }

  /**
   * From what Maven has filled in, or else "git archive".
   *
   * @param maven with {@code ${...}} in a place where it knew nothing
   * @param archive with {@code $Format...$} where it is no archive
   */
  static Build of(Map<String, String> maven, Map<String, String> archive) {
    Optional<String> commit = filled(maven, "commit");
    String date = filled(maven, "date").orElse("");
    return new Build(
        filled(maven, "version"),
        commit.isPresent() ? commit : filled(archive, "commit"),
        date.length() < DATE_LENGTH
            ? Optional.empty()
            : Optional.of(date.substring(0, DATE_LENGTH)));
  }

  private static Optional<String> filled(Map<String, String> properties, String key) {
    String value = properties.getOrDefault(key, "");
    return value.isBlank() || value.contains("$") ? Optional.empty() : Optional.of(value);
  }

  private static Map<String, String> resource(String name) {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("/fakereceiver/" + name)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " of the program cannot be read", e);
    }
    Map<String, String> values = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      values.put(key, properties.getProperty(key, ""));
    }
    return values;
  }

  /** Gives {@code --version} of a program and of all its commands something to say, when asked. */
  public static void applyTo(CommandLine line) {
    IVersionProvider version = Version.of(line.getCommandSpec().root().name());
    line.getCommandSpec().versionProvider(version);
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().versionProvider(version);
    }
  }

  private record Version(String program) implements IVersionProvider {

    /**
     * Made here, or else the JVM would look at picocli's interface before it runs the class around.
     */
    static IVersionProvider of(String program) {
      return new Version(program);
    }

    @Override
    public String[] getVersion() {
      return ofThis().text(program).split("\n", -1);
    }
  }

  /** Version, commit, JDK and system: what a report of a fault should say. */
  public String text(String program) {
    return String.join(
        "",
        List.of(
            program,
            " ",
            version.orElse("of classes without a version"),
            "\ncommit ",
            commit.orElse("unknown"),
            "\nJDK ",
            System.getProperty("java.runtime.version", "?"),
            " (",
            System.getProperty("java.vendor", "?"),
            "), ",
            System.getProperty("os.name", "?"),
            " ",
            System.getProperty("os.arch", "?")));
  }
}
