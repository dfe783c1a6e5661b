package fakereceiver.dns.memory;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns.Look;
import java.util.List;
import java.util.Optional;

/**
 * What was worked out in earlier sessions, each with the answers that it was made from. It holds
 * for as long as DNS gives the same answers: {@link RecallingDns} asks for them before it believes
 * it, so nothing here runs out or has to be thrown away when a zone changes. Of very many the one
 * unused for longest goes first. Safe for several threads.
 */
public final class LookMemory {

  /** How many are kept. */
  static final int MAX_LOOKS = 2_000;

  /** How many octets are kept, those of an answer counted wherever it is used. */
  static final long MAX_OCTETS = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 32);

  private final LastUsed<Look<?>, Kept> kept;

  /** Keeps as much as one of {@code sharers} may that share the room for one. */
  public LookMemory(int sharers) {
    kept = new LastUsed<>(Math.max(1, MAX_LOOKS / sharers), MAX_OCTETS / sharers, Kept::octets);
  }

  /**
   * What was worked out.
   *
   * @param value that
   * @param answers every answer it was made from, in the order of the questions
   * @param ofThisMoment whether it depends on the clock, too
   * @param octets about how many octets of memory all of it takes up
   */
  record Kept(Object value, List<Answer<?>> answers, boolean ofThisMoment, long octets) {

    Kept {
      answers = List.copyOf(answers);
    }

    /** Whether every answer was there at once: then it is all the same when they were begun. */
    boolean tookNoTime() {
      return answers.stream().allMatch(answer -> answer.took().isZero());
    }

    static <V> Kept of(Look<V> look, V made, List<Answer<?>> answers, boolean ofThisMoment) {
      long octets = look.octets(made);
      for (Answer<?> answer : answers) {
        octets += answer.octets();
      }
      return new Kept(made, answers, ofThisMoment, octets);
    }
  }

  Optional<Kept> find(Look<?> look) {
    return kept.get(look);
  }

  void keep(Look<?> look, Kept made) {
    kept.put(look, made);
  }

  /** How many are kept now. */
  public int size() {
    return kept.size();
  }
}
