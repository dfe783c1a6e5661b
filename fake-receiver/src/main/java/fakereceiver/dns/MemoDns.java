package fakereceiver.dns;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The memory of one session: every question is asked once, and all questions together take no
 * longer than a budget. What was worked out from the answers is remembered too.
 *
 * <p>Safe for several threads, one question at a time.
 */
public final class MemoDns implements Dns {

  /** How many different questions a session may ask: far more than an honest one needs. */
  static final int MAX_QUESTIONS = 300;

  private final Dns dns;
  private final Map<Question<?>, Answer<?>> answers = new LinkedHashMap<>();
  private final Map<Look<?>, Object> looks = new HashMap<>();
  private Duration left;

  /** Remembers what {@code dns} answers, and asks it for {@code budget} at most, all in all. */
  public MemoDns(Dns dns, Duration budget) {
    this.dns = dns;
    this.left = budget;
  }

  @Override
  @SuppressWarnings("unchecked") // a question of type T is only ever mapped to an answer of type T
  public synchronized <T> Answer<T> ask(Question<T> question, Duration patience) {
    Answer<T> known = (Answer<T>) answers.get(question);
    if (known != null) {
      return known;
    }
    Answer<T> answer = askAnew(question, patience);
    answers.put(question, answer);
    return answer;
  }

  /** Every answer so far, in the order of the questions. */
  public synchronized Collection<Answer<?>> answers() {
    return List.copyOf(answers.values());
  }

  private <T> Answer<T> askAnew(Question<T> question, Duration patience) {
    if (left.isNegative() || left.isZero()) {
      return Answer.unavailable(
          question, "the time for DNS in this session is used up", Duration.ZERO, "");
    }
    if (answers.size() >= MAX_QUESTIONS) {
      return Answer.unavailable(
          question, "this session has asked DNS " + MAX_QUESTIONS + " times", Duration.ZERO, "");
    }
    Answer<T> answer = dns.ask(question, patience.compareTo(left) < 0 ? patience : left);
    left = left.minus(answer.took());
    return answer;
  }

  @Override
  @SuppressWarnings("unchecked") // a look for a V is only ever mapped to a V
  public synchronized <V> V once(Look<V> look, Supplier<V> maker) {
    Object known = looks.get(look);
    if (known != null) {
      return (V) known;
    }
    V made = maker.get();
    looks.put(look, made);
    return made;
  }

  @Override
  public boolean isLab() {
    return dns.isLab();
  }
}
