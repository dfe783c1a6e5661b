package fakereceiver.dns;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The memory of one session: every question is asked once, and a session waits for all of them no
 * longer than a budget. What was worked out from the answers is remembered too.
 *
 * <p>Time is counted from the moment when a question is begun, so that time in which several are on
 * their way counts once. It is computed from what the answers took: zones in memory, where delays
 * only count, use up as much of it as servers that do make us wait. A session never waits longer
 * than was counted. Answers that were begun and never asked for count neither as time nor as
 * questions.
 *
 * <p>Safe for several threads.
 */
public final class MemoDns implements Dns {

  /** How many different questions a session may ask: far more than an honest one needs. */
  static final int MAX_QUESTIONS = 300;

  /** How many questions of a session may be begun before they are asked, all in all. */
  static final int MAX_BEGUN = 100;

  private final Dns dns;
  private final Duration budget;
  private final Object lock = new Object();
  private final Map<Question<?>, Answer<?>> answers = new LinkedHashMap<>();
  private final Map<Question<?>, Begun<?>> begun = new HashMap<>();
  private final Map<Look<?>, Object> looks = new HashMap<>();
  private Duration waited = Duration.ZERO;
  private int beginnings;

  /**
   * A question on its way.
   *
   * @param at how long the session had waited when it was begun
   * @param patience how long the answer may take from there
   * @param coming done once what the answer leads to is begun, too
   */
  private record Begun<T>(Duration at, Duration patience, CompletableFuture<Answer<T>> coming) {}

  /**
   * Remembers what {@code dns} answers, and waits for it for {@code budget} at most, all in all.
   */
  public MemoDns(Dns dns, Duration budget) {
    this.dns = dns;
    this.budget = budget;
  }

  @Override
  public void prefetch(List<Wanted<?>> wanted) {
    synchronized (lock) {
      wanted.forEach(one -> begin(one, waited));
    }
  }

  /** Begins, unless that was done before; then only goes on from the answer. */
  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  private <T> void begin(Wanted<T> wanted, Duration at) {
    Question<T> question = wanted.question();
    Answer<T> known = (Answer<T>) answers.get(question);
    if (known != null) {
      follow(wanted, known, waited);
      return;
    }
    Begun<T> before = (Begun<T>) begun.get(question);
    if (before != null) {
      CompletableFuture<?> unused =
          before.coming.thenAccept(answer -> follow(wanted, answer, before.at.plus(answer.took())));
      return;
    }
    Duration patience = shorter(PATIENCE, budget.minus(at));
    if (beginnings >= MAX_BEGUN || isNone(patience)) {
      return;
    }
    beginnings++; // an answer that is there at once leads on before this question is put down
    dns.begin(question, patience)
        .map(
            coming ->
                coming.thenApply(
                    answer -> {
                      follow(wanted, answer, at.plus(answer.took()));
                      return answer;
                    }))
        .ifPresent(coming -> begun.put(question, new Begun<>(at, patience, coming)));
  }

  private <T> void follow(Wanted<T> wanted, Answer<T> answer, Duration at) {
    List<Wanted<?>> next = wanted.next().apply(answer);
    synchronized (lock) {
      next.forEach(one -> begin(one, at));
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    Begun<T> before;
    Duration at;
    synchronized (lock) {
      Answer<T> known = (Answer<T>) answers.get(question);
      if (known != null) {
        return known;
      }
      if (answers.size() >= MAX_QUESTIONS) {
        return remember(
            unavailable(question, "this session has asked DNS " + MAX_QUESTIONS + " times"));
      }
      before = (Begun<T>) begun.get(question);
      at = before == null ? waited : before.at;
      if (before == null && isNone(budget.minus(at))) {
        return remember(unavailable(question, "the time for DNS in this session is used up"));
      }
    }
    Answer<T> answer =
        before == null
            ? dns.ask(question, shorter(patience, budget.minus(at)))
            : await(question, before);
    synchronized (lock) {
      Duration until = at.plus(answer.took());
      waited = until.compareTo(waited) > 0 ? until : waited;
      return remember(answer);
    }
  }

  private <T> Answer<T> remember(Answer<T> answer) {
    answers.put(answer.question(), answer);
    return answer;
  }

  /** Every answer that was asked for so far, in the order of the questions. */
  public Collection<Answer<?>> answers() {
    synchronized (lock) {
      return List.copyOf(answers.values());
    }
  }

  private static <T> Answer<T> await(Question<T> question, Begun<T> begun) {
    try {
      return begun.coming.get(begun.patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Answer.unavailable(
          question,
          Answer.TIMED_OUT + " after " + Deadline.seconds(begun.patience),
          begun.patience,
          "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unavailable(question, "interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("asking " + question + " failed", e.getCause());
    }
  }

  private static <T> Answer<T> unavailable(Question<T> question, String why) {
    return Answer.unavailable(question, why, Duration.ZERO, "");
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean isNone(Duration time) {
    return time.isNegative() || time.isZero();
  }

  @Override
  @SuppressWarnings("unchecked") // a look for a V is only ever mapped to a V
  public <V> V once(Look<V> look, Supplier<V> maker) {
    synchronized (looks) {
      Object known = looks.get(look);
      if (known != null) {
        return (V) known;
      }
      V made = maker.get();
      looks.put(look, made);
      return made;
    }
  }

  @Override
  public boolean isLab() {
    return dns.isLab();
  }
}
