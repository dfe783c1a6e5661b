package fakereceiver.store;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Transcript;
import fakereceiver.session.Budget;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecentTest {

  private static final long PLENTY = 1 << 30;

  /** More than a session of that many octets of message takes up in all its other parts. */
  private static final int OF_SESSION = 40_000;

  @Test
  void forgetsWhatIsOldestInAnyJournalWhenThereIsTooLittle() {
    Budget budget = new Budget(5 * OF_SESSION);
    Recent one = new Recent(10, PLENTY, budget);
    Recent other = new Recent(10, PLENTY, budget);
    one.add(session("a", OF_SESSION / 2, 1));
    other.add(session("b", OF_SESSION / 2, 2));
    one.add(session("c", OF_SESSION / 2, 3));
    other.add(session("d", OF_SESSION / 2, 4));
    assertThat(one.sessions()).hasSize(2);

    try (Budget.Account account = budget.open(ClientNetwork.OWN)) {
      assertThat(account.take(OF_SESSION)).isTrue();
      assertThat(account.take(OF_SESSION)).as("more than a session may have").isFalse();
      one.add(session("e", OF_SESSION / 2, 5));

      assertThat(one.sessions()).extracting(SessionRecord::id).containsExactly("c", "e");
      assertThat(other.sessions()).extracting(SessionRecord::id).containsExactly("b", "d");
    }
  }

  @Test
  void keepsTheLastSessionsOnly() {
    Recent recent = new Recent(2, PLENTY, new Budget(PLENTY));
    recent.add(session("a", 10));
    recent.add(session("b", 10));
    recent.add(session("c", 10));

    assertThat(recent.sessions()).extracting(SessionRecord::id).containsExactly("b", "c");
    assertThat(recent.session("a")).isEmpty();
    assertThat(recent.session("c")).isPresent();
  }

  @Test
  void keepsNoMoreOctetsThanItMayButAlwaysTheLastSession() {
    Recent recent = new Recent(10, 2 * OF_SESSION, new Budget(PLENTY));
    recent.add(session("a", OF_SESSION));
    recent.add(session("b", OF_SESSION));
    assertThat(recent.sessions()).extracting(SessionRecord::id).containsExactly("b");

    recent.add(session("c", 3 * OF_SESSION));
    assertThat(recent.sessions()).extracting(SessionRecord::id).containsExactly("c");
  }

  @Test
  void onlyCountsWhenItIsToKeepNothing() throws InterruptedException {
    Recent recent = Recent.ofNothing(new Budget(PLENTY));
    recent.add(session("a", 10));
    recent.add(session("b", 10));

    assertThat(recent.sessions()).isEmpty();
    assertThat(recent.take(Duration.ZERO)).isEmpty();
    assertThat(recent.take(Duration.ZERO)).isEmpty();
    assertThat(recent.awaitMails(0, Duration.ZERO)).isZero();
  }

  @Test
  @Timeout(60)
  void givesOneToEachOfThoseWhoWait() throws Exception {
    Recent recent = new Recent(10, PLENTY, new Budget(PLENTY));
    List<String> taken = new CopyOnWriteArrayList<>();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread one =
          new Thread(
              () -> {
                try {
                  taken.add(recent.take(Duration.ofSeconds(30)).map(SessionRecord::id).orElse("-"));
                } catch (InterruptedException e) {
                  taken.add("interrupted");
                }
              });
      one.start();
      waiting.add(one);
    }
    for (Thread one : waiting) {
      while (one.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    for (String id : List.of("a", "b", "c", "d")) {
      recent.add(session(id, 1));
    }
    for (Thread one : waiting) {
      one.join();
    }

    assertThat(taken).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void givesEachSessionOnceInOrder() throws InterruptedException {
    Recent recent = new Recent(2, PLENTY, new Budget(PLENTY));
    recent.add(session("a", 1));
    assertThat(recent.take(Duration.ZERO).orElseThrow().id()).isEqualTo("a");
    assertThat(recent.take(Duration.ZERO)).isEmpty();

    recent.add(session("b", 1));
    recent.add(session("c", 1));
    recent.add(session("d", 1));
    assertThat(recent.take(Duration.ZERO).orElseThrow().id()).isEqualTo("c");
    assertThat(recent.take(Duration.ZERO).orElseThrow().id()).isEqualTo("d");
    assertThat(recent.take(Duration.ofMillis(1))).isEmpty();
  }

  private static SessionRecord session(String id, int octets) {
    return session(id, octets, 0);
  }

  private static SessionRecord session(String id, int octets, long second) {
    Attempt attempt = Attempt.from("2001:db8::25").withMessage(Message.of("x".repeat(octets)));
    Verdict verdict = Verdict.open("lab");
    return new SessionRecord(
        id,
        "lab",
        Instant.ofEpochSecond(second),
        Duration.ZERO,
        IpAddress.of("::1"),
        Map.of(),
        List.of(
            new Transaction(
                attempt,
                verdict,
                TransactionParameters.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of())),
        0,
        new Transcript(List.of()),
        Optional.empty(),
        Optional.empty());
  }
}
