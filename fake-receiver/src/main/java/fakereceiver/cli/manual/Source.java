package fakereceiver.cli.manual;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a manual says beside the help of a program.
 *
 * @param option where else an option can be set
 * @param files files that the program knows by their names, and what they are for
 * @param seeAlso other pages, {@code fake-receiver(1)}
 */
public record Source(
    Function<OptionSpec, Setting> option, Map<String, String> files, List<String> seeAlso) {

  /** Copies what it is made of; the files keep their order. */
  public Source {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    seeAlso = List.copyOf(seeAlso);
  }

  /** A program whose options can only be given on the command line. */
  public static Source plain(Map<String, String> files, List<String> seeAlso) {
    return new Source(option -> Setting.NONE, files, seeAlso);
  }

  /**
   * Where an option can be set without the command line.
   *
   * @param variable of the environment
   * @param key in the configuration file
   */
  public record Setting(Optional<String> variable, Optional<String> key) {

    /** Nowhere. */
    public static final Setting NONE = new Setting(Optional.empty(), Optional.empty());
  }
}
