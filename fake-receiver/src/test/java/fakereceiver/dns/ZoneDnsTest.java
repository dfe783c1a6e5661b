package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ZoneDnsTest {

  private static final DomainName HERE = DomainName.of("mail.example.org");

  @Test
  void givesTheSameAnswerAgainWithoutLookingItUp() {
    ZoneDns dns = ZoneDns.of("mail.example.org AAAA 2001:db8::25\n");

    assertThat(dns.aaaa(HERE)).isSameAs(dns.aaaa(HERE));
    assertThat(dns.a(HERE)).isSameAs(dns.a(HERE)).isNotEqualTo(dns.aaaa(HERE));
  }

  @Test
  void keepsNoMoreAnswersThanItsBoundAndGoesOnAnswering() {
    ZoneDns dns = ZoneDns.of("*.example.org AAAA 2001:db8::25\n");
    for (int i = 0; i < ZoneDns.MAX_KEPT; i++) {
      dns.aaaa(DomainName.of("n" + i + ".example.org"));
    }
    DomainName late = DomainName.of("late.example.org");

    assertThat(dns.aaaa(late)).isNotSameAs(dns.aaaa(late)).isEqualTo(dns.aaaa(late));
    assertThat(dns.aaaa(late).isFound()).isTrue();
  }

  @Test
  void looksAgainWhereAnAnswerDependsOnHowLongOneWaits() {
    ZoneDns dns =
        ZoneDns.of("mail.example.org AAAA 2001:db8::25\nmail.example.org ANY !delay 2000ms\n");
    Question<Ip6Address> question = new Question<>(HERE, RecordType.AAAA);

    assertThat(dns.ask(question, Duration.ofSeconds(1)).isUnavailable()).isTrue();
    assertThat(dns.ask(question, Duration.ofSeconds(3)).isFound()).isTrue();
  }
}
