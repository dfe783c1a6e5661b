package fakereceiver.dns.memory;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.CountingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ZoneDns;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionDnsTest {

  private static final DomainName HOST = DomainName.of("mail.example.org");

  private final CountingDns counting =
      new CountingDns(ZoneDns.of("mail.example.org AAAA 2001:db8::25"));

  @Test
  void asksEachQuestionOnce() {
    SessionDns memo = new SessionDns(counting, Duration.ofSeconds(30));

    Answer<Ip6Address> first = memo.aaaa(HOST);

    assertThat(memo.aaaa(DomainName.of("MAIL.example.org."))).isSameAs(first);
    assertThat(counting.questions()).hasSize(1);
    memo.a(HOST);
    assertThat(counting.questions()).hasSize(2);
  }

  @Test
  void remembersTroubleToo() {
    CountingDns broken = new CountingDns(ZoneDns.of("mail.example.org ANY !servfail"));
    SessionDns memo = new SessionDns(broken, Duration.ofSeconds(30));

    assertThat(memo.aaaa(HOST).isUnavailable()).isTrue();
    assertThat(memo.aaaa(HOST).said()).isEqualTo("SERVFAIL");
    assertThat(broken.questions()).hasSize(1);
  }

  @Test
  void isUnavailableWhenTheTimeIsUsedUp() {
    CountingDns slow =
        new CountingDns(ZoneDns.of("*.example ANY !delay 600ms\n*.example A 192.0.2.1"));
    SessionDns memo = new SessionDns(slow, Duration.ofSeconds(1));

    assertThat(memo.a(DomainName.of("a.example")).isFound()).isTrue();
    assertThat(memo.a(DomainName.of("b.example")).said()).isEqualTo("timed out after 0.4 s");
    assertThat(memo.a(DomainName.of("c.example")).said())
        .isEqualTo("the time for DNS in this session is used up");
    assertThat(memo.a(DomainName.of("a.example")).isFound()).isTrue();
    assertThat(slow.questions()).hasSize(2);
  }

  @Test
  void isUnavailableWhenTooMuchWasAsked() {
    SessionDns memo = new SessionDns(counting, Duration.ofSeconds(30));
    for (int i = 0; i < SessionDns.MAX_QUESTIONS; i++) {
      assertThat(memo.aaaa(DomainName.of("host" + i + ".example.org")).isAbsent()).isTrue();
    }

    Answer<Ip6Address> last = memo.aaaa(HOST);

    assertThat(last.isUnavailable()).isTrue();
    assertThat(last.said()).isEqualTo("this session has asked DNS 300 times");
    assertThat(counting.questions()).hasSize(SessionDns.MAX_QUESTIONS);
  }

  @Test
  void isUnavailableWhenThereIsNoRoomForMoreAnswers() {
    Dns texts = ZoneDns.of("*.example TXT " + ("\"" + "x".repeat(250) + "\" ").repeat(200));
    SessionDns memo = new SessionDns(texts, Duration.ofSeconds(30), octets -> false);
    int found = 0;
    while (memo.txt(DomainName.of("h" + found + ".example")).isFound()) {
      found++;
    }

    assertThat(found * 50_000L).isBetween(Holding.FREE, 2 * Holding.FREE + 50_000);
    assertThat(memo.txt(DomainName.of("h0.example")).isFound()).isTrue();
    assertThat(memo.txt(DomainName.of("other.example")).said())
        .isEqualTo("there is no memory for more answers");
  }

  @Test
  void isALaboratoryWhenItsSourceIs() {
    assertThat(new SessionDns(counting, Duration.ZERO).allowsDocumentationAddresses()).isTrue();
  }
}
