package fakereceiver.cli;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.given.UsageException;
import fakereceiver.judge.Persona;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Another Public Suffix List than the one that is shipped, for the personas that use one. */
public final class SuffixListOption {

  @Option(
      names = "--public-suffix-list",
      paramLabel = "FILE",
      description =
          "A newer public_suffix_list.dat than the one that is shipped, for personas with"
              + " 'dmarc: public-suffix-list'.")
  private Optional<Path> file = Optional.empty();

  /**
   * The personas with the list that the user named.
   *
   * @throws UsageException when it cannot be read or is no list
   */
  public List<Persona> applyTo(List<Persona> personas) {
    return read().apply(personas);
  }

  /**
   * The same for personas that are read later; the list is read now.
   *
   * @throws UsageException when it cannot be read or is no list
   */
  public UnaryOperator<List<Persona>> read() {
    return file.map(path -> UsageException.reading(() -> PublicSuffixList.read(path)))
        .map(SuffixListOption::by)
        .orElse(UnaryOperator.identity());
  }

  private static UnaryOperator<List<Persona>> by(PublicSuffixList list) {
    return personas -> personas.stream().map(persona -> persona.with(list)).toList();
  }
}
