package smtpprobe.bounce.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FeedbackReaderTest {

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void sumsAnAggregateReportBySourceIpv6First() throws IOException {
    byte[] xml = Files.readAllBytes(Path.of("../docs/examples/bounces/dmarc/01-dmarc-report.xml"));

    Feedback feedback = FeedbackReader.read(xml).orElseThrow();

    assertThat(feedback.sources())
        .extracting(Feedback.Source::address, Feedback.Source::mails, Feedback.Source::failed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2001:db8::25", 1L, 1L),
            org.assertj.core.groups.Tuple.tuple("192.0.2.25", 10L, 0L));
    assertThat(feedback.facts().get(0)).contains("receiver1.example").contains("example.org");
  }

  @Test
  void readsWhatIsThereOfABrokenReport() {
    Feedback feedback =
        FeedbackReader.read(
                octets(
                    "<feedback><report_metadata><org_name>x</org_name></report_metadata><record>"
                        + "<row><source_ip>2001:db8::25</source_ip><count>3</count></row></record>"
                        + "<record><row>"))
            .orElseThrow();

    assertThat(feedback.sources())
        .singleElement()
        .satisfies(s -> assertThat(s.mails()).isEqualTo(3));
    assertThat(feedback.facts()).anyMatch(fact -> fact.contains("broken off"));
  }

  @Test
  void tellsAReportOnTlsThatIsBrokenOff() {
    Feedback feedback =
        FeedbackReader.read(
                octets(
                    "{\"organization-name\":\"x\",\"date-range\":{},\"policies\":[{\"policy\":{},"
                        + "\"failure-details\":[{\"result-type\":\"certificate-expired\""))
            .orElseThrow();

    assertThat(feedback.cause()).isEqualTo("tls-report");
    assertThat(feedback.facts()).anyMatch(fact -> fact.contains("broken off"));
  }

  @Test
  void followsNoEntity() {
    String bomb =
        "<!DOCTYPE f [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
            + "<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<feedback><report_metadata><org_name>&b;&x;</org_name></report_metadata></feedback>";

    assertThat(FeedbackReader.read(octets(bomb)).map(Feedback::facts).toString())
        .doesNotContain("aaaaaaaaaaaaaaaaaaaa");
  }

  @Test
  void stopsAtABomb() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(octets("<feedback>"));
      byte[] blanks = new byte[1024 * 1024];
      for (int i = 0; i < 200; i++) {
        gzip.write(blanks);
      }
    }
    assertThat(FeedbackReader.read(out.toByteArray())).isEmpty();
  }

  @Test
  void isSilentAboutOtherThings() {
    assertThat(FeedbackReader.read(octets("<html/>"))).isEmpty();
    assertThat(FeedbackReader.read(octets("{\"a\": 1}"))).isEmpty();
    assertThat(FeedbackReader.read(new byte[0])).isEmpty();
    assertThat(FeedbackReader.read(new byte[] {0x1f, (byte) 0x8b, 8, 1, 2})).isEmpty();
  }
}
