package fakereceiver.cli;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.Zones;
import fakereceiver.given.Daemons;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Serves one mail by a zone and one by a DNS server, so that the JVM can keep the classes of it:
 * {@code java -XX:DumpLoadedClassList=FILE ... fakereceiver.cli.Training FOLDER}. Prints nothing,
 * and sends nothing out.
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

  private static final String PLACE = "Ready: [::1]:";

  private Training() {}

  /** The folder of the argument is written to; it goes away with whoever made it. */
  public static void main(String... args) throws IOException {
    serve(Path.of(args[0]));
    StandardOutput standard = new StandardOutput(); // as the program itself does
    System.exit(standard.exitCode(ExitCode.OK, Main.NAME, standard.writer()));
  }

  /** Serves both, and returns the worse exit code. */
  static int serve(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path zone = Files.writeString(folder.resolve("example.zone"), "example.net MX 10 mx\n");
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Cli.run(Main.commands(), nowhere, nowhere, "--help");
    LiveDns.system().close(); // reads the system's configuration, and asks nobody
    try (LabDns lab = LabDns.start(Zones.readFiles(List.of(ZoneFile.parse(zone.toString()))))) {
      return Math.max(
          serve(nowhere, "--dns-server", Endpoint.of(lab.address()).toString()),
          serve(nowhere, "--zone", zone.toString()));
    } catch (UncheckedIOException e) {
      return ExitCode.USAGE; // without IPv6 on loopback, what was loaded until now has to do
    }
  }

  private static int serve(PrintWriter nowhere, String source, String place) {
    return Cli.run(
        Main.commands(),
        new PrintWriter(new Listener(), true),
        nowhere,
        "serve",
        "--persona",
        "postfix-strict",
        "--listen",
        "[::1]:0",
        source,
        place,
        "--exit-after",
        "1");
  }

  /** Hears where the receiver listens, and then talks to it. */
  private static final class Listener extends Writer {

    private final StringBuilder heard = new StringBuilder();
    private boolean isTalking;

    @Override
    public void write(char[] chars, int from, int length) {
      heard.append(chars, from, length);
    }

    @Override
    public void flush() {
      int place = heard.indexOf(PLACE);
      int end = heard.indexOf(" ", place + PLACE.length());
      if (!isTalking && place >= 0 && end > place) {
        isTalking = true;
        int port = Integer.parseInt(heard.substring(place + PLACE.length(), end));
        Daemons.thread("training", () -> talk(port)).start();
      }
    }

    @Override
    public void close() {
      flush();
    }
  }

  private static void talk(int port) {
    try (Socket socket = new Socket(IpAddress.of("::1").toInetAddress(), port)) {
      String lines = DIALOGUE.replace("\n", "\r\n");
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.exit(1); // what was loaded until now is better than nothing
    }
  }
}
