package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is killed amid the mail of several clients, and started again. */
@Timeout(120)
class KilledReceiverTest {

  private static final Pattern LISTENS = Pattern.compile("listens on \\[::1\\]:(\\d+)");
  private static final String BODY = "0123456789".repeat(7) + "\r\n";
  private static final int LINES = 1000;
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 3;
  private static final int ENOUGH = 40;

  @TempDir private Path folder;

  @Test
  void keepsEveryMailThatItAcknowledgedAndNoHalfOne() throws Exception {
    Path mail = folder.resolve("mail");
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    for (int round = 1; round <= ROUNDS; round++) {
      Process receiver = serve();
      try {
        int port = port();
        int enough = round * ENOUGH;
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
          String name = "round" + round + "client" + client;
          Thread thread = new Thread(() -> deliver(port, name, acknowledged));
          thread.start();
          clients.add(thread);
        }
        while (acknowledged.size() < enough && receiver.isAlive()) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        receiver.destroyForcibly();
        for (Thread client : clients) {
          client.join();
        }
      } finally {
        receiver.destroyForcibly();
      }
      assertThat(receiver.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    Process last = serve();
    try {
      port();
      List<String> whole = new ArrayList<>();
      for (Path file : files(mail)) {
        String name = String.valueOf(file.getFileName());
        assertThat(name).doesNotEndWith(".part");
        if (name.endsWith(".eml")) {
          String text = Files.readString(file);
          assertThat(text).as(name).endsWith(BODY.repeat(LINES));
          whole.add(text.substring(text.indexOf("Subject: ") + 9, text.indexOf("\r\n\r\n")));
        }
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ENOUGH);
      assertThat(whole).doesNotHaveDuplicates().containsAll(acknowledged);
    } finally {
      last.destroyForcibly();
    }
  }

  private static void deliver(int port, String name, Queue<String> acknowledged) {
    try (Client client =
        Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port))) {
      client.reply();
      client.say("EHLO client.example");
      for (int i = 0; ; i++) {
        String subject = name + "mail" + i;
        client.untilData();
        client.send("Subject: " + subject + "\r\n\r\n" + BODY.repeat(LINES));
        if (!client.say(".").startsWith("250 ")) {
          return;
        }
        acknowledged.add(subject);
      }
    } catch (UncheckedIOException e) {
      return; // the receiver was killed
    }
  }

  private Process serve() throws IOException {
    Files.writeString(folder.resolve("zone"), "2001:db8::25 PTR mail.example.org\n");
    return Program.start(
        folder,
        Map.of(),
        "serve --persona permissive --listen [::1]:0 --zone zone --store mail".split(" ", -1));
  }

  private int port() throws Exception {
    while (true) {
      Matcher matcher = LISTENS.matcher(Files.readString(folder.resolve("stdout")));
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
