package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who asks of a server, how many at a time, and how that ends. */
class LiveDnsThreadsTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void answersManyQuestionsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(1_000);
    try (LabDns lab = LabDns.start(Zones.of("*.example.org AAAA 2001:db8::25"));
        LiveDns live = LiveDns.of(List.of(lab.address()))) {
      List<Future<Answer<Ip6Address>>> answers = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        DomainName name = DomainName.of("host" + i + ".example.org");
        answers.add(threads.submit(() -> live.ask(new Question<>(name, RecordType.AAAA), LONG)));
      }
      for (Future<Answer<Ip6Address>> answer : answers) {
        assertThat(answer.get(2, TimeUnit.MINUTES).isFound()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** As in a container whose number of processes is limited. */
  @Test
  void asksInTurnWhereNoThreadCanBeHad() {
    try (LabDns lab = LabDns.start(Zones.of("mail.example.org AAAA 2001:db8::25"));
        LiveDns live = new LiveDns(List.of(lab.address()), LiveDnsThreadsTest::noThread)) {
      Question<Ip6Address> question =
          new Question<>(DomainName.of("mail.example.org"), RecordType.AAAA);
      for (int i = 0; i <= LiveDns.MAX_IN_FLIGHT; i++) {
        assertThat(live.begin(question, LONG)).isEmpty();
      }
      assertThat(live.ask(question, LONG).isFound()).isTrue();
    }
  }

  private static Thread noThread(Runnable work) {
    throw new OutOfMemoryError("unable to create native thread");
  }

  @Test
  void beginsNoMoreThanItHasThreadsFor() throws Exception {
    try (LabDns lab = LabDns.start(Zones.of("*.silent.example ANY !timeout"))) {
      LiveDns live = LiveDns.of(List.of(lab.address()));
      List<CompletableFuture<Answer<Ip6Address>>> begun = new ArrayList<>();
      for (int i = 0; i < LiveDns.MAX_BEGUN; i++) {
        DomainName name = DomainName.of("host" + i + ".silent.example");
        begun.add(live.begin(new Question<>(name, RecordType.AAAA), LONG).orElseThrow());
      }
      Question<Ip6Address> more =
          new Question<>(DomainName.of("more.silent.example"), RecordType.AAAA);

      assertThat(live.begin(more, LONG)).isEmpty();

      live.close();
      for (CompletableFuture<Answer<Ip6Address>> one : begun) {
        assertThat(one.get(10, TimeUnit.SECONDS).isUnavailable()).isTrue();
      }
      assertThat(live.begin(more, LONG)).isEmpty();
      assertThat(live.ask(more, LONG).said()).isEqualTo("closed");
    }
  }

  @Test
  void endsWhatIsOnItsWayWhenClosed() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ScriptedServer silent = ScriptedServer.silent()) {
      LiveDns live = LiveDns.of(List.of(silent.address()));
      Question<Ip6Address> question =
          new Question<>(DomainName.of("mail.example.org"), RecordType.AAAA);
      Future<Answer<Ip6Address>> answer = thread.submit(() -> live.ask(question, LONG));
      silent.awaitQuery();

      live.close();

      assertThat(answer.get(1, TimeUnit.MINUTES).said()).isEqualTo("closed");
      assertThat(live.ask(question, LONG).said()).isEqualTo("closed");
    } finally {
      thread.shutdownNow();
    }
  }
}
