package fakereceiver.dns.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A memory that several threads have in common. */
class SessionDnsThreadsTest {

  private static final Question<Ip6Address> HOST =
      new Question<>(DomainName.of("mail.example.org"), RecordType.AAAA);
  private static final Question<Ip6Address> OTHER =
      new Question<>(DomainName.of("other.example.org"), RecordType.AAAA);
  private static final Duration HOUR = Duration.ofHours(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Slow slow = new Slow();

  @AfterEach
  void stop() {
    slow.released.countDown();
    threads.shutdownNow();
  }

  private Stream<SessionDns> memories() {
    return Stream.of(new SessionDns(slow, HOUR), SessionDns.until(slow, HOUR));
  }

  @Test
  void asksOnceWhileSeveralThreadsWaitForTheSameAnswer() throws Exception {
    for (SessionDns memory : memories().toList()) {
      int before = slow.asked.get();
      CyclicBarrier start = new CyclicBarrier(4);
      List<CompletableFuture<Answer<Ip6Address>>> answers =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      later(
                          () -> {
                            await(start);
                            return memory.ask(HOST);
                          }))
              .toList();
      slow.released.countDown();

      Answer<Ip6Address> first = answers.get(0).get(20, TimeUnit.SECONDS);

      for (CompletableFuture<Answer<Ip6Address>> answer : answers) {
        assertThat(answer.get(20, TimeUnit.SECONDS)).isSameAs(first);
      }
      assertThat(slow.asked.get() - before).isEqualTo(1);
      assertThat(memory.answers()).hasSize(1);
    }
  }

  @Test
  void letsNobodyWaitForTheQuestionOfAnother() throws Exception {
    for (SessionDns memory : memories().toList()) {
      CompletableFuture<Answer<Ip6Address>> waiting = later(() -> memory.ask(HOST));
      assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();

      assertThat(memory.ask(OTHER).isAbsent()).isTrue();
      assertThat(waiting).isNotDone();
    }
  }

  @Test
  void tellsThoseWhoWaitWhenASourceBreaksItsPromise() throws Exception {
    SessionDns memory = new SessionDns(slow, HOUR);
    slow.broken = true;
    CompletableFuture<Answer<Ip6Address>> first = later(() -> memory.ask(HOST));
    assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Answer<Ip6Address>> second = later(() -> memory.ask(HOST));
    slow.released.countDown();

    assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasMessageContaining("broken");
    assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).isNotNull();
    assertThatThrownBy(() -> memory.ask(HOST)).hasMessage("broken"); // asked anew
  }

  private record Sum(int of) implements Dns.Look<Integer> {}

  @Test
  void worksOutOnceWhatSeveralThreadsWant() throws Exception {
    SessionDns memory = SessionDns.until(slow, HOUR);
    AtomicInteger made = new AtomicInteger();
    CyclicBarrier start = new CyclicBarrier(4);
    List<CompletableFuture<Integer>> sums =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    later(
                        () -> {
                          await(start);
                          return memory.once(new Sum(1), made::incrementAndGet);
                        }))
            .toList();

    for (CompletableFuture<Integer> sum : sums) {
      assertThat(sum.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void worksOutOneThingWithTheHelpOfAnother() {
    SessionDns memory = new SessionDns(slow, HOUR);

    assertThat(memory.once(new Sum(2), () -> memory.once(new Sum(1), () -> 1) + 1)).isEqualTo(2);
    assertThatThrownBy(() -> memory.once(new Sum(3), () -> 1 / (made() - 1)))
        .isInstanceOf(ArithmeticException.class);
    assertThat(memory.once(new Sum(3), () -> 3)).isEqualTo(3);
  }

  private static int made() {
    return 1;
  }

  @Test
  void asksNothingMoreWhenItsEndHasCome() {
    SessionDns memory = SessionDns.until(slow, Duration.ZERO);

    assertThat(memory.ask(OTHER).said()).isEqualTo("the time for DNS is used up");
    assertThat(slow.asked).hasValue(0);
  }

  @Test
  void asksAsMuchAsItLikesUntilThen() {
    SessionDns memory = SessionDns.until(slow, HOUR);

    for (int i = 0; i <= SessionDns.MAX_QUESTIONS; i++) {
      assertThat(memory.aaaa(DomainName.of("host" + i + ".example.org")).isAbsent()).isTrue();
    }
  }

  private <T> CompletableFuture<T> later(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  /** Answers about one name only when it is released, about others at once. */
  private static final class Slow implements Dns {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final AtomicInteger asked = new AtomicInteger();
    volatile boolean broken;

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      asked.incrementAndGet();
      if (question.equals(HOST)) {
        begun.countDown();
        try {
          assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return Answer.absent(question, "nothing");
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return true;
    }
  }
}
