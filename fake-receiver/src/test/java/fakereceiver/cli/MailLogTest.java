package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import fakereceiver.server.Client;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code serve} tells of a mail, and when: as soon as it is final, whatever its client does.
 */
@Timeout(120)
class MailLogTest {

  @TempDir private Path folder = Path.of("");

  private static String message(Client client, String subject) {
    client.untilData();
    return client.say("From: alice@example.org\r\nSubject: " + subject + "\r\n\r\nx\r\n.");
  }

  @Test
  void aMailIsToldAndCountedThoughItsClientKeepsTheConnection() throws Exception {
    try (Served served =
        new Served(
            folder, "--persona=permissive", "--json-log", "--exit-after=2", "--expect=accept")) {
      try (Client pool = Served.client(served.port())) {
        pool.say("EHLO laptop.local");
        assertThat(message(pool, "one")).startsWith("250 ");
        JsonObject first = served.json(); // the client says nothing more until that has come
        assertThat(first.get("event").getAsString()).isEqualTo("mail");
        assertThat(first.get("subject").getAsString()).isEqualTo("one");
        assertThat(served.process.isAlive()).isTrue();

        assertThat(message(pool, "two")).startsWith("250 "); // though it is the last one
        JsonObject second = served.json();
        assertThat(second.get("mail").getAsInt()).isEqualTo(2);
        assertThat(second.get("time")).isEqualTo(first.get("time"));
        assertThat(pool.rest()).startsWith("421 4.3.2 ");
      }
      assertThat(served.json().get("mails").getAsInt()).isEqualTo(2);
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void whoSaysGoodbyeHearsSoThoughItsMailWasTheLast() throws Exception {
    try (Served served = new Served(folder, "--persona=permissive", "--exit-after=1")) {
      try (Client client = Served.client(served.portInWords())) {
        client.say("EHLO laptop.local");
        assertThat(message(client, "x")).startsWith("250 ");
        assertThat(served.out.readLine()).contains("verdict=");
        assertThat(client.say("QUIT")).startsWith("221 ");
      }
      assertThat(served.code()).isZero();
    }
  }

  @Test
  void aMailThatIsLostWithItsSessionIsToldAtItsEnd() throws Exception {
    try (Served served =
        new Served(
            folder, "--persona=permissive", "--json-log", "--exit-after=1", "--expect=accept")) {
      try (Client client = Served.client(served.port())) {
        client.say("EHLO laptop.local");
        client.untilData();
        client.send("Subject: x\r\n");
      }
      JsonObject mail = served.json();
      assertThat(mail.get("verdict").getAsString()).isEqualTo("unfinished");
      assertThat(mail.get("trouble").getAsString()).contains("hung up");
      assertThat(served.json().get("held").getAsBoolean()).isFalse();
      assertThat(served.code()).isEqualTo(ExitCode.WORSE);
    }
  }

  @Test
  void troubleBehindTheLastMailIsToldWhenTheSessionEnds() throws Exception {
    try (Served served =
        new Served(folder, "--persona=permissive", "--json-log", "--idle-timeout=1500ms")) {
      JsonObject mail;
      try (Client pool = Served.client(served.port())) {
        pool.say("EHLO laptop.local");
        message(pool, "x");
        mail = served.json();
        assertThat(mail.has("trouble")).isFalse();
        assertThat(pool.rest()).startsWith("421 4.4.2 ");
      }
      JsonObject trouble = served.json();
      assertThat(trouble.get("event").getAsString()).isEqualTo("trouble");
      assertThat(trouble.get("session").getAsString()).isEqualTo("1");
      assertThat(trouble.get("time")).isEqualTo(mail.get("time"));
      assertThat(trouble.get("trouble").getAsString()).startsWith("timed out: ");
    }
  }

  @Test
  void noClientWaitsForAReaderOfTheLog() throws Exception {
    int mails = 300; // more than a pipe holds
    try (Served served =
        new Served(folder, "--persona=permissive", "--json-log", "--exit-after=" + mails)) {
      try (Client pool = Served.client(served.port())) {
        pool.say("EHLO laptop.local");
        for (int i = 0; i < mails; i++) {
          assertThat(message(pool, "x")).startsWith("250 ");
        }
      }
      for (int i = 1; i <= mails; i++) {
        assertThat(served.json().get("mail").getAsInt()).isEqualTo(i);
      }
      assertThat(served.json().get("mails").getAsInt()).isEqualTo(mails);
      assertThat(served.code()).isZero();
    }
  }
}
