package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.server.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailLineTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void saysSoWhereAVerdictIsOnlyAssumed() throws IOException {
    assertThat(lineWithoutPtr("yahoo"))
        .contains(" verdict=defer stage=mail")
        .contains(" certainty=\"as far as is known\"");
  }

  @Test
  void saysNothingOfCertaintyWhereAVerdictIsKnown() throws IOException {
    assertThat(lineWithoutPtr("t-online"))
        .contains(" verdict=reject stage=connect")
        .doesNotContain("certainty");
  }

  @Test
  void hasALineForEachMail() {
    List<String> lines =
        lines(
            "permissive",
            mail("alice@example.org", "bob@example.net")
                + mail("carol@example.org", "dave@example.net")
                + "QUIT\r\n");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .doesNotContain(" mail=")
        .contains("from=\"<alice@example.org>\"", "verdict=note");
    assertThat(lines.get(1)).contains(" mail=2 ", "to=\"dave@example.net\"", "verdict=note");
  }

  @Test
  void namesTheFaultOfAMailThatWasTaken() {
    assertThat(lines("permissive", mail("alice@example.org", "bob@example.net") + "QUIT\r\n"))
        .singleElement()
        .asString()
        .contains(" verdict=note reply=\"250 2.0.0 ", " because=", "ptr-missing", " evidence=\"");
  }

  @Test
  void givesTheReasonsOfItsOwnMailWhateverMailCameBefore() {
    String alice = mail("alice@example.org", "bob@example.net");
    String other = mail("alice@mail.example.org", "bob@example.net");
    try (FakeReceiver receiver = builder("permissive").start()) {
      talk(receiver, alice + alice + other + alice + other + other + "QUIT\r\n");
      receiver.takeSession(PATIENCE);
      Grounds kept = new Grounds();
      List<String> lines = new ArrayList<>();
      receiver.mails().forEach(mail -> lines.add(MailLine.of(mail, mail.time(), kept)));

      assertThat(lines).hasSize(6);
      assertThat(lines.get(0)).contains("SPF of alice@example.org is");
      assertThat(lines.get(2)).contains("SPF of alice@mail.example.org is");
      assertThat(lines)
          .isEqualTo(
              receiver.mails().stream()
                  .map(mail -> MailLine.of(mail, mail.time(), new Grounds()))
                  .toList());
    }
  }

  @Test
  void showsTheReplyToAMailThatIsTooBig() {
    String big = "MAIL FROM:<alice@example.org>\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n";
    for (String session :
        List.of(
            big + ("x".repeat(70) + "\r\n").repeat(200) + ".\r\n",
            "MAIL FROM:<alice@example.org> SIZE=99999\r\n",
            "MAIL FROM:<alice@example.org>\r\nRCPT TO:<bob@example.net>\r\nBDAT 12000 LAST\r\n"
                + "x".repeat(12_000))) {
      assertThat(lines("permissive", session + "QUIT\r\n"))
          .singleElement()
          .asString()
          .contains(" verdict=reject stage=m", " reply=\"552 5.3.4 Message too big\"")
          .doesNotContain("because=", "refused=");
    }
  }

  @Test
  void hasALineForAMailThatWasTooBigAndForTheNext() {
    assertThat(
            lines(
                "permissive",
                "MAIL FROM:<alice@example.org> SIZE=99999\r\n"
                    + mail("carol@example.org", "dave@example.net")
                    + "QUIT\r\n"))
        .satisfiesExactly(
            line -> assertThat(line).contains("stage=mail reply=\"552 5.3.4"),
            line -> assertThat(line).contains("verdict=note", "from=\"<carol@example.org>\""));
  }

  @Test
  void showsAllLinesOfAReply() {
    try (FakeReceiver receiver =
        FakeReceiver.builder("connect-strict")
            .zone("2001:db8::66 PTR bad.example.org\nbad.example.org AAAA 2001:db8::67")
            .xclient(true)
            .start()) {
      talk(receiver, "XCLIENT ADDR=IPV6:2001:db8::66\r\n");
      assertThat(lines(receiver))
          .singleElement()
          .asString()
          .containsPattern("reply=\"554-5\\.7\\.25 [^\"]+ / 554 5\\.7\\.25 [^\"]+\"")
          .contains(" because=fcrdns-mismatch");
    }
  }

  @Test
  void namesEveryRefusedRecipient() {
    assertThat(
            lines(
                "permissive",
                """
                MAIL FROM:<alice@example.org>
                RCPT TO:<>
                RCPT TO:<bob@example.net> NOTIFY=PERHAPS
                RCPT TO:<carol@example.net>
                DATA
                Subject: x

                x
                .
                QUIT
                """
                    .replace("\n", "\r\n")))
        .singleElement()
        .asString()
        .contains(
            " to=\"carol@example.net\" verdict=note",
            " refused=\"RCPT TO:<> -> 501 5.1.3 ",
            "; RCPT TO:<bob@example.net> NOTIFY=PERHAPS -> 501 5.5.4 ");
  }

  @Test
  void namesTheCommandThatWasRefusedWhereNoMailCame() {
    assertThat(
            lines(
                "permissive",
                "STARTTLS\r\nAUTH PLAIN AGJvYgBzZWNyZXQ=\r\nMAIL FROM:<alice@>\r\nQUIT\r\n"))
        .singleElement()
        .asString()
        .contains(
            " verdict=reject stage=mail reply=\"501 5.1.7 ",
            " refused=\"STARTTLS -> 502 5.5.1 Not implemented; AUTH PLAIN ***" + " -> 502",
            "; MAIL FROM:<alice@> -> 501 5.1.7 ")
        .doesNotContain("AGJv");
  }

  @Test
  void showsTheReplyThatWasSentWhereAMailCouldNotBeStored(@TempDir Path temp) throws IOException {
    Path folder = temp.resolve("mail");
    ReceiverBuilder builder = builder("permissive").store(folder);
    try (FakeReceiver receiver = builder.start()) {
      String session = mail("alice@example.org", "bob@example.net") + "QUIT\r\n";
      talk(receiver, session);
      assertThat(lines(receiver))
          .singleElement()
          .asString()
          .contains(" file=\"" + folder.resolve("1-1.eml") + "\"");

      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
      talk(receiver, session);
      assertThat(lines(receiver))
          .singleElement()
          .asString()
          .contains(" verdict=defer stage=message reply=\"452 4.3.1 ")
          .contains(" trouble=\"cannot store a message in ")
          .doesNotContain("because=");
    }
  }

  private static String mail(String from, String to) {
    return "MAIL FROM:<"
        + from
        + ">\r\nRCPT TO:<"
        + to
        + ">\r\nDATA\r\nSubject: x\r\n\r\nx\r\n.\r\n";
  }

  private static List<String> lines(String persona, String said) {
    try (FakeReceiver receiver = builder(persona).start()) {
      talk(receiver, said);
      return lines(receiver);
    }
  }

  /** Of the mails of the session that was the last one. */
  private static List<String> lines(FakeReceiver receiver) {
    String session = receiver.takeSession(PATIENCE).id();
    return receiver.mails().stream()
        .filter(mail -> mail.session().equals(session))
        .map(mail -> MailLine.of(mail, mail.time(), new Grounds()))
        .toList();
  }

  private static ReceiverBuilder builder(String persona) {
    return FakeReceiver.builder(PersonaOptions.one(persona))
        .zone("mail.example.org AAAA 2001:db8::25")
        .maxMessageSize(10_000);
  }

  /**
   * Says EHLO and all of {@code said}, line by line as far as commands go, and reads to the end.
   */
  private static void talk(FakeReceiver receiver, String said) {
    try (Client client = Client.silent(receiver)) {
      client.send("EHLO mail.example.org\r\n" + said);
      client.rest();
    }
  }

  private static String lineWithoutPtr(String persona) throws IOException {
    try (FakeReceiver receiver =
            FakeReceiver.builder(PersonaOptions.one(persona))
                .zone("mail.example.org AAAA 2001:db8::25")
                .start();
        Socket socket = new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "EHLO mail.example.org\r\nMAIL FROM:<alice@example.org>\r\nQUIT\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (in.readLine() != null) {
        // until the receiver closes
      }
      return lines(receiver).get(0);
    }
  }
}
