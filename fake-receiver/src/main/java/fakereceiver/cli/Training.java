package fakereceiver.cli;

import fakereceiver.dns.Daemons;
import fakereceiver.dns.IpAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Serves one mail, so that the JVM can keep the classes of it: {@code java
 * -XX:ArchiveClassesAtExit=FILE ... fakereceiver.cli.Training FOLDER}. Prints nothing, and sends
 * nothing out.
 */
final class Training {

  private static final String DIALOGUE =
      """
      EHLO mail.example.org
      MAIL FROM:<alice@example.org>
      RCPT TO:<bob@example.net>
      DATA
      From: alice@example.org

      .
      QUIT
      """;

  private Training() {}

  /** The folder of the argument is written to; it goes away with whoever made it. */
  public static void main(String... args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Path zone = Files.writeString(folder.resolve("example.zone"), "example.net MX 10 mx\n");
    Path ready = folder.resolve("ready");
    Daemons.thread("training", () -> talk(ready)).start();
    String[] serve = {
      "serve", "--persona", "postfix-strict", "--listen", "[::1]:0", "--zone", zone.toString()
    };
    run(serve, "--ready-file", ready.toString(), "--exit-after", "1");
    System.exit(0);
  }

  private static void run(String[] serve, String... more) {
    String[] all = Arrays.copyOf(serve, serve.length + more.length);
    System.arraycopy(more, 0, all, serve.length, more.length);
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Cli.run(Main.commands(), nowhere, nowhere, all);
  }

  private static void talk(Path ready) {
    try {
      while (!Files.exists(ready)) {
        Thread.sleep(20);
      }
      int port = Integer.parseInt(Files.readString(ready).strip().split(" ", -1)[2]);
      try (Socket socket = new Socket(IpAddress.of("::1").toInetAddress(), port)) {
        String lines = DIALOGUE.replace("\n", "\r\n");
        socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException | InterruptedException e) {
      System.exit(1); // what was loaded until now is better than nothing
    }
  }
}
