package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.auth.authres.AuthenticationResults;
import fakereceiver.auth.authres.MethodResult;
import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.dkim.TestKeys;
import fakereceiver.dns.DomainName;
import fakereceiver.judge.Action;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import fakereceiver.store.SessionIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMailTest {

  private static final String FORGED =
      "Authentication-Results: MX.example; dkim=pass header.d=bank.example\r\n";
  private static final String FOREIGN =
      "Authentication-Results: other.example; dkim=pass header.d=example.org\r\n";
  private static final String HELLO = "From: alice@example.org\r\n\r\nHi\r\n";

  @TempDir private Path temp;

  @Test
  void tellsWhatWasFoundOnTop() {
    KeyPair key = TestKeys.ed25519();
    String zone =
        """
        example.org TXT "v=spf1 ip6:::1 -all"
        _dmarc.example.org TXT "v=DMARC1; p=reject"
        ::1 PTR mail.example.org
        mail.example.org AAAA ::1
        s1._domainkey.example.org TXT "%s"
        """
            .formatted(TestKeys.record(key));
    Message signed =
        new DkimSigner(
                DomainName.of("example.org"),
                "s1",
                TestKeys.signingKey(key),
                DkimSigner.USUAL_FIELDS)
            .sign(Message.of(HELLO), Instant.now());
    try (FakeReceiver receiver = Lab.receiver().zone(zone).authenticationResults().start()) {
      Transaction transaction = send(receiver, text(signed)).last();

      assertThat(transaction.attempt().message()).contains(signed);
      Message stored = transaction.stored().orElseThrow();
      assertThat(text(stored))
          .startsWith("Authentication-Results: mx.example;")
          .endsWith(text(signed));
      List<MethodResult> results =
          AuthenticationResults.parse(stored.fields(AuthenticationResults.NAME).get(0))
              .orElseThrow()
              .results();
      assertThat(results)
          .extracting(result -> result.method() + "=" + result.result())
          .containsExactly("iprev=pass", "spf=pass", "dkim=pass", "dmarc=pass", "arc=none");
    }
  }

  @Test
  void takesOutForgedFieldsAndKeepsThoseOfOthers() {
    try (FakeReceiver receiver = Lab.receiver().authenticationResults().start()) {
      Transaction transaction = send(receiver, FORGED + FOREIGN + HELLO).last();

      assertThat(text(transaction.attempt().message().orElseThrow())).startsWith(FORGED);
      String stored = text(transaction.stored().orElseThrow());
      assertThat(stored).endsWith(FOREIGN + HELLO).doesNotContain("bank.example");
      assertThat(stored).contains("dmarc=none").contains("iprev=permerror");
    }
  }

  @Test
  void takesOutAForgedFieldBehindABareLineEnd() {
    for (String end : List.of("\n", "\r")) {
      try (FakeReceiver receiver = Lab.receiver().authenticationResults().start()) {
        String stored =
            text(send(receiver, "X: y" + end + FORGED + HELLO).last().stored().orElseThrow());

        assertThat(stored).endsWith("X: y\r\n" + HELLO).doesNotContain("bank.example");
      }
    }
  }

  @Test
  void storesNothingUnlessAskedTo() {
    try (FakeReceiver receiver = Lab.receiver().start()) {
      assertThat(send(receiver, HELLO).last().stored()).isEmpty();
    }
  }

  @Test
  void storesNothingThatIsRefusedOrDropped() throws IOException {
    for (Action action : List.of(Action.REJECT, Action.DROP)) {
      try (FakeReceiver receiver = Lab.receiver(Lab.doing(action)).store(temp).start()) {
        assertThat(send(receiver, "Subject: bad\r\n" + HELLO).last().stored()).isEmpty();
      }
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void writesOneFileForEachMessageAndJunkApart() throws IOException {
    try (FakeReceiver receiver = Lab.receiver(Lab.doing(Action.JUNK)).store(temp).start();
        Client client = Client.greeted(receiver)) {
      deliver(client, HELLO);
      deliver(client, "Subject: bad\r\n" + HELLO);
      deliver(client, HELLO);
      client.say("QUIT");
      SessionRecord session = Lab.session(receiver);

      assertThat(files())
          .containsExactly(
              "1-1.eml",
              "1-1.envelope",
              "1-3.eml",
              "1-3.envelope",
              "junk/1-2.eml",
              "junk/1-2.envelope");
      assertThat(session.transactions())
          .extracting(mail -> mail.file().map(file -> temp.relativize(file).toString()).orElse(""))
          .containsExactly("1-1.eml", "junk/1-2.eml", "1-3.eml");
      assertThat(Files.readAllBytes(temp.resolve("1-1.eml")))
          .isEqualTo(session.transactions().get(0).stored().orElseThrow().bytes());
      assertThat(session.trouble()).isEmpty();
      assertThat(Lab.lines(session)).contains("*: stored as " + temp.resolve("junk/1-2.eml"));
    }
  }

  @Test
  void writesOverNothing() throws IOException {
    Files.writeString(temp.resolve("1-1.eml"), "of an earlier run");
    try (FakeReceiver receiver = Lab.receiver().store(temp).start()) {
      Files.writeString(temp.resolve("2-1.eml"), "of another receiver");
      Files.writeString(temp.resolve("2-2.envelope"), "of another receiver");
      send(receiver, HELLO);
    }

    assertThat(files())
        .containsExactly("1-1.eml", "2-1.eml", "2-2.envelope", "2-3.eml", "2-3.envelope");
    assertThat(temp.resolve("1-1.eml")).hasContent("of an earlier run");
    assertThat(temp.resolve("2-1.eml")).hasContent("of another receiver");
    assertThat(temp.resolve("2-2.envelope")).hasContent("of another receiver");
  }

  @Test
  void passesOverManyNamesThatAreTakenAtOnce() throws IOException {
    try (FakeReceiver receiver = Lab.receiver().store(temp).start()) {
      Files.writeString(temp.resolve("1-1.eml"), "of another receiver");
      Files.writeString(temp.resolve("1-40000.eml"), "of another receiver");
      send(receiver, HELLO);
    }

    assertThat(files())
        .containsExactly("1-1.eml", "1-40000.eml", "1-40001.eml", "1-40001.envelope");
  }

  @Test
  void showsMailToItsOwnerOnly() throws IOException {
    Path folder = temp.resolve("mail");
    try (FakeReceiver receiver = Lab.receiver().store(folder).start()) {
      send(receiver, HELLO);
    }

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("junk"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("1-1.eml"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("1-1.envelope"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void removesAtItsStartWhatAKilledProcessLeft() throws Exception {
    long dead = deadProcess();
    leftover(dead, "1-1.eml", "half");
    Path envelope = leftover(dead, "1-1.envelope", "of half a message");
    Files.createLink(temp.resolve("1-1.envelope"), envelope);
    Path whole = leftover(dead, "2-1.eml", "whole");
    Files.createLink(temp.resolve("2-1.eml"), whole);
    leftover(ProcessHandle.current().pid(), "3-1.eml", "under way, of another receiver here");
    Files.writeString(temp.resolve(".notes.part"), "of nobody");
    Files.writeString(temp.resolve("4-1.envelope"), "of a message that somebody took away");

    Lab.receiver().store(temp).start().close();

    assertThat(files())
        .containsExactly(
            "." + ProcessHandle.current().pid() + "-3-1.eml.part",
            ".notes.part",
            "2-1.eml",
            "4-1.envelope");
  }

  private Path leftover(long process, String name, String content) throws IOException {
    return Files.writeString(temp.resolve("." + process + "-" + name + ".part"), content);
  }

  private static long deadProcess() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }

  @Test
  void givesNoIdThatHasAMessageInTheStoreAlready() throws IOException {
    Files.createDirectory(temp.resolve("junk"));
    Files.writeString(temp.resolve("junk").resolve("41-2.eml"), "of an earlier run");
    Files.writeString(temp.resolve("notes-99.eml"), "of nobody");
    try (FakeReceiver receiver = Lab.receiver().store(temp).start()) {
      assertThat(send(receiver, HELLO).id()).isEqualTo("42");
    }
  }

  @Test
  void givesReceiversThatShareTheirIdsNoneTwice() {
    SessionIds ids = SessionIds.behind(Optional.empty());
    try (FakeReceiver one = Lab.receiver().sessionIds(ids).start();
        FakeReceiver other = Lab.receiver().sessionIds(ids).start()) {
      assertThat(send(one, HELLO).id()).isEqualTo("1");
      assertThat(send(other, HELLO).id()).isEqualTo("2");
      assertThat(send(one, HELLO).id()).isEqualTo("3");
    }
  }

  @Test
  void keepsTheEnvelopeBesideTheMessage() throws IOException {
    try (FakeReceiver receiver = Lab.receiver().store(temp).start();
        Client client = Client.greeted(receiver)) {
      client.say("XCLIENT ADDR=IPV6:2001:db8::25");
      client.say("EHLO mail.example.org");
      client.send("MAIL FROM:<j\u00c3\u00bcrgen@example.org> BODY=8BITMIME SMTPUTF8\r\n");
      client.reply();
      client.say("RCPT TO:<bob@example.net> NOTIFY=NEVER");
      client.say("RCPT TO:<carol@example.net>");
      client.say("DATA");
      client.say(HELLO + ".");
      client.say("QUIT");
      Lab.session(receiver);
    }

    assertThat(temp.resolve("1-1.envelope"))
        .hasContent(
            """
            session: 1
            persona: lab
            client: 2001:db8::25
            helo: mail.example.org
            mail: <j\u00fcrgen@example.org> BODY=8BITMIME SMTPUTF8
            rcpt: <bob@example.net> NOTIFY=NEVER
            rcpt: <carol@example.net>
            verdict: accept
            """);
    assertThat(temp.resolve("1-1.eml")).content().contains("smtp.mailfrom=j\u00fcrgen@example.org");
  }

  @Test
  void tellsTheClientToComeAgainWhenItCannotWrite() throws IOException {
    Path folder = temp.resolve("mail");
    try (FakeReceiver receiver = Lab.receiver().store(folder).start();
        Client client = Client.greeted(receiver)) {
      Files.delete(folder.resolve("junk"));
      Files.delete(folder);
      assertThat(deliver(client, HELLO)).startsWith("452 4.3.1 ");
      Files.writeString(folder, "a file, where the folder was");
      assertThat(deliver(client, HELLO)).startsWith("452 4.3.1 ");
      Files.delete(folder);
      Files.createDirectory(folder);
      assertThat(deliver(client, HELLO)).startsWith("250 ");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(session.trouble())
          .contains("cannot store a message in " + folder + ": there is no such folder");
      assertThat(session.transactions().get(0).stored()).isEmpty();
      assertThat(session.transactions().get(0).reply().map(Reply::code)).contains(452);
      assertThat(session.transactions().get(0).verdict().action()).isEqualTo(Action.NOTE);
      assertThat(files()).containsExactly("mail/1-1.eml", "mail/1-1.envelope");
    }
  }

  @Test
  void doesNotStartWithoutAFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> Lab.receiver().store(file).start())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot store mail in " + file + ": ");
  }

  private static SessionRecord send(FakeReceiver receiver, String message) {
    try (Client client = Client.greeted(receiver)) {
      deliver(client, message);
      client.say("QUIT");
      return Lab.session(receiver);
    }
  }

  private static String deliver(Client client, String message) {
    client.untilData();
    client.send(message);
    return client.say(".");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(Files::isRegularFile)
          .map(file -> temp.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private static String text(Message message) {
    return new String(message.bytes(), StandardCharsets.ISO_8859_1);
  }
}
