package smtpprobe.rules.path;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Zones;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Transcript;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smtpprobe.dialogue.Introduction;
import smtpprobe.dialogue.Introduction.Reach;
import smtpprobe.dialogue.SelfSigned;
import smtpprobe.domain.PolicyFetch;
import smtpprobe.domain.StsPolicy;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;
import smtpprobe.path.PathLook;
import smtpprobe.path.SizeTrial;
import smtpprobe.reverse.LabWorld;
import smtpprobe.reverse.Network;
import smtpprobe.reverse.Places;
import smtpprobe.routing.Target;

class PathRulesTest {

  private static final String ZONE =
      """
      example.net. MX 10 mx.example.net.
      mx.example.net. AAAA 2001:db8::1:25
      mx.example.net. A 192.0.2.125
      """;
  private static final IpAddress SIX = IpAddress.of("2001:db8::1:25");
  private static final IpAddress FOUR = IpAddress.of("192.0.2.125");
  private static final DomainName DOMAIN = DomainName.of("example.net");

  private String zone = ZONE;
  private final Map<IpAddress, InetSocketAddress> places = new HashMap<>();
  private Optional<StsPolicy> policy = Optional.empty();
  private Optional<Endpoint> receiver = Optional.empty();
  private Set<DomainName> domains = Set.of(DOMAIN);
  private DomainName from = DOMAIN;
  private Duration patience = Duration.ofSeconds(5);

  private Path look() {
    try (LabDns lab = LabDns.start(Zones.of(zone));
        Network network =
            new Network(
                LiveDns.of(List.of(lab.address())),
                List.of(lab.address()),
                new Places(places),
                List.of(),
                Duration.ofSeconds(20))) {
      return new PathLook(network, patience)
          .look(
              new PathLook.Wish(
                  domains,
                  HeloName.of("mail.example.org"),
                  from,
                  Optional.empty(),
                  policy,
                  receiver,
                  List.of()));
    }
  }

  private static ReceiverBuilder permissive() {
    return FakeReceiver.builder(PersonaOptions.one("permissive")).zone("a.test. A 192.0.2.1");
  }

  private static void assertIs(Outcome.Result result, String id, Path path, String... seen) {
    LabWorld.assertIs(result, findings(id, path).get(0).outcome(), seen);
  }

  private static List<Finding> findings(String id, Path path) {
    return LabWorld.examine(PathRules.all(), id, path);
  }

  /** At the place of both addresses. */
  private Path visiting(FakeReceiver server) {
    places.put(SIX, server.address());
    places.put(FOUR, server.address());
    return look();
  }

  private SelfSigned key() throws Exception {
    return SelfSigned.named("mx.example.net");
  }

