package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DirectDnsTest {

  private static final String ZONE =
      """
      example.org. SOA ns.example.org. hostmaster.example.org. 7 3600 600 86400 120
      example.org. NS ns.example.org.
      sub.example.org. NS ns.sub.example.org.
      ns.sub.example.org. AAAA 2001:db8::53
      _25._tcp.mail.example.org. TLSA 3 1 1 00112233
      secure.example.org. A 192.0.2.1
      secure.example.org. A !secure
      bogus.example.org. A 192.0.2.1
      bogus.example.org. A !bogus
      long.example.org. TXT "whole"
      long.example.org. TXT !truncate
      silent.example.org. A !timeout
      """;

  private static ServerAnswer ask(String name, String type, ServerQuestion.Mode mode) {
    try (LabDns lab = LabDns.start(Zones.of(ZONE))) {
      return DirectDns.ask(
          lab.address(),
          new ServerQuestion(DomainName.of(name), type, mode),
          Duration.ofMillis(name.startsWith("silent") ? 200 : 10_000));
    }
  }

  private static ServerAnswer ask(String name, String type) {
    return ask(name, type, ServerQuestion.Mode.ITSELF);
  }

  @Test
  void showsTheRecordsOfAnyTypeAndTheFlagOfAnAuthority() {
    ServerAnswer tlsa = ask("_25._tcp.mail.example.org", "TLSA");

    assertThat(tlsa.isAuthoritative()).isTrue();
    assertThat(tlsa.records().get(0).data()).isEqualToIgnoringCase("3 1 1 00112233");
    assertThat(tlsa.records().get(0).ttl()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void showsAReferralWithItsGlue() {
    ServerAnswer referral = ask("host.sub.example.org", "A");

    assertThat(referral.isAuthoritative()).isFalse();
    assertThat(referral.authority("NS").get(0).target())
        .contains(DomainName.of("ns.sub.example.org"));
    assertThat(referral.additional().get(0).address()).contains(IpAddress.of("2001:db8::53"));
    assertThat(referral.said()).isEqualTo("a referral to the servers of sub.example.org");
  }

  @Test
  void showsHowLongANoHolds() {
    ServerAnswer no = ask("nobody.example.org", "A");

    assertThat(no.isNoSuchName()).isTrue();
    assertThat(no.soa().orElseThrow().negativeTtl()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void showsWhetherAResolverVouches() {
    assertThat(ask("secure.example.org", "A", ServerQuestion.Mode.RESOLVE).authentic()).isTrue();
    assertThat(ask("long.example.org", "TXT", ServerQuestion.Mode.RESOLVE).authentic()).isFalse();
  }

  @Test
  void showsTheErrorOfAResolverThatChecksAndTheAnswerOfOneThatDoesNot() {
    ServerAnswer checked = ask("bogus.example.org", "A", ServerQuestion.Mode.RESOLVE);

    assertThat(checked.said()).startsWith("SERVFAIL").contains("as the zone file says");
    assertThat(ask("bogus.example.org", "A", ServerQuestion.Mode.RESOLVE_UNCHECKED).data())
        .containsExactly("192.0.2.1");
  }

  @Test
  void asksOverTcpAfterATruncatedReply() {
    assertThat(ask("long.example.org", "TXT").data()).containsExactly("whole");
  }

  @Test
  void saysWhyThereIsNoReply() {
    ServerAnswer silent = ask("silent.example.org", "A");

    assertThat(silent.isReply()).isFalse();
    assertThat(silent.said()).startsWith("timed out");
    assertThat(ask("www.example.net", "A").said()).isEqualTo("REFUSED");
  }

  @Test
  void refusesATypeThatThereIsNot() {
    assertThatThrownBy(() -> ask("example.org", "NONSENSE"))
        .hasMessage("\"NONSENSE\" is not a record type");
  }
}
