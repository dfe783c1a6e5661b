package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.dns.zonefile.ZoneFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * Zone files are read as BIND reads them: what {@code named-checkzone} refuses is refused, what it
 * takes has the same records. Skipped where it is not installed.
 */
class NamedCheckzoneTest {

  private static final Path FILES = Path.of("src/test/resources/zones-named");
  private static final int SECONDS = 20;

  /** A file here may be a part of DNS, or hold several zones: more than a name server takes. */
  private static final Set<String> MORE =
      Set.of("empty", "no-soa", "no-ns", "ns-noaddr", "soa-below", "outside");

  @Test
  void agreesButWhereItIsMeantToDiffer() throws Exception {
    assumeTrue(isInstalled(), "named-checkzone is not installed");
    Set<String> differing = new TreeSet<>();
    for (Path file : files()) {
      DomainName zone = zone(file);
      Optional<List<String>> theirs = named(zone, file);
      Optional<List<String>> ours = ours(zone, file);
      if (!theirs.equals(ours)) {
        differing.add(file.getFileName().toString().replaceFirst("[.]zone$", ""));
      }
    }
    assertThat(differing).isEqualTo(MORE);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FILES)) {
      return all.filter(file -> file.toString().endsWith(".zone")).sorted().toList();
    }
  }

  private static DomainName zone(Path file) {
    return DomainName.of(
        file.getName(file.getNameCount() - 2).toString().equals("example.org")
            ? "example.org"
            : file.getFileName().toString().replaceFirst("[.]zone$", ""));
  }

  private static boolean isInstalled() {
    try {
      return run(List.of("named-checkzone", "-v")).isPresent();
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static Optional<String> run(List<String> words) throws IOException, InterruptedException {
    Path out = Files.createTempFile("named", "");
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue() == 0
          ? Optional.of(Files.readString(out, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(out);
    }
  }

  /** Whether name servers have addresses is not asked: it is about DNS, not about the file. */
  private static Optional<List<String>> named(DomainName zone, Path file)
      throws IOException, InterruptedException {
    Optional<String> text =
        run(
            List.of(
                "named-checkzone",
                "-q",
                "-i",
                "none",
                "-D",
                "-o",
                "-",
                zone.text(),
                file.toString()));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Record> records = new ArrayList<>();
    byte[] octets = text.get().getBytes(StandardCharsets.ISO_8859_1);
    try (Master master = new Master(new ByteArrayInputStream(octets), Name.root)) {
      for (Record r = master.nextRecord(); r != null; r = master.nextRecord()) {
        records.add(r);
      }
    }
    return Optional.of(lines(records));
  }

  private static Optional<List<String>> ours(DomainName zone, Path file) {
    try {
      return Optional.of(lines(ZoneParser.read(new ZoneFile(file, Optional.of(zone))).records()));
    } catch (ZoneFileException e) {
      return Optional.empty();
    }
  }

  private static List<String> lines(List<Record> records) {
    TreeSet<String> lines = new TreeSet<>();
    records.forEach(
        r ->
            lines.add(
                r.getName()
                    + " "
                    + r.getType()
                    + " "
                    + r.rdataToString().toLowerCase(Locale.ROOT)));
    return List.copyOf(lines);
  }
}
