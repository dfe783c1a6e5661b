package fakereceiver.dns.memory;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.CountingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.MeetingDns;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.ZoneDns;
import fakereceiver.server.SetClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CachingDnsTest {

  private static final DomainName HOST = DomainName.of("mail.example.org");

  private final SetClock clock = new SetClock();
  private final CountingDns source =
      new CountingDns(
          ZoneDns.of(
              """
              example.org.      3600 SOA ns admin 1 2 3 4 60
              mail.example.org.  120 AAAA 2001:db8::25
              long.example.org. 9999 AAAA 2001:db8::26
              zero.example.org.    0 AAAA 2001:db8::27
              bad.example.org  ANY !servfail
              """));
  private final CachingDns caching = new CachingDns(source, clock, new DnsCounts());

  private int askedAgainAfter(Duration time, String name) {
    caching.aaaa(DomainName.of(name));
    clock.forward(time);
    int before = source.questions().size();
    caching.aaaa(DomainName.of(name));
    return source.questions().size() - before;
  }

  @Test
  void keepsAnAnswerForItsTtl() {
    assertThat(askedAgainAfter(Duration.ofSeconds(119), "mail.example.org")).isZero();
    assertThat(askedAgainAfter(Duration.ofSeconds(1), "mail.example.org")).isOne();
  }

  @Test
  void keepsANoForTheTimeOfTheSoaRecord() {
    assertThat(askedAgainAfter(Duration.ofSeconds(59), "none.example.org")).isZero();
    assertThat(askedAgainAfter(Duration.ofSeconds(1), "none.example.org")).isOne();
  }

  @Test
  void keepsNothingForMoreThanAnHour() {
    assertThat(askedAgainAfter(Duration.ofSeconds(3_599), "long.example.org")).isZero();
    assertThat(askedAgainAfter(Duration.ofSeconds(1), "long.example.org")).isOne();
  }

  @Test
  void doesNotKeepWhatHoldsForNoTime() {
    assertThat(askedAgainAfter(Duration.ZERO, "zero.example.org")).isOne();
  }

  @Test
  void neverKeepsTrouble() {
    assertThat(askedAgainAfter(Duration.ZERO, "bad.example.org")).isOne();
  }

  @Test
  void forgetsTheAnswerUnusedForLongestWhenFull() {
    caching.aaaa(HOST);
    caching.aaaa(DomainName.of("long.example.org"));
    for (int i = 0; i < CachingDns.MAX_ANSWERS - 1; i++) {
      caching.aaaa(DomainName.of("host" + i + ".example.org"));
      caching.aaaa(HOST);
    }
    int before = source.questions().size();

    caching.aaaa(HOST);
    assertThat(source.questions()).hasSize(before);
    caching.aaaa(DomainName.of("long.example.org"));
    assertThat(source.questions()).hasSize(before + 1);
  }

  @Test
  void beginsOnlyWhatItDoesNotKeep() {
    MeetingDns wire = new MeetingDns(source);
    CachingDns cache = new CachingDns(wire, clock, new DnsCounts());
    Question<Ip6Address> question = new Question<>(HOST, RecordType.AAAA);

    Answer<Ip6Address> first = begun(cache, question);
    Answer<Ip6Address> second = begun(cache, question);

    assertThat(wire.begun()).containsExactly("mail.example.org AAAA");
    assertThat(second.records()).isEqualTo(first.records());
    assertThat(cache.ask(question).records()).isEqualTo(first.records());
    assertThat(wire.asked()).isEmpty();
    wire.close();
  }

  private static <T> Answer<T> begun(Dns dns, Question<T> question) {
    return dns.begin(question, Dns.PATIENCE).orElseThrow().join();
  }

  @Test
  void takesNoTimeForAnAnswerThatItKeeps() {
    CachingDns cache =
        new CachingDns(
            ZoneDns.of("mail.example.org AAAA 2001:db8::25\nmail.example.org AAAA !delay 700ms"),
            clock,
            new DnsCounts());

    assertThat(cache.aaaa(HOST).took()).isEqualTo(Duration.ofMillis(700));
    assertThat(cache.aaaa(HOST).took()).isZero();
  }

  @Test
  void isALaboratoryWhenItsSourceIs() {
    assertThat(caching.allowsDocumentationAddresses()).isTrue();
  }
}
