package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLengthTest {

  @TempDir Path folder;

  private Path zone(String text) throws IOException {
    return Files.writeString(folder.resolve("a.zone"), text);
  }

  private List<String> notes(String text) throws IOException {
    return TypedLength.of(List.of(ZoneFile.of(zone(text))));
  }

  @Test
  void asksAboutAnAddressInAZoneByItsLine() throws IOException {
    assertThat(notes("a.test. A 192.0.2.1\nmail.a.test. AAAA 2001:db8:1:2::64\n"))
        .singleElement()
        .asString()
        .contains("a.zone:2: 2001:db8:1:2::64 is one address", "2001:db8:1:2::/64 meant?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR mail.a.test.",
        "4.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR m.test.",
        "2001:db8:1:2::64 PTR mail.a.test.",
      })
  void asksAboutReverseNamesToo(String line) throws IOException {
    assertThat(notes(line)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a. AAAA 2001:db8::164",
        "a. AAAA 2001:db8::1:64",
        "a. AAAA 2001:db8::25 ; not ::64 or 2001:db8::64",
        "a. TXT \"v=spf1 ip6:2001:db8::/64 -all\"",
        "4.6.1.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR m.test.",
      })
  void leavesOthersAlone(String line) throws IOException {
    assertThat(notes(line)).isEmpty();
  }

  @Test
  void asksAboutTheValuesOfOptions() {
    assertThat(TypedLength.of("--source", List.of("2001:db8::25", "2001:db8::64")))
        .singleElement()
        .asString()
        .startsWith("--source 2001:db8::64 is one address");
    assertThat(TypedLength.of("--client", Optional.of("192.0.2.64"))).isEmpty();
    assertThat(TypedLength.of("--client", Optional.empty())).isEmpty();
  }

  @Test
  void isAskedOnStandardErrorAndTheReportStays() throws IOException {
    Run run =
        Run.of(
            "predict --client 2001:db8:1:2::64 --helo a.test --from x@a.test --to y@b.test"
                + " --persona permissive --zone",
            zone("a.test. A 192.0.2.1\n").toString());

    assertThat(run.err()).contains("--client 2001:db8:1:2::64 is one address");
    assertThat(run.out()).startsWith("If 2001:db8:1:2::64");
  }

  @Test
  void isAskedAboutTheConfigurationFileToo() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("c.yaml"),
            """
            hosts:
              mx1:
                client: 2001:db8:1:2::64
                helo: a.test
                from: x@a.test
                to: [y@b.test]
            """);

    Run run = Run.of("run --config " + config + " --zone " + zone("a.test. A 192.0.2.1\n"));

    assertThat(run.err())
        .as(run.out())
        .contains("hosts.mx1.client 2001:db8:1:2::64 is one address");
  }
}
