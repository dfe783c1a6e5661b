package smtpprobe.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Runs what people run first, so that the JVM can keep the classes of it: {@code java
 * -XX:ArchiveClassesAtExit=FILE ... smtpprobe.cli.Training FOLDER}. Prints nothing, and sends
 * nothing out.
 */
final class Training {

  private static final String ZONE =
      """
      2001:db8::25      PTR   mail.example.org
      mail.example.org  AAAA  2001:db8::25
      example.org       MX    10 mail.example.org
      example.org       TXT   "v=spf1 mx -all"
      example.net       MX    10 mx.example.net
      """;

  private static final String INTERFACE = "20010db8000000000000000000000025 02 40 00 80     eth0\n";

  private Training() {}

  /** The folder of the argument is written to; it goes away with whoever made it. */
  public static void main(String... args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    String zone = Files.writeString(folder.resolve("example.zone"), ZONE).toString();
    Path host = Files.createDirectories(folder.resolve("host/proc/net"));
    Files.writeString(host.resolve("if_inet6"), INTERFACE, StandardCharsets.US_ASCII);
    Configured nothing = new Configured(Map.of(), folder);
    run(nothing, "--version");
    run(nothing, "--help");
    run(nothing, "rehearse", "--story", "all-good", "--persona", "permissive,strict-example");
    String[] mail = {"--from", "alice@example.org", "--to", "bob@example.net", "--zone", zone};
    run(nothing, mail, "predict", "--client", "2001:db8::99", "--helo", "mail.example.org");
    run(nothing, mail, "send", "--server", "[::1]:1", "--helo", "mail.example.org");
    String[] us = {"--domain", "example.org", "--zone", zone, "--helo", "mail.example.org"};
    run(nothing, us, "check", "--from-snapshot", folder.resolve("host").toString());
    run(nothing, "explain", "550 5.7.25 no PTR record");
    System.exit(0);
  }

  private static void run(Configured nothing, String[] more, String... args) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    run(nothing, all);
  }

  private static void run(Configured nothing, String... args) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Main.run(nothing, nowhere, nowhere, args);
  }
}
