package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.journal.Entry;
import fakereceiver.journal.JournalReader;
import fakereceiver.journal.Query;
import fakereceiver.journal.Summary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process, killed while several send: {@code bench/siege journal} does so more often. */
class KilledJournalTest {

  private static final int ROUNDS = Integer.getInteger("journal.rounds", 10);
  private static final int SENDERS = 4;
  private static final int ANSWERED_BEFORE_THE_KILL = 25;

  @TempDir Path temp;

  private final Set<String> answered = new ConcurrentSkipListSet<>();

  private Process serve() throws IOException {
    String journal = temp.resolve("journal").toString();
    return new ProcessBuilder(
            Program.command(
                ("serve --persona accept-all --listen :0 --dns-server [::1]:9 --journal " + journal)
                    .split(" ", -1)))
        .redirectErrorStream(true)
        .start();
  }

  private static int port(BufferedReader out) throws IOException {
    String said = String.valueOf(out.readLine());
    String line = said;
    for (int i = 0; i < 20 && !line.startsWith("Ready"); i++) {
      line = String.valueOf(out.readLine());
      said += "\n" + line;
    }
    assertThat(line).as(said).startsWith("Ready");
    String place = line.substring(0, line.indexOf(" - "));
    return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
  }

  /** Sends until the receiver is gone. */
  private void send(int port, String name, CountDownLatch enough) {
    try (Socket socket = new Socket(IpAddress.of("::1").toInetAddress(), port)) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      reply(in);
      say(out, in, "EHLO mail.example.org");
      for (int i = 0; ; i++) {
        say(out, in, "MAIL FROM:<alice@example.org>");
        say(out, in, "RCPT TO:<bob@example.net>");
        say(out, in, "DATA");
        String subject = name + "-" + i;
        String last =
            say(out, in, "Subject: " + subject + "\r\n\r\n" + "line\r\n".repeat(1 + i % 400) + ".");
        if (last.startsWith("250")) {
          answered.add(subject);
          enough.countDown();
        }
      }
    } catch (IOException e) {
      return; // killed
    }
  }

  private static String say(OutputStream out, BufferedReader in, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return reply(in);
  }

  private static String reply(BufferedReader in) throws IOException {
    while (true) {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("gone");
      }
      if (line.length() > 3 && line.charAt(3) == ' ') {
        return line;
      }
    }
  }

  private void round(int number) throws Exception {
    Process process = serve();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(out);
      CountDownLatch enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        String name = "mail-" + number + "-" + i;
        Thread sender = new Thread(() -> send(port, name, enough));
        sender.start();
        senders.add(sender);
      }
      assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
      process.destroyForcibly(); // SIGKILL
      for (Thread sender : senders) {
        sender.join(TimeUnit.SECONDS.toMillis(20));
      }
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatWasAnsweredIsFoundExactlyOnceWheneverTheReceiverIsKilled() throws Exception {
    for (int number = 0; number < ROUNDS; number++) {
      round(number);
    }
    JournalReader reader = JournalReader.open(temp.resolve("journal"));
    assertThat(reader.damages()).isEmpty();
    Map<String, Integer> found = new HashMap<>();
    for (Summary one : reader.find(Query.ALL, Integer.MAX_VALUE).entries()) {
      if (one.outcome().equals("unfinished")) {
        continue;
      }
      Entry entry = reader.entry(one.id()).orElseThrow();
      assertThat(entry.mail().message()).isPresent();
      found.merge(one.subject(), 1, Integer::sum);
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ROUNDS * ANSWERED_BEFORE_THE_KILL);
    assertThat(found.keySet()).containsAll(answered);
    assertThat(found.values()).allMatch(times -> times == 1);
    Set<String> sessions = new ConcurrentSkipListSet<>();
    reader.find(Query.ALL, Integer.MAX_VALUE).entries().forEach(one -> sessions.add(one.session()));
    assertThat(sessions).hasSizeGreaterThanOrEqualTo(ROUNDS * SENDERS - ROUNDS);
    assertThat(JournalReader.verify(temp.resolve("journal")).entries())
        .isGreaterThanOrEqualTo(answered.size());
  }
}
