package fakereceiver.dns.memory;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.CountingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Questions that are begun before they are asked. */
class SessionDnsAheadTest {

  /** Every answer takes 600 ms, which only counts. */
  private static final ZoneDns SLOW =
      ZoneDns.of(
          """
          *.example       ANY  !delay 600ms
          *.example       A    192.0.2.1
          *.example       MX   10 target.example
          silent.example  ANY  !delay 9000ms
          """);

  private static final DomainName A = DomainName.of("a.example");
  private static final DomainName B = DomainName.of("b.example");
  private static final DomainName C = DomainName.of("c.example");
  private static final DomainName D = DomainName.of("d.example");
  private static final String NO_TIME = "the time for DNS in this session is used up";

  private static SessionDns oneSecond(Dns dns) {
    return new SessionDns(dns, Duration.ofSeconds(1));
  }

  private static List<Wanted<?>> addresses(DomainName... names) {
    return Wanted.of(List.of(names), RecordType.A);
  }

  @Test
  void countsTheTimeOfQuestionsOnTheirWayTogetherOnce() {
    SessionDns memo = oneSecond(SLOW);

    memo.prefetch(addresses(A, B, C));

    assertThat(memo.a(A).isFound()).isTrue();
    assertThat(memo.a(B).isFound()).isTrue();
    assertThat(memo.a(C).isFound()).isTrue();
    assertThat(memo.a(D).said()).isEqualTo("timed out after 0.4 s");
    assertThat(memo.a(DomainName.of("e.example")).said()).isEqualTo(NO_TIME);
  }

  @Test
  void countsWhatAnAnswerLeadsToFromThatAnswerOn() {
    SessionDns memo = oneSecond(SLOW);

    memo.prefetch(
        List.of(
            Wanted.of(A, RecordType.MX, mx -> Wanted.of(exchangers(mx), RecordType.A)),
            Wanted.of(B, RecordType.A)));

    assertThat(memo.mx(A).isFound()).isTrue();
    assertThat(memo.a(B).isFound()).isTrue();
    assertThat(memo.a(DomainName.of("target.example")).said()).isEqualTo("timed out after 0.4 s");
  }

  private static List<DomainName> exchangers(Answer<Mx> answer) {
    return answer.records().stream().map(Mx::exchange).toList();
  }

  @Test
  void goesOnFromAnAnswerThatIsThereAlready() {
    CountingDns counting = new CountingDns(SLOW);
    SessionDns memo = new SessionDns(new Beginning(counting), Duration.ofSeconds(30));
    memo.mx(A);

    memo.prefetch(
        List.of(Wanted.of(A, RecordType.MX, mx -> Wanted.of(exchangers(mx), RecordType.A))));

    assertThat(counting.questions())
        .extracting(Object::toString)
        .containsExactly("a.example MX", "target.example A");
  }

  @Test
  void countsNothingForAnAnswerThatNobodyAsksFor() {
    SessionDns memo = oneSecond(SLOW);

    memo.prefetch(addresses(DomainName.of("silent.example"), B));

    assertThat(memo.a(A).isFound()).isTrue();
    assertThat(memo.a(C).said()).isEqualTo("timed out after 0.4 s");
  }

  @Test
  void givesAnAnswerThatWasOnItsWayBeforeTheTimeWasUsedUp() {
    SessionDns memo = oneSecond(SLOW);
    memo.prefetch(addresses(C));

    memo.a(A);
    memo.a(B);

    assertThat(memo.a(C).isFound()).isTrue();
    assertThat(memo.a(D).said()).isEqualTo(NO_TIME);
  }

  @Test
  void beginsNothingWhenTheTimeIsUsedUp() {
    CountingDns counting = new CountingDns(SLOW);
    SessionDns memo = oneSecond(new Beginning(counting));
    memo.a(A);
    memo.a(B);

    memo.prefetch(addresses(C));

    assertThat(counting.questions()).hasSize(2);
  }

  @Test
  void beginsOneHundredQuestionsAndStillAnswersAsManyAsBefore() {
    CountingDns counting = new CountingDns(SLOW);
    SessionDns memo = new SessionDns(new Beginning(counting), Duration.ofHours(1));

    memo.prefetch(addresses(hosts("ahead", 500)));
    assertThat(counting.questions()).hasSize(SessionDns.MAX_BEGUN);

    assertThat(hosts("host", SessionDns.MAX_QUESTIONS))
        .allSatisfy(name -> assertThat(memo.a(name).isFound()).isTrue());
    assertThat(memo.a(DomainName.of("ahead1.example")).said())
        .isEqualTo("this session has asked DNS 300 times");
  }

  private static DomainName[] hosts(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> DomainName.of(prefix + i + ".example"))
        .toArray(DomainName[]::new);
  }

  @Test
  void asksAQuestionThatIsBegunOnlyOnce() {
    CountingDns counting = new CountingDns(SLOW);
    SessionDns memo = oneSecond(new Beginning(counting));

    memo.prefetch(addresses(A, A));
    memo.prefetch(addresses(A));
    memo.a(A);
    memo.prefetch(addresses(A));

    assertThat(counting.questions()).hasSize(1);
  }

  @Test
  void asksWhatCouldNotBeBegun() {
    SessionDns memo = oneSecond(new CountingDns(SLOW)); // begins nothing

    memo.prefetch(addresses(A, B));

    assertThat(memo.a(A).isFound()).isTrue();
    assertThat(memo.a(B).said()).isEqualTo("timed out after 0.4 s");
  }

  @Test
  void doesNotWaitForAnAnswerThatNeverComes() {
    SessionDns memo = new SessionDns(new Never(), Duration.ofMillis(100));
    memo.prefetch(addresses(A));

    assertThat(memo.a(A).said()).isEqualTo("timed out after 0.1 s");
    assertThat(memo.a(B).said()).isEqualTo(NO_TIME);
  }

  @Test
  void isAskedBySeveralThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    DomainName[] names = hosts("host", 60);
    try (LabDns lab = LabDns.start(Zones.of("*.example ANY !delay 2ms\n*.example A 192.0.2.1"));
        LiveDns live = LiveDns.of(List.of(lab.address()))) {
      for (int round = 0; round < 5; round++) {
        SessionDns memo = new SessionDns(live, Duration.ofSeconds(30));
        List<Future<List<Answer<Ip4Address>>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          all.add(
              threads.submit(
                  () -> {
                    memo.prefetch(addresses(names));
                    return Stream.of(names).map(memo::a).toList();
                  }));
        }
        for (Future<List<Answer<Ip4Address>>> one : all) {
          assertThat(one.get(60, TimeUnit.SECONDS)).hasSize(60).allMatch(Answer::isFound);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Begins everything, and has every answer at once. */
  private record Beginning(Dns dns) implements Dns {
    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      return dns.ask(question, patience);
    }

    @Override
    public <T> Optional<CompletableFuture<Answer<T>>> begin(
        Question<T> question, Duration patience) {
      return Optional.of(CompletableFuture.completedFuture(dns.ask(question, patience)));
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return true;
    }
  }

  /** Breaks its promise to answer in time. */
  private record Never() implements Dns {
    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      return Answer.unavailable(question, "never", patience, "");
    }

    @Override
    public <T> Optional<CompletableFuture<Answer<T>>> begin(
        Question<T> question, Duration patience) {
      return Optional.of(new CompletableFuture<>());
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return true;
    }
  }
}
