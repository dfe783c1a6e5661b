package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that insist on a login, as they are, where this machine has them. */
@Timeout(120)
class RealClientsTest {

  private static final String PASSWORD = "open sesame";

  @TempDir private Path folder = Path.of("");

  private static boolean has(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static ReceiverBuilder receiver() {
    return Lab.receiver().xclient(false).auth("alice", PASSWORD).requireAuth();
  }

  /** On IPv4, for clients that are built without IPv6. */
  private static ReceiverBuilder overIpv4() {
    return receiver().listen(new InetSocketAddress(IpAddress.of("127.0.0.1").toInetAddress(), 0));
  }

  private int run(String... command) throws IOException, InterruptedException {
    Path mail = folder.resolve("mail");
    Files.writeString(mail, "From: alice@example.org\nSubject: x\n\nx\n");
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(mail.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void isLoggedInAndDelivered(SessionRecord session) {
    assertThat(session.claims()).containsEntry("AUTH", "alice");
    assertThat(session.attempt().message()).isPresent();
    assertThat(session.toString()).doesNotContain(PASSWORD, "b3BlbiBzZXNhbWU", "AGFsaWNlAG9wZW4");
  }

  private String[] msmtp(FakeReceiver receiver, String more) throws IOException {
    Path settings = folder.resolve("msmtprc");
    Files.writeString(
        settings,
        """
        defaults
        auth on
        user alice
        passwordeval "printf '%s'"
        from alice@example.org
        %s
        account default
        host ::1
        port %d
        """
            .formatted(PASSWORD, more, receiver.address().getPort()));
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    return new String[] {"msmtp", "-C", settings.toString(), "bob@example.net"};
  }

  @Test
  void msmtpLogsInInsideTls() throws Exception {
    assumeTrue(has("msmtp"), "no msmtp here");
    TlsIdentity identity = SelfSigned.identity(List.of(DomainName.of("mx.example")));
    Path certificate = Files.writeString(folder.resolve("mx.pem"), identity.pem());
    // as "serve" does by itself: msmtp names an address as server, which a JVM refuses
    String trust = "tls on\ntls_starttls on\ntls_host_override localhost\ntls_trust_file ";
    try (FakeReceiver receiver = receiver().authOnlyInTls().tls(identity.context()).start()) {
      assertThat(run(msmtp(receiver, trust + certificate)))
          .as(Files.readString(folder.resolve("out")))
          .isZero();
      SessionRecord session = Lab.session(receiver);
      isLoggedInAndDelivered(session);
      assertThat(session.tls()).isPresent();
    }
  }

  @Test
  void msmtpTakesALostConnectionForAFailure() throws Exception {
    assumeTrue(has("msmtp"), "no msmtp here");
    // by itself it sends no password in the clear, unless told which way
    String clear = "tls off\nauth plain";
    try (FakeReceiver receiver = receiver().start()) {
      receiver.enqueue(Misbehaviour.hangUp(Moment.MESSAGE));
      receiver.enqueue(Misbehaviour.longLine(Moment.MAIL));

      assertThat(run(msmtp(receiver, clear))).isNotZero();
      run(msmtp(receiver, clear)); // whatever it makes of that line, the receiver bears it
      assertThat(run(msmtp(receiver, clear))).isZero();

      Lab.session(receiver);
      Lab.session(receiver);
      isLoggedInAndDelivered(Lab.session(receiver));
    }
  }

  @Test
  void swaksLogsInBothWays() throws Exception {
    assumeTrue(has("swaks"), "no swaks here");
    for (String mechanism : List.of("PLAIN", "LOGIN")) {
      try (FakeReceiver receiver = overIpv4().start()) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("swaks", "--server", "127.0.0.1", "-a", mechanism));
        command.addAll(List.of("-p", Integer.toString(receiver.address().getPort())));
        command.addAll(List.of("--au", "alice", "--ap", PASSWORD));
        command.addAll(List.of("--from", "alice@example.org", "--to", "bob@example.net"));

        assertThat(run(command.toArray(String[]::new)))
            .as(Files.readString(folder.resolve("out")))
            .isZero();
        isLoggedInAndDelivered(Lab.session(receiver));
      }
    }
  }

  @Test
  void pythonLogsIn() throws Exception {
    assumeTrue(has("python3"), "no python3 here");
    try (FakeReceiver receiver = receiver().start()) {
      String script =
          """
          import smtplib, sys
          with smtplib.SMTP("::1", int(sys.argv[1]), timeout=10) as server:
              try:
                  server.login("alice", "wrong")
              except smtplib.SMTPAuthenticationError as e:
                  assert e.smtp_code == 535, e
              server.login("alice", sys.argv[2])
              server.sendmail("alice@example.org", ["bob@example.net"], "Subject: x\\n\\nx")
          """;

      assertThat(
              run(
                  "python3",
                  "-c",
                  script,
                  Integer.toString(receiver.address().getPort()),
                  PASSWORD))
          .as(Files.readString(folder.resolve("out")))
          .isZero();
      isLoggedInAndDelivered(Lab.session(receiver));
    }
  }
}
