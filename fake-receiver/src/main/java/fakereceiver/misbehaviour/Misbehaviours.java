package fakereceiver.misbehaviour;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the next sessions and the next mails of a receiver are to do wrong, in that order. Safe for
 * several threads.
 *
 * <p>A session takes its part when the client connects, a mail with its MAIL; whoever finds nothing
 * is treated as the persona wants it.
 */
public final class Misbehaviours {

  private final List<Misbehaviour> always = new ArrayList<>();
  private final Deque<Planned> sessions = new ArrayDeque<>();
  private final Deque<Planned> mails = new ArrayDeque<>();

  /** What so many in a row do. */
  private record Planned(int times, List<Misbehaviour> what) {}

  /** Nothing is wrong yet. */
  public Misbehaviours() {}

  /** Every session does that, from now on, beside what it is told else. */
  public synchronized Misbehaviours always(Misbehaviour... what) {
    always.addAll(List.of(what));
    return this;
  }

  /**
   * The next {@code number} sessions behind those that have been told already do all of that; with
   * nothing to do, they are left in peace.
   *
   * @throws IllegalArgumentException when the number is not positive
   */
  public synchronized Misbehaviours enqueue(int number, Misbehaviour... what) {
    sessions.addLast(planned(number, what));
    return this;
  }

  /**
   * The same for the next {@code number} mails, in whichever sessions they come.
   *
   * @throws IllegalArgumentException when something belongs to sessions only
   */
  public synchronized Misbehaviours enqueueMails(int number, Misbehaviour... what) {
    for (Misbehaviour one : what) {
      if (!one.isOfMail()) {
        throw new IllegalArgumentException(
            "a receiver that " + one.inWords() + " does so for sessions, not for single mails");
      }
    }
    mails.addLast(planned(number, what));
    return this;
  }

  private static Planned planned(int number, Misbehaviour... what) {
    if (number < 1) {
      throw new IllegalArgumentException("the next " + number + ", expected at least 1");
    }
    return new Planned(number, List.of(what));
  }

  /** What the session that begins now does, all the time. */
  public synchronized List<Misbehaviour> nextSession() {
    List<Misbehaviour> all = new ArrayList<>(next(sessions));
    all.addAll(always);
    return List.copyOf(all);
  }

  /** What the mail that begins now does. */
  public synchronized List<Misbehaviour> nextMail() {
    return next(mails);
  }

  private static List<Misbehaviour> next(Deque<Planned> queue) {
    Optional<Planned> first = Optional.ofNullable(queue.pollFirst());
    first
        .filter(planned -> planned.times() > 1)
        .ifPresent(planned -> queue.addFirst(new Planned(planned.times() - 1, planned.what())));
    return first.map(Planned::what).orElse(List.of());
  }

  /** How many sessions and mails have been told something and have not come yet. */
  public synchronized long pending() {
    return times(sessions) + times(mails);
  }

  private static long times(Deque<Planned> queue) {
    return queue.stream().mapToLong(Planned::times).sum();
  }

  /**
   * What is planned, for people: a line for what every session does, and for each in the queues.
   */
  public synchronized List<String> inWords() {
    List<String> lines = new ArrayList<>();
    always.forEach(one -> lines.add("every session " + one.inWords()));
    sessions.forEach(planned -> lines.add(line(planned, "session")));
    mails.forEach(planned -> lines.add(line(planned, "mail")));
    return lines;
  }

  private static String line(Planned planned, String unit) {
    return "the next "
        + (planned.times() == 1 ? unit : planned.times() + " " + unit + "s")
        + ": "
        + (planned.what().isEmpty()
            ? "nothing"
            : planned.what().stream().map(Misbehaviour::inWords).collect(joining(", ")));
  }

  /** Nothing is wrong any more, except in sessions that have begun. */
  public synchronized void clear() {
    always.clear();
    sessions.clear();
    mails.clear();
  }
}
