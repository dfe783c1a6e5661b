package fakereceiver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.MadeCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that runs reads its files again: when they change, and on SIGHUP. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "signals, and how a terminal goes away")
class ReloadedFilesTest {

  private static final String ZONE = "2001:db8::25 PTR mail.example.org\n";

  @TempDir private Path folder = Path.of("");

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.forEach(Process::destroyForcibly);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> serve(String... options) {
    List<String> command =
        Program.command(
            "serve", "--zone", "lab.zone", "--persona", "permissive", "--ready-file", "ready");
    command.addAll(List.of(options));
    return command;
  }

  /** Runs it, and tells what it says line by line. */
  private BufferedReader run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    processes.add(process);
    return process.inputReader(UTF_8);
  }

  private static void skipTo(BufferedReader out, String beginning) throws IOException {
    String line = String.valueOf(out.readLine());
    while (!line.startsWith(beginning)) {
      assertThat(line).as("before " + beginning).isNotEqualTo("null");
      line = String.valueOf(out.readLine());
    }
  }

  /** The last word in such a line of the file that is there before it says that it is ready. */
  private String ready(String beginning) throws IOException {
    return Files.readAllLines(folder.resolve("ready")).stream()
        .filter(line -> line.startsWith(beginning + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElseThrow();
  }

  private void hangUp(long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-HUP", String.valueOf(pid)).start().waitFor()).isZero();
  }

  /** Under nohup nobody does, since that is inherited. */
  private static void assumeThatHangUpsAreHeard() throws IOException {
    long ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
            .sum();
    assumeTrue((ignored & 1) == 0, "SIGHUP is ignored here");
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(IpAddress.of("::1").toInetAddress(), port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** The name in the certificate that is shown to a client of mail. */
  private String inMail() throws Exception {
    try (Socket plain = connected(Integer.parseInt(ready("permissive")))) {
      BufferedReader in = new BufferedReader(new InputStreamReader(plain.getInputStream(), UTF_8));
      assertThat(in.readLine()).startsWith("220 ");
      plain.getOutputStream().write("STARTTLS\r\n".getBytes(UTF_8));
      assertThat(in.readLine()).startsWith("220 ");
      return shown(plain);
    }
  }

  /** The same, of the page. */
  private String onThePage() throws Exception {
    try (Socket plain = connected(URI.create(ready("page")).getPort())) {
      return shown(plain);
    }
  }

  private static String shown(Socket plain) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Everybody()}, null);
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, "x.test", 1, true);
    tls.startHandshake();
    X509Certificate shown = (X509Certificate) tls.getSession().getPeerCertificates()[0];
    return shown.getSubjectAlternativeNames().iterator().next().get(1).toString();
  }

  @Test
  void aNewCertificateIsShownByMailAndPageAndABrokenOneIsNot() throws Exception {
    file("lab.zone", ZONE);
    MadeCertificate first = new MadeCertificate("first.example");
    file("cert.pem", first.certificate());
    file("key.pem", first.key());
    file("page.pem", first.key() + first.certificate());
    BufferedReader out =
        run(
            serve(
                "--http=:0",
                "--tls-cert=cert.pem",
                "--tls-key=key.pem",
                "--http-tls-cert=page.pem"));
    skipTo(out, "Ready: ");
    assertThat(inMail()).isEqualTo("first.example");
    assertThat(onThePage()).isEqualTo("first.example");

    MadeCertificate second = new MadeCertificate("second.example");
    file("page.pem", second.key() + second.certificate());
    skipTo(out, "Read again: page.pem");
    assertThat(onThePage()).isEqualTo("second.example");

    file("cert.pem", second.certificate()); // its key is not there yet
    skipTo(
        out,
        "Not read again, what was read before stays: the key in key.pem is not that of the"
            + " certificate in cert.pem");
    assertThat(inMail()).isEqualTo("first.example");
    file("key.pem", second.key());
    skipTo(out, "Read again: cert.pem");
    assertThat(inMail()).isEqualTo("second.example");
  }

  @Test
  void onSighupEverythingIsReadAgainAndFaultsAreALineEach() throws Exception {
    assumeThatHangUpsAreHeard();
    file("included", ZONE);
    file("lab.zone", "$INCLUDE included\n");
    file("own.yaml", "persona: own\nextends: permissive\n");
    MadeCertificate certificate = new MadeCertificate("first.example");
    file("page.pem", certificate.key() + certificate.certificate());
    BufferedReader out = run(serve("--http=:0", "--http-tls-cert=page.pem", "--persona=own.yaml"));
    skipTo(out, "Ready: ");
    long pid = processes.get(0).pid();

    hangUp(pid);
    assertThat(List.of(out.readLine(), out.readLine(), out.readLine()))
        .containsExactly("Read again: own.yaml", "Read again: lab.zone", "Read again: page.pem");

    file("included", "nonsense\n"); // nobody looks whether that changes
    hangUp(pid);
    assertThat(out.readLine()).isEqualTo("Read again: own.yaml");
    assertThat(out.readLine()).startsWith("Not read again").contains("included:1: ");
    assertThat(out.readLine()).isEqualTo("Read again: page.pem");

    file("included", ZONE);
    file("own.yaml", "persona: O w n\nextends: nobody\n");
    assertThat(out.readLine()).startsWith("Not read again").contains("own.yaml").contains("nobody");
    assertThat(onThePage()).isEqualTo("first.example");
    processes.get(0).toHandle().destroy(); // and leaves its output open
    assertThat(processes.get(0).waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(out.readLine()).isNull();
  }

  @Test
  void whenItsTerminalGoesAwaySoDoesItAndUnderNohupItStays() throws Exception {
    assumeThatHangUpsAreHeard();
    assumeTrue(new ProcessBuilder("script", "--version").start().waitFor() == 0, "no script here");
    file("lab.zone", ZONE);
    String program = String.join(" ", serve());
    BufferedReader out = run(List.of("script", "-qfec", "echo $$ > pid; exec " + program, "typed"));
    skipTo(out, "Ready: ");
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    hangUp(pid); // its terminal is there
    skipTo(out, "Read again: lab.zone");
    processes.get(0).destroyForcibly();
    ProcessHandle.of(pid).ifPresent(here -> here.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    assertThat(folder.resolve("ready")).doesNotExist();

    out = run(List.of("sh", "-c", "trap '' HUP; exec " + program));
    skipTo(out, "Ready: ");
    hangUp(processes.get(1).pid());
    file("lab.zone", ZONE + "; changed\n");
    assertThat(out.readLine()).isEqualTo("Read again: lab.zone"); // once, since it has changed
    processes.get(1).toHandle().destroy();
    assertThat(out.readLine()).isNull();
  }

  private static final class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("not a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      assertThat(chain).isNotEmpty();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