  @Test
  void speakOfNoMailAndLeavePolitely() throws Exception {
    try (FakeReceiver server = permissive().tls(key().context()).start()) {
      places.put(SIX, server.address());
      places.put(FOUR, new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 1));
      look();

      SessionRecord session = server.takeSession(Duration.ofSeconds(10));

      assertThat(session.transcript().lines())
          .filteredOn(line -> line.speaker() == Transcript.Speaker.CLIENT)
          .extracting(Transcript.Line::text)
          .containsExactly("EHLO mail.example.org", "STARTTLS", "EHLO mail.example.org", "QUIT");
      assertThat(session.attempt().recipients()).isEmpty();
    }
  }

  @Test
  void findNothingWhereBothFamiliesAreServedAlike() throws Exception {
    try (FakeReceiver server = permissive().tls(key().context()).start()) {
      Path path = visiting(server);

      for (String id :
          List.of(
              "path-filtered",
              "path-refused",
              "path-unreachable",
              "path-slow",
              "path-greeting-refused",
              "path-families-differ",
              "path-starttls-missing")) {
        assertThat(findings(id, path))
            .isNotEmpty()
            .allSatisfy(f -> assertThat(f.outcome().result()).as(f.toString()).isEqualTo(PASSED));
      }
      assertIs(
          FAILED,
          "path-certificate-untrusted",
          path,
          "it is signed by itself, not by an authority that is trusted here");
      assertThat(path.pairs().get(0).difference()).isEmpty();
    }
  }

  @Test
  void takeTheCertificateOfAStrangerAsItIs() throws Exception {
    from = DomainName.of("example.org");
    try (FakeReceiver server = permissive().tls(key().context()).start()) {
      assertIs(
          SKIPPED,
          "path-certificate-untrusted",
          visiting(server),
          "mail goes to mx.example.net all the same",
          "it is signed by itself");
    }
  }

  @Test
  void findAPortThatIsClosed() {
    try (FakeReceiver server = permissive().start()) {
      places.put(SIX, new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 1));
      places.put(FOUR, server.address());

      Path path = look();

      assertIs(FAILED, "path-refused", path, "connection refused");
      assertIs(
          FAILED,
          "path-families-differ",
          path,
          "first difference, connection: IPv6 connection refused, IPv4 connected");
      assertIs(SKIPPED, "path-slow", path);
      assertIs(SKIPPED, "path-greeting-refused", path, "cannot be reached");
    }
  }

  @Test
  void findAPortThatSaysNothingAtAll() throws IOException {
    patience = Duration.ofMillis(400);
    try (ServerSocket full = new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress());
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      places.put(SIX, (InetSocketAddress) full.getLocalSocketAddress());
      places.put(FOUR, (InetSocketAddress) full.getLocalSocketAddress());

      assertIs(FAILED, "path-filtered", look(), "no answer at all");
    }
  }

  private static Contact contact(IpAddress address, Reach reach, Duration took) {
    return new Contact(
        DOMAIN,
        true,
        new Target(Optional.of(DomainName.of("mx.example.net")), address, 25),
        new Introduction(
            reach,
            took,
            Optional.empty(),
            List.of(),
            new Transcript(List.of()),
            Optional.empty(),
            List.of()),
        Optional.empty(),
        Optional.empty());
  }

  private static Path of(Reach six, Duration sixTook, Reach four, Duration fourTook) {
    return new Path(
        List.of(contact(SIX, six, sixTook), contact(FOUR, four, fourTook)), SizeTrial.NONE);
  }

  @Test
  void findThatThereIsNoWay() {
    Path path = of(Reach.UNREACHABLE, Duration.ZERO, Reach.CONNECTED, Duration.ofMillis(10));

    assertIs(FAILED, "path-unreachable", path, "unreachable");
  }

  @Test
  void takeAHostWithoutIpv4AsItIs() {
    Path path = of(Reach.CONNECTED, Duration.ZERO, Reach.UNREACHABLE, Duration.ZERO);

    assertThat(findings("path-unreachable", path))
        .extracting(f -> f.outcome().result())
        .containsExactly(PASSED, SKIPPED);
    assertIs(SKIPPED, "path-families-differ", path, "no IPv4");
  }

  @Test
  void findAWayThatIsSlow() {
    Path path = of(Reach.CONNECTED, Duration.ofSeconds(2), Reach.CONNECTED, Duration.ofMillis(100));

    assertIs(FAILED, "path-slow", path, "connected after 2000 ms");
  }

  @Test
  void findAReceiverThatTurnsTheClientAway() {
    try (FakeReceiver server =
        FakeReceiver.builder(PersonaOptions.one("connect-strict"))
            .zone("a.test. A 192.0.2.1")
            .start()) {
      Path path = visiting(server);

      assertIs(FAILED, "path-greeting-refused", path, "greeting", "it ended:");
      assertIs(SKIPPED, "path-starttls-missing", path);
    }
  }

  @Test
  void doNotTakeAReceiverThatKeepsAClientWaitingForOneThatTurnsItAway() throws IOException {
    patience = Duration.ofMillis(300);
    try (ServerSocket silent = new ServerSocket(0, 50, IpAddress.of("::1").toInetAddress())) {
      places.put(SIX, (InetSocketAddress) silent.getLocalSocketAddress());
      places.put(FOUR, (InetSocketAddress) silent.getLocalSocketAddress());

      assertIs(Outcome.Result.UNDECIDED, "path-greeting-refused", look(), "no whole greeting");
    }
  }

  @Test
  void findAReceiverWithoutTls() {
    try (FakeReceiver server = permissive().start()) {
      Path path = visiting(server);

      assertIs(FAILED, "path-starttls-missing", path, "EHLO offers");
      assertIs(SKIPPED, "path-certificate-untrusted", path);
    }
  }

  private void tlsa(String digest, boolean secure) {
    zone =
        ZONE
            + "_25._tcp.mx.example.net. TLSA 3 1 1 "
            + digest
            + "\n"
            + (secure ? "_25._tcp.mx.example.net. TLSA !secure\n" : "");
  }

  private static String digest(SelfSigned key) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(key.certificate().getPublicKey().getEncoded()));
  }

  @Test
  void compareTheCertificateWithTlsaRecords() throws Exception {
    SelfSigned key = key();
    try (FakeReceiver server = permissive().tls(key.context()).start()) {
      tlsa(digest(key), true);
      assertIs(PASSED, "path-tlsa-mismatch", visiting(server), "TLSA [3 1 1");

      tlsa("00".repeat(32), true);
      assertIs(FAILED, "path-tlsa-mismatch", visiting(server), "TLSA [3 1 1 0000");

      tlsa("00".repeat(32), false);
      assertIs(SKIPPED, "path-tlsa-mismatch", visiting(server), "does not vouch");
    }
  }

  @Test
  void holdTheOwnHostsToTheOwnPolicy() throws Exception {
    policy =
        StsPolicy.of(
            PolicyFetch.Fetched.policy(
                "version: STSv1\nmode: enforce\nmx: mx.example.net\nmax_age: 1\n"));
    try (FakeReceiver server = permissive().tls(key().context()).start()) {
      assertIs(
          FAILED,
          "path-sts-violated",
          visiting(server),
          "policy, mode enforce, mx [mx.example.net]",
          "certificate it is signed by itself");
      policy = Optional.empty();
      assertIs(SKIPPED, "path-sts-violated", visiting(server), "own domain");
    }
  }

  @Test
  void sendALargeMessageToTheOwnReceiverOnly() throws Exception {
    try (FakeReceiver server = permissive().start()) {
      domains = Set.of();
      receiver = Optional.of(Endpoint.of(server.address()));

      assertIs(PASSED, "path-mtu-black-hole", look(), "small message taken", "large message taken");
      server.takeSession(Duration.ofSeconds(10));
      assertThat(server.takeSession(Duration.ofSeconds(10)).attempt().recipients()).hasSize(1);
      receiver = Optional.empty();
      assertIs(SKIPPED, "path-mtu-black-hole", look(), "--path-receiver names it");
    }
  }

  @Test
  void findThatLargeMessagesStall() throws Exception {
    patience = Duration.ofMillis(700);
    domains = Set.of();
    try (BlackHole hole = new BlackHole()) {
      receiver = Optional.of(Endpoint.of(hole.address()));

      assertIs(
          FAILED,
          "path-mtu-black-hole",
          look(),
          "small message taken",
          "large message no whole reply");
    }
  }

  @Test
  void sayNothingOfSizesWhenTheSmallMessageIsLost() {
    domains = Set.of();
    receiver = Optional.of(Endpoint.parse("[::1]:1", 25));

    assertIs(SKIPPED, "path-mtu-black-hole", look(), "did not get through");
  }
}
