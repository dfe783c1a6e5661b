package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.Zones;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host whose DNS fails, or says a thing twice: nothing is claimed that nobody knows. */
class WhatDnsDoesNotSayTest {

  private static final String REST =
      """
      example.org              MX    10 mail.example.org
      example.org              TXT   "v=spf1 ip6:2001:db8:1:2::25 -all"
      mail.example.org         TXT   "v=spf1 ip6:2001:db8:1:2::25 -all"
      """;

  private static final String NAMED =
      """
      mail.example.org         AAAA  2001:db8:1:2::25
      2001:db8:1:2::25         PTR   mail.example.org
      """;

  private static final String DMARC = "_dmarc.example.org TXT \"v=DMARC1; p=none\"\n";

  @TempDir private Path folder;

  private String report(String command, String records) throws IOException {
    return report(command, records, "example.org");
  }

  private String report(String command, String records, String domain) throws IOException {
    Path zone = Files.writeString(folder.resolve("all.zone"), REST + records);
    return Run.of(
            command
                + " --persona gmail,postfix-strict --domain "
                + domain
                + " --from-snapshot src/test/resources/hosts/debian-static --zone "
                + zone)
        .out();
  }

  @Test
  void anAnswerThatDoesNotComeIsNoCause() throws IOException {
    String records =
        DMARC + "mail.example.org AAAA 2001:db8:1:2::25\n2001:db8:1:2::25 PTR !servfail";

    assertThat(report("check", records))
        .contains("Not decided: ptr-missing: ")
        .doesNotContain("Cause: ", "named-address-unused");
    assertThat(report("fix", records))
        .contains("Not decided: ptr-missing: ")
        .doesNotContain("named-address-unused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict --client 2001:db8::25 --helo mail.example.org --from a@example.org --to"
            + " b@example.net",
        "check --domain example.org --from-snapshot src/test/resources/hosts/perfect",
        "fix --domain example.org --from-snapshot src/test/resources/hosts/perfect",
        "run --config ../docs/examples/run/smtp-probe.yaml",
      })
  void aResolverThatIsNotThereIsTold(String command) throws IOException {
    int nobody;
    try (DatagramSocket socket = new DatagramSocket(0, Ip6Address.of("::1").toInetAddress())) {
      nobody = socket.getLocalPort();
    }

    Run run = Run.of(command + " --persona gmail,postfix-strict --dns-server [::1]:" + nobody);

    assertThat(run.out())
        .contains("No lookup was answered ([::1]:" + nobody + ": connection refused)")
        .doesNotContain("Tell its postmaster", "have something to change");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void aResolverThatIsForOthersIsTold() {
    try (LabDns others = LabDns.start(Zones.of("* ANY !refused"))) {
      String place = "[::1]:" + others.address().getPort();
      Run run =
          Run.of(
              "predict --client 2001:db8::25 --helo mail.example.org --from a@example.org --to"
                  + " b@example.net --persona postfix-strict --dns-server "
                  + place);

      assertThat(run.out())
          .contains("No lookup was answered (" + place + ": REFUSED)")
          .doesNotContain("Tell its postmaster");
    }
  }

  @Test
  void aServerThatFailsWasHeard() throws IOException {
    String records = DMARC + "mail.example.org AAAA !servfail\n2001:db8:1:2::25 PTR !servfail";

    assertThat(report("check", records)).doesNotContain("No lookup was answered");
  }

  @Test
  void recordsThatCannotBeReadAreNotReplaced() throws IOException {
    String records =
        DMARC + "mail.example.org AAAA !servfail\n2001:db8:1:2::25 PTR mail.example.org";

    assertThat(report("fix", records)).doesNotContain("IN AAAA");
  }

  @Test
  void ofTwoDmarcRecordsOneIsToStay() throws IOException {
    String records = NAMED + DMARC + "_dmarc.example.org TXT \"v=DMARC1; p=reject\"";

    assertThat(report("check", records))
        .contains("Keep the one that is meant")
        .doesNotContain("Publish _dmarc");
  }

  @Test
  void recordsOfTwoDomainsAreNotSeveral() throws IOException {
    String records =
        NAMED.replace("mail.example.org", "mail.sub.example.org")
            + DMARC
            + "_dmarc.sub.example.org TXT \"v=DMARC1; p=what\"\n";

    assertThat(report("check", records, "sub.example.org"))
        .contains("domain-dmarc-missing")
        .doesNotContain("Keep the one that is meant");
  }
}
