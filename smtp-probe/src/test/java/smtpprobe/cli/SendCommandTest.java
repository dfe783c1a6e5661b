package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.Zones;
import fakereceiver.server.SelfSigned;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {

  private static final String ZONE =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::25
      example.org         MX     10 mail.example.org
      two.example         MX     20 second.two.example
      two.example         MX     10 first.two.example
      first.two.example   AAAA   ::1
      second.two.example  AAAA   ::1
      nullmx.example      MX     0 .
      silent.example      MX     !servfail
      """;

  private static Run send(String line, String... more) {
    try (LabDns dns = LabDns.start(Zones.of(ZONE))) {
      return Run.of(
          "send --helo mail.example.org --from alice@example.org --timeout 20 --dns-server [::1]:"
              + (dns.address().getPort() + " " + line),
          more);
    }
  }

  private static String at(FakeReceiver receiver) {
    return "[::1]:" + receiver.address().getPort();
  }

  private static ReceiverBuilder receiver(String persona) {
    return FakeReceiver.builder(PersonaOptions.one(persona)).zone(ZONE).proxyProtocol(true);
  }

  @Test
  void sendsToEveryServerThatIsNamedAndShowsEveryReply() {
    try (FakeReceiver strict = receiver("postfix-strict").start();
        FakeReceiver kind = receiver("permissive").start()) {
      Run run = send("--to bob@example.net --proxy 2001:db8::25 --server", at(strict), at(kind));

      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out())
          .contains(at(strict) + "  accepted", at(kind) + "  accepted")
          .contains("MAIL FROM:<alice@example.org>");
      SessionRecord session = strict.takeSession(Duration.ofSeconds(20));
      assertThat(session.attempt().clientAddress()).hasToString("2001:db8::25");
      assertThat(session.attempt().recipients()).hasToString("[bob@example.net]");
    }
  }

  @Test
  void explainsARefusalByTheFaultThatIsFoundHere() {
    try (FakeReceiver strict = receiver("postfix-strict").start()) {
      Run run = send("--to bob@example.net --proxy 2001:db8::26 --server", at(strict));

      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out())
          .contains("deferred  rcpt   450 4.7.25 Client host rejected")
          .contains("likely because of this")
          .contains("ptr-missing: The client address has no PTR record (2001:db8::26).");
    }
  }

  @Test
  void showsTheCertificate() {
    try (FakeReceiver kind =
        receiver("permissive")
            .tls(SelfSigned.context(PersonaOptions.one("permissive").receiver().hostName()))
            .start()) {
      Run run = send("--to bob@example.net --proxy 2001:db8::25 --tls must --server", at(kind));

      assertThat(run.code()).as(run.out()).isZero();
      assertThat(run.out()).contains("TLS: TLSv1.3").contains("certificate: CN=");
    }
  }

  @Test
  void knowsWhetherItWentInTheClearWhenItExplainsARefusal() {
    SSLContext context = SelfSigned.context(PersonaOptions.one("gmail-bulk").receiver().hostName());
    try (FakeReceiver gmail = receiver("gmail-bulk").tls(context).start()) {
      String to = "--to bob@example.net --proxy 2001:db8::25 --server " + at(gmail);
      Run clear = send(to + " --tls none");
      Run secured = send(to);

      assertThat(clear.out()).contains("wasn't sent over a TLS", "tls-missing");
      assertThat(secured.out()).doesNotContain("tls-missing").contains("spf-missing");
    }
  }

  @Test
  void insistsOnTlsWhenItMust() {
    try (FakeReceiver kind = receiver("permissive").start()) {
      Run run = send("--to bob@example.net --proxy 2001:db8::25 --tls must --server", at(kind));

      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out()).contains("no result").contains("STARTTLS");
    }
  }

  @Test
  void printsJson() {
    try (FakeReceiver strict = receiver("postfix-strict").start()) {
      Run run =
          send("--to bob@example.net --proxy 2001:db8::26 --format json --server", at(strict));

      JsonObject delivery = run.json().getAsJsonArray("deliveries").get(0).getAsJsonObject();
      JsonObject dialogue = delivery.getAsJsonObject("dialogue");
      assertThat(delivery.get("address").getAsString()).isEqualTo("::1");
      assertThat(dialogue.get("end").getAsString()).isEqualTo("refused");
      assertThat(dialogue.get("stage").getAsString()).isEqualTo("rcpt");
      assertThat(dialogue.get("code").getAsInt()).isEqualTo(450);
      assertThat(dialogue.getAsJsonArray("transcript")).isNotEmpty();
    }
  }

  @Test
  void saysWhereADomainTakesNoMail() {
    Run run = send("--to bob@nullmx.example");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("null MX (RFC 7505)").contains("nullmx.example MX [0 .]");
  }

  @Test
  void saysWhenDnsDoesNotSay() {
    Run run = send("--to bob@silent.example");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("DNS does not say who takes mail for silent.example");
  }

  @Test
  void goesOverIpv6UnlessTold() {
    Run run = send("--to bob@example.net --server 192.0.2.25");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("mail goes over IPv6 unless -4 is given");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    Run run = send("--to bob@example.net --server", "[::1]:" + port);

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("no result  connect").doesNotContain("Exception");
  }

  @Test
  void survivesAServerThatSendsEndlessLines() throws Exception {
    try (ServerSocket server =
        new ServerSocket(0, 1, fakereceiver.dns.IpAddress.of("::1").toInetAddress())) {
      Thread babbler = new Thread(() -> babble(server), "babbler");
      babbler.start();

      Run run = send("--to bob@example.net --server", "[::1]:" + server.getLocalPort());

      assertThat(run.code()).isEqualTo(3);
      assertThat(run.out()).contains("no result  connect").hasSizeLessThan(10_000);
      babbler.join(20_000);
      assertThat(babbler.isAlive()).isFalse();
    }
  }

  private static void babble(ServerSocket server) {
    byte[] line =
        "220-welcome\u001b[31m to the endless server\r\n".getBytes(StandardCharsets.UTF_8);
    try (Socket socket = server.accept()) {
      for (int i = 0; i < 1_000_000; i++) {
        socket.getOutputStream().write(line);
      }
    } catch (IOException e) {
      return; // the client has had enough, as it should
    }
  }

  @Test
  void fillsATemplateAndTellsWhatToSearchFor(@TempDir Path folder) throws IOException {
    Path template =
        Files.writeString(
            folder.resolve("letter.eml"), "From: {from}\nSubject: Hello\n\nfrom {source}: {id}\n");
    try (FakeReceiver kind = receiver("permissive").proxyProtocol(false).start()) {
      Run run =
          send(
              "--to=bob@example.net",
              "--server=" + at(kind),
              "--template=" + template,
              "--id=audit-7",
              "--subject=Spring audit");

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("Search the receiver's log for <audit-7-1@example.org>");
      assertThat(
              new String(
                  kind.takeSession(Duration.ofSeconds(20))
                      .attempt()
                      .message()
                      .orElseThrow()
                      .bytes(),
                  StandardCharsets.UTF_8))
          .contains("Subject: Spring audit [audit-7-1]\r\n", "\r\n\r\nfrom ::1: audit-7-1\r\n");
    }
  }

  @Test
  void triesSeveralSourcesOfBothFamilies() {
    try (FakeReceiver kind = receiver("permissive").proxyProtocol(false).start()) {
      Run run =
          send(
              "--family=both --source=::1,127.0.0.1 --source=2001:db8::77 -v --format=json"
                  + " --to=bob@example.net",
              "--server=" + at(kind));

      assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);
      JsonObject report = run.json();
      assertThat(report.getAsJsonArray("deliveries")).hasSize(2);
      JsonObject first = report.getAsJsonArray("deliveries").get(0).getAsJsonObject();
      assertThat(first.get("result").getAsString()).isEqualTo("accepted");
      assertThat(first.get("family").getAsInt()).isEqualTo(6);
      assertThat(first.getAsJsonObject("source").get("kind").getAsString()).contains("loopback");
      assertThat(report.getAsJsonObject("counts").get("no result").getAsInt()).isEqualTo(1);
      assertThat(run.err()).contains("from 2001:db8::77 (on no interface)");
      assertThat(report.get("notes").toString())
          .contains("Nothing was sent from 127.0.0.1", "no server has an address of its family");
    }
  }

  @Test
  void repeatsAndCounts() {
    try (FakeReceiver kind = receiver("permissive").proxyProtocol(false).start()) {
      Run run = send("--repeat=3 --rate=10/s -v --to=bob@example.net", "--server=" + at(kind));

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("3 mails: 3 accepted.");
      assertThat(run.err()).contains("3 of 3 ...");
    }
  }

  @Test
  void refusesWhatCannotBeWithASentenceThatSaysWhatWasExpected(@TempDir Path folder)
      throws IOException {
    Path template = Files.writeString(folder.resolve("bad.eml"), "Subject: x\n\n{recipient}\n");
    for (List<String> wrong :
        List.of(
            List.of(
                "--template=" + template, "bad.eml:3: there is no {recipient}, expected one of"),
            List.of("--id=a b", "expected 1 to 32 letters, digits and hyphens"),
            List.of("--family=5", "--family 5, expected 6, 4 or both"),
            List.of("-4", "--family=both", "-4 with --family both, expected one of them"),
            List.of("--repeat=101", "--repeat 101, expected 1 to 100"),
            List.of("--rate=100/s", "--rate 100/s, expected 1/s to 10/s, or 1/min to 99/min"),
            List.of("--retry-for=1d", "--retry-for 1d, expected a time from 1s to 4h"),
            List.of("--retry", "--repeat=2", "--repeat with --retry, expected one of them"),
            List.of("--max=1000", "--max 1000, expected 1 to 200"),
            List.of("--each-source", "--source=::1", "--source with --each-source"),
            List.of("--message=x", "--subject=y", "--message with --subject, expected one"))) {
      Run run =
          Run.of(
              "send --to=bob@example.net --server=[::1]:9",
              wrong.subList(0, wrong.size() - 1).toArray(String[]::new));

      assertThat(run.code()).as("%s: %s", wrong, run).isEqualTo(2);
      assertThat(run.err()).contains(wrong.get(wrong.size() - 1)).doesNotContain("\tat ");
    }
  }

  @Test
  void refusesWrongUsageWithOneSentence(@TempDir Path folder) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.eml"));

    for (String wrong :
        List.of(
            "--to nobody --server [::1]:25",
            "--to bob@example.net --server [::1]:99999",
            "--to bob@example.net --server [::1]:25 --source fe80:x",
            "--to bob@example.net --server [::1]:25 --source 192.0.2.1",
            "--to bob@example.net --server [::1]:25 --timeout 0",
            "--to bob@example.net --server [::1]:25 --tls perhaps",
            "--to bob@example.net --message " + empty)) {
      Run run = Run.of("send " + wrong);

      assertThat(run.code()).as("%s: %s", wrong, run).isEqualTo(2);
      assertThat(run.err()).as("%s", wrong).startsWith("smtp-probe: ").doesNotContain("\tat ");
    }
  }
}
