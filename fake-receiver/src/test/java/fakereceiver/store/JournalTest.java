package fakereceiver.store;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Transcript;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {

  @Test
  void keepsTheLastSessionsOnly() {
    Journal journal = new Journal(2, 1000);
    journal.add(session("a", 10));
    journal.add(session("b", 10));
    journal.add(session("c", 10));

    assertThat(journal.sessions()).extracting(SessionRecord::id).containsExactly("b", "c");
    assertThat(journal.session("a")).isEmpty();
    assertThat(journal.session("c")).isPresent();
  }

  @Test
  void keepsNoMoreOctetsThanItMayButAlwaysTheLastSession() {
    Journal journal = new Journal(10, 100);
    journal.add(session("a", 60));
    journal.add(session("b", 60));
    assertThat(journal.sessions()).extracting(SessionRecord::id).containsExactly("b");

    journal.add(session("c", 1000));
    assertThat(journal.sessions()).extracting(SessionRecord::id).containsExactly("c");
  }

  @Test
  void givesEachSessionOnceInOrder() throws InterruptedException {
    Journal journal = new Journal(2, 1000);
    journal.add(session("a", 1));
    assertThat(journal.take(Duration.ZERO).orElseThrow().id()).isEqualTo("a");
    assertThat(journal.take(Duration.ZERO)).isEmpty();

    journal.add(session("b", 1));
    journal.add(session("c", 1));
    journal.add(session("d", 1));
    assertThat(journal.take(Duration.ZERO).orElseThrow().id()).isEqualTo("c");
    assertThat(journal.take(Duration.ZERO).orElseThrow().id()).isEqualTo("d");
    assertThat(journal.take(Duration.ofMillis(1))).isEmpty();
  }

  private static SessionRecord session(String id, int octets) {
    Attempt attempt = Attempt.from("2001:db8::25").withMessage(Message.of("x".repeat(octets)));
    Verdict verdict = Verdict.open("lab");
    return new SessionRecord(
        id,
        "lab",
        Instant.EPOCH,
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
                List.of())),
        0,
        new Transcript(List.of()),
        Optional.empty(),
        Optional.empty());
  }
}
