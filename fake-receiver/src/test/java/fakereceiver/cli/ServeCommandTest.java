package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The receiver as a process of its own, and its complaints. */
@Timeout(120)
class ServeCommandTest {

  private static final Pattern LISTENS = Pattern.compile("(\\S+) listens on \\[::1\\]:(\\d+)");
  private static final String ZONE = "2001:db8::25 PTR mail.example.org\n";

  @TempDir private Path folder = Path.of("");

  private Process serve(String... args) throws IOException {
    Path zone = Files.writeString(folder.resolve("zone"), ZONE);
    List<String> command = Program.command("serve", "--zone", zone.toString());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static int port(BufferedReader out, String persona) throws IOException {
    String line = String.valueOf(out.readLine());
    Matcher matcher = LISTENS.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    assertThat(matcher.group(1)).isEqualTo(persona);
    return Integer.parseInt(matcher.group(2));
  }

  @Test
  void runsSeveralReceiversPrintsALineForEachSessionAndEndsCleanlyOnSigterm() throws Exception {
    Process process =
        serve(
            ("--persona postfix-strict --listen [::1]:0 --persona permissive --listen "
                    + ":0 --xclient")
                .split(" ", -1));
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int strict = port(out, "postfix-strict");
      int permissive = port(out, "permissive");
      assertThat(out.readLine()).contains("Nothing is relayed");

      talk(strict, "XCLIENT ADDR=IPV6:2001:db8::25");
      assertThat(out.readLine())
          .contains("persona=postfix-strict client=2001:db8::25 helo=\"mail.example.org\"")
          .contains("from=\"<alice@example.org>\" to=\"bob@example.net\" verdict=defer stage=rcpt")
          .contains("because=fcrdns-mismatch")
          .contains("2001:db8::25 PTR [mail.example.org]; mail.example.org AAAA no such name");
      talk(permissive, "XCLIENT ADDR=IPV6:2001:db8::26");
      assertThat(out.readLine()).contains("persona=permissive").contains("verdict=unfinished");

      process.toHandle().destroy(); // SIGTERM; that of Process would close the streams too
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void talk(int port, String claim) throws IOException {
    try (Socket socket = new Socket(IpAddress.of("::1").toInetAddress(), port);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      reply(in);
      for (String command :
          List.of(
              claim,
              "EHLO mail.example.org",
              "MAIL FROM:<alice@example.org>",
              "RCPT TO:<bob@example.net>",
              "QUIT")) {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        reply(in);
      }
    }
  }

  private static void reply(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith("-", 3)) {
      line = in.readLine();
    }
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    Path zone = Files.writeString(folder.resolve("zone"), ZONE);
    try (ServerSocket taken = new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress())) {
      String place = "[::1]:" + taken.getLocalPort();

      Program result =
          Program.here(
              "serve", "--persona", "permissive", "--listen", place, "--zone", zone.toString());

      assertThat(result.code()).isEqualTo(ExitCode.USAGE);
      assertThat(result.err()).contains(place).containsIgnoringCase("in use");
      assertThat(result.err().lines()).hasSize(1);
    }
  }

  @Test
  void saysWhatIsWrongWithItsArguments() throws IOException {
    Path zone =
        Files.writeString(folder.resolve("broken.zone"), "mail.example.org AAAA nonsense\n");

    assertThat(Program.here("serve").err()).contains("--persona");
    assertThat(Program.here("serve", "--persona", "postfix").err())
        .contains("there is no persona \"postfix\"", "fake-receiver personas");
    assertThat(Program.here("serve", "--persona", "permissive", "--zone", zone.toString()).err())
        .contains("broken.zone:1:");
    assertThat(Program.here("serve", "--persona", "permissive", "--listen", "localhost:25").err())
        .contains("expected an address or only a port");
    assertThat(
            Program.here("serve", "--persona", "permissive", "--dns-server", "dns.example").err())
        .contains("expected an address");
    assertThat(Program.here("serve", "--persona", "permissive", "--zone", "no.zone").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void helpsAndCompletes() {
    assertThat(Program.here("--help").out()).contains("serve");
    assertThat(Program.here("serve", "--help").out()).contains("--proxy-protocol", "never relays");
    assertThat(Program.here("generate-completion").out()).contains("complete");
    assertThat(Program.here().code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysWhereItCannotStoreMail() throws IOException {
    Path zone = Files.writeString(folder.resolve("zone"), ZONE);
    Path file = Files.writeString(folder.resolve("file"), "");

    Program result =
        Program.here(
            "serve",
            "--persona",
            "permissive",
            "--zone",
            zone.toString(),
            "--store",
            file.toString());

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("cannot store mail in " + file, "expected a folder");
    assertThat(result.err().lines()).hasSize(1);
  }
}
