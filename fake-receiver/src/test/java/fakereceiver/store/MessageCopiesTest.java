package fakereceiver.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Receiver;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.rules.Authentication;
import fakereceiver.session.TransactionParameters;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is allocated on the way of a message into a folder; a copy of it cannot hide. */
class MessageCopiesTest {

  private static final int SIZE = 10 << 20;
  private static final String FIELDS = "From: alice@example.org\r\nSubject: long\r\n";
  private static final String FORGED = "Authentication-Results: mx.example; spf=pass\r\n";

  @TempDir private Path folder;

  @Test
  void storesAMessageOfTenMebibytesByMakingItOnceMore() {
    assertThat(allocatedFor(message(FIELDS))).isBetween((long) SIZE, SIZE * 3L / 2);
    assertThat(folder.resolve("1-2.eml")).exists();
  }

  @Test
  void makesItTwiceMoreWhenAForgedFieldIsTakenOut() throws Exception {
    assertThat(allocatedFor(message(FORGED + FIELDS))).isBetween(SIZE * 2L, SIZE * 5L / 2);
    assertThat(Files.readString(folder.resolve("1-2.eml"), StandardCharsets.US_ASCII))
        .contains(FIELDS)
        .doesNotContain(FORGED);
  }

  /** By the second time: the first one allocates what is remembered for all. */
  private long allocatedFor(Message message) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MailStore store =
        new MailStore(
            Optional.of(
                new Storing(
                    new Authentication(Clock.systemUTC()), Optional.of(folder), Optional.empty())),
            "1",
            note -> {},
            trouble -> {
              throw new AssertionError(trouble);
            });
    Dns dns = ZoneDns.of("2001:db8::25 PTR mail.example.org");
    store.store(attempt(message), TransactionParameters.EMPTY, Verdict.open("lab"), dns);
    long before = threads.getCurrentThreadAllocatedBytes();
    store.store(attempt(message), TransactionParameters.EMPTY, Verdict.open("lab"), dns);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static Attempt attempt(Message message) {
    return Attempt.from("2001:db8::25")
        .to(Receiver.named(DomainName.of("mx.example")))
        .withMessage(message);
  }

  private static Message message(String fields) {
    StringBuilder text = new StringBuilder(SIZE + 200).append(fields).append("\r\n");
    String line = "0123456789".repeat(7) + "\r\n";
    while (text.length() < SIZE) {
      text.append(line);
    }
    return Message.of(text.toString());
  }
}
