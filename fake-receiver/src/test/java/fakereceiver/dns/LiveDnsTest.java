package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against {@link LabDns}, over real sockets. */
class LiveDnsTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final String ZONE =
      """
      $TTL 600
      example.org.        SOA ns.example.org. admin.example.org. 1 3600 600 86400 30
      mail.example.org.   AAAA 2001:db8::25
      mail.example.org.   AAAA ::ffff:192.0.2.25
      mail.example.org.   A    192.0.2.25
      example.org.        MX   10 mail.example.org.
      example.org.        TXT  "v=spf1 " "-all"
      null.example.org.   MX   0 .
      2001:db8::25        PTR  Mail.Example.ORG.
      short.example.org.  60   CNAME mail.example.org.
      chain.example.org.  CNAME short.example.org.
      dangling.example.org. CNAME none.example.org.
      nodata.example.org. CNAME mail.example.org.
      abroad.example.org. CNAME mail.example.net.
      broken.example.org. CNAME servfail.example.org.
      loop.example.org.   CNAME pool.example.org.
      pool.example.org.   CNAME loop.example.org.
      self.example.org.   CNAME self.example.org.
      a.b.example.org.    A 192.0.2.1
      *.wild.example.org. AAAA 2001:db8::77
      sub.example.org.    NS   ns.example.net.
      to-sub.example.org. CNAME mail.sub.example.org.
      servfail.example.org. AAAA !servfail
      refused.example.org.  AAAA !refused
      timeout.example.org.  ANY  !timeout
      gone.example.org.     ANY  !nxdomain
      empty.example.org.    ANY  !nodata
      late.example.org.     AAAA !delay 50ms
      late.example.org.     AAAA 2001:db8::88
      tcp.example.org.      AAAA !truncate
      tcp.example.org.      AAAA 2001:db8::99
      ip6.arpa. SOA ns.example.org. admin.example.org. 1 3600 600 86400 30
      """;

  private static LiveDns live(LabDns... labs) {
    return LiveDns.of(List.of(labs).stream().map(LabDns::address).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.org, AAAA",
    "MAIL.example.org, A",
    "mail.example.org, MX",
    "example.org, MX",
    "example.org, TXT",
    "null.example.org, MX",
    "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa, PTR",
    "6.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa, PTR",
    "short.example.org, AAAA",
    "chain.example.org, AAAA",
    "chain.example.org, MX",
    "dangling.example.org, AAAA",
    "nodata.example.org, TXT",
    "broken.example.org, AAAA",
    "loop.example.org, AAAA",
    "self.example.org, AAAA",
    "none.example.org, AAAA",
    "b.example.org, AAAA",
    "x.y.wild.example.org, AAAA",
    "x.y.wild.example.org, TXT",
    "wild.example.org, AAAA",
    "servfail.example.org, AAAA",
    "refused.example.org, AAAA",
    "gone.example.org, TXT",
    "empty.example.org, TXT",
    "late.example.org, AAAA",
    "tcp.example.org, AAAA",
  })
  void agreesWithTheZonesInMemory(String name, String type) {
    RecordType<?> ofType =
        Stream.<RecordType<?>>of(
                RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.PTR, RecordType.TXT)
            .filter(one -> one.toString().equals(type))
            .findFirst()
            .orElseThrow();
    Question<?> question = new Question<>(DomainName.of(name), ofType);
    Zones zones = Zones.of(ZONE);
    try (LabDns lab = LabDns.start(zones);
        LiveDns live = live(lab)) {
      assertThat(live.ask(question, LONG))
          .usingRecursiveComparison()
          .ignoringFields("took", "server")
          .isEqualTo(new ZoneDns(zones).ask(question, LONG));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mail.sub.example.org, a referral to other servers",
    "to-sub.example.org, a referral to other servers",
    "mail.example.net, REFUSED",
    "abroad.example.org, REFUSED",
  })
  void cannotSayWhatAnotherServerWouldHaveTo(String name, String said) {
    Zones zones = Zones.of(ZONE);
    try (LabDns lab = LabDns.start(zones);
        LiveDns live = live(lab)) {
      assertThat(live.aaaa(DomainName.of(name)).status()).isEqualTo(Answer.Status.UNAVAILABLE);
      assertThat(live.aaaa(DomainName.of(name)).said()).startsWith(said);
      assertThat(new ZoneDns(zones).aaaa(DomainName.of(name)).isUnavailable()).isTrue();
    }
  }

  @Test
  void tellsWhoAnsweredAndForHowLong() {
    try (LabDns lab = LabDns.start(Zones.of(ZONE));
        LiveDns live = live(lab)) {
      Answer<Ip6Address> answer = live.aaaa(DomainName.of("chain.example.org"));

      assertThat(answer.server()).isEqualTo("[::1]:" + lab.address().getPort());
      assertThat(live).hasToString(answer.server());
      assertThat(answer.ttl()).contains(Duration.ofMinutes(1));
      assertThat(answer.took()).isPositive();
      assertThat(live.aaaa(DomainName.of("none.example.org")).ttl())
          .contains(Duration.ofSeconds(30));
    }
  }

  @Test
  void givesUpOnASilentServerWhenItsPatienceEnds() throws Exception {
    try (LabDns lab = LabDns.start(Zones.of(ZONE));
        ScriptedServer silent = ScriptedServer.silent();
        LiveDns toLab = live(lab);
        LiveDns toSilent = LiveDns.of(List.of(silent.address()))) {
      for (LiveDns live : List.of(toLab, toSilent)) {
        Answer<Ip6Address> answer =
            live.ask(new Question<>(DomainName.of("timeout.example.org"), RecordType.AAAA), SHORT);

        assertThat(answer.isUnavailable()).isTrue();
        assertThat(answer.said()).startsWith("timed out after ").endsWith(" s");
        assertThat(answer.took()).isGreaterThanOrEqualTo(SHORT);
      }
    }
  }

  @Test
  void asksAServerLastThatWasSilent() throws Exception {
    Duration lessThanOneTry = Duration.ofSeconds(1);
    Question<Ip6Address> mail = new Question<>(DomainName.of("mail.example.org"), RecordType.AAAA);
    try (LabDns lab = LabDns.start(Zones.of(ZONE));
        ScriptedServer silent = ScriptedServer.silent();
        LiveDns live = LiveDns.of(List.of(silent.address(), lab.address()))) {
      assertThat(live.ask(mail, SHORT).isUnavailable()).isTrue();

      assertThat(live.ask(mail, lessThanOneTry).isFound()).isTrue();
    }
  }

  @Test
  void hasNoTimeWithoutPatience() {
    try (LabDns lab = LabDns.start(Zones.of(ZONE));
        LiveDns live = live(lab)) {
      Question<Ip6Address> question =
          new Question<>(DomainName.of("mail.example.org"), RecordType.AAAA);

      assertThat(live.ask(question, Duration.ZERO).said()).startsWith("timed out");
      assertThat(live.ask(question, Duration.ofSeconds(-1)).said()).startsWith("timed out");
      assertThat(live.ask(question, Duration.ofDays(999_999)).isFound()).isTrue();
    }
  }

  @Test
  void goesOnToTheNextServer() throws Exception {
    try (LabDns broken = LabDns.start(Zones.of("mail.example.org ANY !servfail"));
        LabDns unwilling = LabDns.start(Zones.of("example.net. SOA ns admin 1 2 3 4 5"));
        LabDns lab = LabDns.start(Zones.of(ZONE));
        LiveDns live =
            LiveDns.of(
                List.of(closedPort(), broken.address(), unwilling.address(), lab.address()))) {
      Answer<Ip6Address> answer = live.aaaa(DomainName.of("mail.example.org"));

      assertThat(answer.isFound()).isTrue();
      assertThat(answer.server()).isEqualTo(Servers.text(lab.address()));
    }
  }

  @Test
  void saysWhatAServerSaidRatherThanThatAnotherIsDown() throws Exception {
    try (LabDns broken = LabDns.start(Zones.of("mail.example.org ANY !servfail"));
        LiveDns live = LiveDns.of(List.of(broken.address(), closedPort()))) {
      Answer<Ip6Address> answer = live.aaaa(DomainName.of("mail.example.org"));

      assertThat(answer.said()).isEqualTo("SERVFAIL");
      assertThat(answer.server()).isEqualTo(Servers.text(broken.address()));
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    try (LiveDns live = LiveDns.of(List.of(closedPort()))) {
      assertThat(live.aaaa(DomainName.of("mail.example.org")).said())
          .isEqualTo("connection refused");
    }
  }

  @Test
  void saysThatThereIsNobodyToAsk() {
    try (LiveDns live = LiveDns.of(List.of())) {
      assertThat(live.aaaa(DomainName.of("mail.example.org")).said())
          .isEqualTo("no DNS server is configured");
      assertThat(live.allowsDocumentationAddresses()).isFalse();
    }
  }

  @Test
  void asksAgainForAnAliasThatTheAnswerStopsAt() {
    try (LabDns first = LabDns.start(Zones.of(ZONE));
        LabDns second =
            LabDns.start(
                Zones.of(
                    "example.net. SOA ns admin 1 2 3 4 5\nmail.example.net AAAA 2001:db8::1"));
        LiveDns live = live(first, second)) {
      Answer<Ip6Address> answer = live.aaaa(DomainName.of("abroad.example.org"));

      assertThat(answer.records()).containsExactly(Ip6Address.of("2001:db8::1"));
      assertThat(answer.aliases()).containsExactly(DomainName.of("mail.example.net"));
      assertThat(answer.server()).isEqualTo(Servers.text(second.address()));
      assertThat(answer.ttl()).contains(Duration.ofMinutes(5));
    }
  }

  @Test
  void followsTenAliasesAndNoMore() {
    StringBuilder zone = new StringBuilder("n0.example.org AAAA 2001:db8::25\n");
    for (int i = 1; i <= 12; i++) {
      zone.append(String.format(Locale.ROOT, "n%d.example.org CNAME n%d.example.org%n", i, i - 1));
    }
    Zones zones = Zones.of(zone.toString());
    try (LabDns lab = LabDns.start(zones);
        LiveDns live = live(lab)) {
      for (Dns dns : List.of(live, new ZoneDns(zones))) {
        assertThat(dns.aaaa(DomainName.of("n10.example.org")).aliases()).hasSize(10);
        assertThat(dns.aaaa(DomainName.of("n11.example.org")).said())
            .isEqualTo("its aliases lead in a circle, or through more than 10 names");
        assertThat(dns.aaaa(DomainName.of("n12.example.org")).isUnavailable()).isTrue();
      }
    }
  }

  @Test
  void goesOverTcpForWhatDoesNotFit() {
    StringBuilder zone = new StringBuilder("big.example.org TXT");
    zone.append((" \"" + "x".repeat(250) + "\"").repeat(40)).append('\n');
    for (int i = 0; i < 50; i++) {
      zone.append("2001:db8::25 PTR a-rather-long-name-" + i + ".of.a.host.example.org\n");
    }
    try (LabDns lab = LabDns.start(Zones.of(zone.toString()));
        LiveDns live = live(lab)) {
      assertThat(live.txt(DomainName.of("big.example.org")).records())
          .containsExactly("x".repeat(10_000));
      assertThat(live.ptr(IpAddress.of("2001:db8::25")).records())
          .hasSize(50)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void heedsAnInterrupt() {
    try (LabDns lab = LabDns.start(Zones.of(ZONE));
        LiveDns live = live(lab)) {
      Thread.currentThread().interrupt();

      Answer<Ip6Address> answer = live.aaaa(DomainName.of("timeout.example.org"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer.said()).isEqualTo("interrupted");
    }
  }

  @Test
  void takesALoopbackAddressWithAPortOfItsOwnForALaboratory() {
    assertThat(allowsDocumentationAddresses("::1", 5353)).isTrue();
    assertThat(allowsDocumentationAddresses("127.0.0.53", 5353)).isTrue();
    assertThat(allowsDocumentationAddresses("127.0.0.53", 53)).isFalse();
    assertThat(allowsDocumentationAddresses("2001:db8::53", 53)).isTrue();
    assertThat(allowsDocumentationAddresses("fd00::53", 5353)).isFalse();
    try (LiveDns mixed =
        LiveDns.of(
            List.of(
                new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 5353),
                new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 53)))) {
      assertThat(mixed.allowsDocumentationAddresses()).isFalse();
      assertThat(mixed).hasToString("[::1]:5353, [::1]:53");
    }
  }

  private static boolean allowsDocumentationAddresses(String address, int port) {
    InetAddress server = IpAddress.of(address).toInetAddress();
    try (LiveDns live = LiveDns.of(List.of(new InetSocketAddress(server, port)))) {
      return live.allowsDocumentationAddresses();
    }
  }

  @Test
  void wantsItsServersByAddress() {
    assertThatThrownBy(
            () -> LiveDns.of(List.of(InetSocketAddress.createUnresolved("ns.example.org", 53))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has to be given by its address");
  }

  private static InetSocketAddress closedPort() throws Exception {
    try (ScriptedServer closed = ScriptedServer.silent()) {
      return closed.address();
    }
  }
}
