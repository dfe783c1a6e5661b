package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host with nothing wrong: a static address that mail is bound to, one name in both directions,
 * SPF of domain and HELO name, DKIM, DMARC, and a server that listens. With every receiver.
 */
class PerfectHostTest {

  private static final Path HOST = Path.of("src/test/resources/hosts/perfect");
  private static final Path ZONE = HOST.resolve("perfect.zone");

  @TempDir private Path folder;

  private static Run run(String command, Path zone, String... more) {
    return Run.of(
        command + " --domain example.org --from-snapshot " + HOST + " --zone " + zone, more);
  }

  private static Run signed(String command, Path zone) {
    return run(
        command,
        zone,
        "--dkim-selector",
        "mail",
        "--dkim-key",
        HOST.resolve("dkim.key").toString());
  }

  @Test
  void isGreenInCheck() {
    Run run = signed("check", ZONE);

    assertThat(run.out())
        .contains("passes all", "No fault was found.")
        .contains("not counted: exchange-online-no-ipv6");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void isGreenInFix() {
    Run run = signed("fix", ZONE);

    assertThat(run.out()).contains("There is nothing to change.");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2001:db8:1:2::25 ", "mail._domainkey", "_dmarc", "mail.example.org AAAA"})
  void isNotGreenWithoutOneOfItsRecords(String record) throws IOException {
    Path zone = folder.resolve("less.zone");
    List<String> lines = Files.readAllLines(ZONE);
    String less =
        lines.stream()
            .filter(line -> !line.replaceAll(" +", " ").startsWith(record))
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(zone, less);

    assertThat(less.lines().count()).isLessThan(lines.size());
    assertThat(signed("check", zone).code()).isEqualTo(ExitCode.WORSE);
    assertThat(signed("fix", zone).code()).isEqualTo(ExitCode.WORSE);
  }

  @Test
  void isNotGreenUnsigned() {
    Run run = run("check", ZONE);

    assertThat(run.out()).contains("Cause: dkim-missing", "--dkim-key FILE --dkim-selector NAME");
    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
  }

  /** Every receiver by name is in the first lines that a user reads. */
  @Test
  void namesProvidersFirst() {
    assertThat(run("check", ZONE).out()).contains("reject: gmail-bulk, gmx, orange, outlook");
  }
}
