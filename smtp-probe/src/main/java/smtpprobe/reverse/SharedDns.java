package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks each question once, however many threads want to know, and all of them until one common end.
 * Safe for many threads, which do not wait for each other's questions.
 */
public final class SharedDns implements Dns {

  private final Dns dns;
  private final long end;
  private final Map<Question<?>, CompletableFuture<Answer<?>>> answers = new ConcurrentHashMap<>();

  /** Asks {@code dns} for {@code budget} from now. */
  public SharedDns(Dns dns, Duration budget) {
    this.dns = dns;
    this.end = System.nanoTime() + budget.toNanos();
  }

  @Override
  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    CompletableFuture<Answer<?>> mine = new CompletableFuture<>();
    CompletableFuture<Answer<?>> known = answers.putIfAbsent(question, mine);
    if (known == null) {
      mine.complete(askAnew(question, patience));
      known = mine;
    }
    return (Answer<T>) known.join();
  }

  private <T> Answer<T> askAnew(Question<T> question, Duration patience) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (left.isNegative() || left.isZero()) {
      return Answer.unavailable(question, "the time for DNS is used up", Duration.ZERO, "");
    }
    return dns.ask(question, patience.compareTo(left) < 0 ? patience : left);
  }

  @Override
  public boolean isLab() {
    return dns.isLab();
  }
}
