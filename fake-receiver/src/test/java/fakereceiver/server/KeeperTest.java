package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Stage;
import fakereceiver.session.Keeper;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a keeper is given, and when. */
class KeeperTest {

  /** Remembers what it was given; keeps nothing while the disk is full. */
  private static final class Shelf implements Keeper {

    private final List<Mail> kept = new CopyOnWriteArrayList<>();
    private final List<Mail> noted = new CopyOnWriteArrayList<>();
    private volatile boolean isFull;

    @Override
    public void keep(Mail mail) throws IOException {
      if (isFull) {
        throw new IOException("No space left on device");
      }
      kept.add(mail);
    }

    @Override
    public void note(Mail mail) {
      noted.add(mail);
    }
  }

  private final Shelf shelf = new Shelf();

  private static String sendMail(Client client) {
    client.untilData();
    return client.say("Subject: hello\r\n\r\nHello\r\n.");
  }

  @Test
  void aMailThatIsTakenIsKeptBeforeItsClientIsTold() throws Exception {
    try (FakeReceiver receiver = Lab.receiver().keeper(shelf).start();
        Client client = Client.greeted(receiver)) {
      sendMail(client);
      assertThat(shelf.kept).hasSize(1);
      Mail mail = shelf.kept.get(0);
      assertThat(mail.number()).isEqualTo(1);
      assertThat(mail.reply().orElseThrow().code()).isEqualTo(250);
      assertThat(mail.transcript().lines().get(mail.transcript().lines().size() - 1).text())
          .startsWith("250 ");
      assertThat(mail.fate()).isEqualTo(Mail.Fate.TAKEN);
      assertThat(shelf.noted).isEmpty();
    }
  }

  @Test
  void aMailThatCannotBeKeptIsTemporarilyRefusedAndTheRecordSaysSo() throws Exception {
    shelf.isFull = true;
    try (FakeReceiver receiver = Lab.receiver().keeper(shelf).start()) {
      try (Client client = Client.greeted(receiver)) {
        assertThat(sendMail(client)).startsWith("452 4.3.1 ");
        shelf.isFull = false;
        assertThat(sendMail(client)).startsWith("250 ");
        client.say("QUIT");
      }
      SessionRecord session = receiver.takeSession(Lab.PATIENCE);
      assertThat(session.transactions().get(0).reply().orElseThrow().code()).isEqualTo(452);
      assertThat(session.trouble().orElseThrow()).contains("No space left on device");
      assertThat(shelf.kept).extracting(Mail::number).containsExactly(2);
      assertThat(shelf.noted).extracting(Mail::fate).containsExactly(Mail.Fate.DEFERRED);
    }
  }

  @Test
  void aMailThatCannotBeKeptIsNotInTheStoreEither(@TempDir Path folder) throws Exception {
    shelf.isFull = true;
    try (FakeReceiver receiver = Lab.receiver().keeper(shelf).store(folder).start();
        Client client = Client.greeted(receiver)) {
      assertThat(sendMail(client)).startsWith("452 4.3.1 ");
      assertThat(sendMail(client)).startsWith("452 4.3.1 ");
      assertThat(names(folder)).isEmpty();
      assertThat(receiver.mails())
          .extracting(mail -> mail.transaction().file())
          .containsOnly(Optional.empty());
      shelf.isFull = false;
      assertThat(sendMail(client)).startsWith("250 ");
      assertThat(names(folder)).hasSize(2);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void whatIsRefusedAtConnectIsNoted() throws Exception {
    try (FakeReceiver receiver =
        Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent"))
            .zone("example.org AAAA 2001:db8::1")
            .keeper(shelf)
            .xclient(false)
            .start()) {
      try (Client client = Client.silent(receiver)) {
        client.rest();
      }
      receiver.takeSession(Lab.PATIENCE);
      assertThat(shelf.noted).extracting(Mail::stage).first().asString().contains("CONNECT");
      assertThat(shelf.kept).isEmpty();
    }
  }

  @Test
  void aSessionWithoutMailIsNotedAsNumberZero() throws Exception {
    try (FakeReceiver receiver = Lab.receiver().keeper(shelf).start()) {
      try (Client client = Client.greeted(receiver)) {
        client.say("QUIT");
      }
      receiver.takeSession(Lab.PATIENCE);
      assertThat(shelf.noted).extracting(Mail::number).containsExactly(0);
    }
  }
}
