package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {

  private static final String REVERSE_ZONE =
      """
      $ORIGIN 8.b.d.0.1.0.0.2.ip6.arpa.
      @ 300 IN SOA ns.example.org. hostmaster.example.org. 1 7200 3600 1209600 300
      @     IN NS  ns.example.org.
      5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 IN PTR mail.example.org.
      """;

  static final String QUESTION =
      "predict --client 2001:db8::25 --helo mail.example.org --from alice@example.org"
          + " --to bob@example.net";

  private static final String FORWARD_ZONE =
      """
      $ORIGIN example.org.
      @ 300 IN SOA ns.example.org. hostmaster.example.org. 1 7200 3600 1209600 300
      @     IN NS   ns
      @     IN MX   10 mail
      @     IN TXT  "v=spf1 ip6:2001:db8::25 -all"
      mail  IN AAAA 2001:db8::25
      mail  IN TXT  "v=spf1 a -all"
      """;

  @TempDir Path folder;
  private Path reverse = Path.of("");
  private Path forward = Path.of("");

  @BeforeEach
  void writeZones() throws IOException {
    reverse = Files.writeString(folder.resolve("reverse.zone"), REVERSE_ZONE);
    forward = Files.writeString(folder.resolve("forward.zone"), FORWARD_ZONE);
  }

  private Run predict(String... more) {
    return Run.of(QUESTION, more);
  }

  @Test
  void findsDmarcPoliciesByTheListOfTheUserWhereThePersonaUsesOne() throws IOException {
    Path list = Files.writeString(folder.resolve("list.dat"), "// VERSION: 2030-01-01\norg\n");
    Path persona =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            persona: mine
            title: Mine
            story: Of our own invention.
            host-name: mx.example.net
            greeting: "{host-name} ESMTP"
            speaks-at: message
            dmarc: public-suffix-list
            rules:
              dmarc-missing: { action: junk, source: invented }
            """);
    String zones = forward.toString();

    Run run =
        Run.of(
            QUESTION + " --persona " + persona + " --public-suffix-list " + list + " --zone",
            zones);

    assertThat(run.out())
        .contains("policy found by the Public Suffix List (RFC 7489), version 2030-01-01");
    assertThat(predict("--zone", zones, "--public-suffix-list", "no.dat").err())
        .contains("no.dat: there is no such file", "public_suffix_list.dat");
  }

  @Test
  void endsWithZeroWhenEveryVerdictAccepts() {
    Run run =
        predict("--zone", reverse.toString(), forward.toString(), "--persona", "postfix-strict");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("postfix-strict");
    assertThat(run.code()).isZero();
  }

  @Test
  void takesItThatTheMailServerUsesTlsUnlessToldOtherwise() {
    String[] zones = {"--zone", reverse.toString(), forward.toString()};
    String plan = QUESTION + " --persona gmail-bulk";

    assertThat(Run.of(plan, zones).out()).doesNotContain("tls-missing");
    assertThat(Run.of(plan + " --no-tls", zones).out())
        .contains("tls-missing: The session is not encrypted", "wasn't sent over a TLS");
  }

  @Test
  void endsWithOneWhenSomeVerdictIsWorseAndSaysFaultEvidenceAndRemedy() throws IOException {
    Files.writeString(reverse, REVERSE_ZONE.replace("5.2.0.0", "6.2.0.0"));

    Run run = predict("--zone", reverse.toString(), forward.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("ptr-missing: The client address has no PTR record (2001:db8::25).")
        .contains("2001:db8::25 PTR no such name")
        .contains("450 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]");
  }

  @Test
  void showsTheSumOfAReceiverThatAddsUpFaultsAndWhatItIsMadeOf() throws IOException {
    Files.writeString(reverse, REVERSE_ZONE.replace("5.2.0.0", "6.2.0.0"));
    String[] zones = {"--zone", reverse.toString(), forward.toString()};

    Run text = Run.of(QUESTION + " --persona postfix-rspamd", zones);
    Run json = Run.of(QUESTION + " --persona postfix-rspamd --format json", zones);

    assertThat(text.out()).contains("score of postfix-rspamd: ").contains("RDNS_NONE 1");
    assertThat(json.out()).contains("\"RDNS_NONE\": 1.0").contains("\"sum\": ");
  }

  @Test
  void showsAFewKindsOfReceiverUnlessAskedForAll() {
    Run few = predict("--zone", reverse.toString(), forward.toString());
    Run all = predict("--zone", reverse.toString(), forward.toString(), "--persona", "all");

    assertThat(few.out()).contains("permissive", "connect-strict").doesNotContain("exim-");
    assertThat(all.out()).contains("permissive", "connect-strict", "exim-default", "haraka-helo");
  }

  @Test
  void endsWithThreeWhenDnsDoesNotSay() {
    Run run = predict("--zone", forward.toString(), "--persona", "postfix-strict");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("no zone is given for this name");
  }

  @Test
  void endsWithThreeWhenTheDnsServerDoesNotAnswer() throws IOException {
    int port;
    try (java.net.DatagramSocket gone = new java.net.DatagramSocket()) {
      port = gone.getLocalPort();
    }

    Run run = predict("--dns-server", "[::1]:" + port, "--persona", "postfix-strict");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("no answer");
  }

  @Test
  void asksTheDnsServerThatIsNamed() {
    try (LabDns server = LabDns.start(Zones.read(List.of(reverse, forward)))) {
      Run run =
          predict(
              "--dns-server", "[::1]:" + server.address().getPort(), "--persona", "postfix-strict");

      assertThat(run.code()).isZero();
    }
  }

  @Test
  void printsTheJsonThatIsPromised() throws IOException {
    Files.writeString(reverse, REVERSE_ZONE.replace("5.2.0.0", "6.2.0.0"));

    Run run =
        Run.of(
            QUESTION + " --persona postfix-strict,permissive --format json --zone",
            reverse.toString(),
            forward.toString());

    JsonArray verdicts = run.json().getAsJsonArray("verdicts");
    JsonObject refused = verdicts.get(0).getAsJsonObject();
    assertThat(refused.get("persona").getAsString()).isEqualTo("postfix-strict");
    assertThat(refused.get("action").getAsString()).isEqualTo("defer");
    assertThat(refused.get("stage").getAsString()).isEqualTo("rcpt");
    assertThat(refused.get("code").getAsInt()).isEqualTo(450);
    assertThat(refused.get("status").getAsString()).isEqualTo("4.7.25");
    assertThat(refused.get("text").getAsString()).startsWith("Client host rejected");
    assertThat(refused.getAsJsonArray("because").get(0).getAsString()).isEqualTo("ptr-missing");
    JsonObject outcome = refused.getAsJsonArray("outcomes").get(0).getAsJsonObject();
    assertThat(outcome.keySet()).contains("rule", "result", "evidence");
    JsonObject accepted = verdicts.get(1).getAsJsonObject();
    assertThat(accepted.has("stage")).isFalse();
    assertThat(accepted.get("code").getAsInt()).isEqualTo(250);
  }

  @Test
  void namesFileAndLineOfAZoneFileThatIsWrong() throws IOException {
    Files.writeString(forward, FORWARD_ZONE.replace("2001:db8::25\nmail", "2001:db8::zz\nmail"));

    Run run = predict("--zone", forward.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(forward + ":6:").doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void refusesAnAddressThatIsNone() {
    Run run =
        Run.of(
            "predict --client 2001:db8::g --helo mail.example.org --from alice@example.org"
                + " --to bob@example.net --zone",
            forward.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "smtp-probe: \"2001:db8::g\" is not an IP address,"
                + " expected one such as 2001:db8::25");
  }

  @Test
  void refusesAMessageThatIsNotThere() {
    predict("--zone", forward.toString(), "--message", folder.resolve("no.eml").toString())
        .assertUsage("no.eml: there is no such file");
  }

  @Test
  void refusesAPersonaThatDoesNotExistAndProposesOne() {
    Run run = predict("--zone", forward.toString(), "--persona", "postfix-strikt");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("postfix-strikt").contains("postfix-strict");
  }

  @Test
  void namesLineAndKeyOfAPersonaFileThatIsWrong() throws IOException {
    Path persona =
        Files.writeString(folder.resolve("mine.yaml"), "persona: mine\nspeeks-at: rcpt\n");

    predict("--zone", forward.toString(), "--persona", persona.toString())
        .assertUsage(persona + ":2: speeks-at");
  }

  @Test
  void takesTheNullReversePath() {
    Run run =
        Run.of(
            "predict --client 2001:db8::25 --helo mail.example.org --from <> --to"
                + " bob@example.net --persona postfix-strict,yahoo --zone",
            reverse.toString(),
            forward.toString());

    assertThat(run.code()).as("yahoo wants the domain of the From field to exist").isZero();
    assertThat(run.out()).contains("from <>");
  }

  @Test
  void tellsWhatIsMissing() {
    Run run = Run.of("predict", "--client", "2001:db8::25");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--helo").contains("--help");
  }
}
