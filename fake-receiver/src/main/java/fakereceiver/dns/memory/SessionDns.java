package fakereceiver.dns.memory;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import fakereceiver.dns.Wanted;
import fakereceiver.dns.wire.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The memory of one session, or of one look around: every question is asked once, however many
 * threads want to know, and all of them wait no longer than a budget. What was worked out from the
 * answers is remembered too. Threads do not wait for each other's questions.
 *
 * <p>A session's time is counted from the moment when a question is begun, so that time in which
 * several are on their way counts once. It is computed from what the answers took: zones in memory,
 * where delays only count, use up as much of it as servers that do make us wait. A session never
 * waits longer than was counted. Answers that were begun and never asked for count neither as time
 * nor as questions.
 *
 * <p>A look around ends at one moment for everything that it does ({@link #until}), and asks as
 * much as it likes by then.
 *
 * <p>Safe for several threads.
 */
public final class SessionDns implements Dns {

  /** How many different questions a session may ask: far more than an honest one needs. */
  static final int MAX_QUESTIONS = 300;

  /** How many octets of answers a session may get: many times those of an honest one. */
  static final long MAX_OCTETS = 2 << 20;

  /** How much that was worked out is remembered; a client can say something new for ever. */
  static final int MAX_LOOKS = 300;

  /** How many questions of a session may be begun before they are asked, all in all. */
  static final int MAX_BEGUN = 100;

  private final Dns dns;
  private final Limits limits;
  private final Holding holding;
  private final Object lock = new Object();

  /** At most as many as the limits say. */
  private final Map<Question<?>, Answer<?>> answers = new LinkedHashMap<>();

  /** At most {@link #MAX_BEGUN}. */
  private final Map<Question<?>, Begun<?>> begun = new HashMap<>();

  /** At most one for each thread that asks. */
  private final Map<Question<?>, CompletableFuture<Answer<?>>> asking = new HashMap<>();

  /** At most {@link #MAX_LOOKS}, and none about a message that is over. */
  private final Map<Look<?>, CompletableFuture<Object>> looks = new ConcurrentHashMap<>();

  private Duration waited = Duration.ZERO;
  private int beginnings;
  private long octets;

  /**
   * What may be asked, and until when.
   *
   * @param questions how many different ones
   * @param left what is left of the time when so much was waited
   * @param over said of what is asked after that
   */
  private record Limits(int questions, UnaryOperator<Duration> left, String over) {}

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
  public SessionDns(Dns dns, Duration budget) {
    this(dns, budget, Room.ENDLESS);
  }

  /** The same, that asks no more when there is no {@code room} for its answers. */
  public SessionDns(Dns dns, Duration budget, Room room) {
    this(
        dns,
        new Limits(MAX_QUESTIONS, budget::minus, "the time for DNS in this session is used up"),
        room);
  }

  private SessionDns(Dns dns, Limits limits, Room room) {
    this.dns = dns;
    this.limits = limits;
    this.holding = new Holding(room);
  }

  /** Remembers what {@code dns} answers within {@code budget} from now, by the clock. */
  public static SessionDns until(Dns dns, Duration budget) {
    long end = System.nanoTime() + budget.toNanos();
    return new SessionDns(
        dns,
        new Limits(
            Integer.MAX_VALUE,
            waited -> Duration.ofNanos(end - System.nanoTime()),
            "the time for DNS is used up"),
        Room.ENDLESS);
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
    Duration patience = Deadline.shorter(PATIENCE, limits.left.apply(at));
    if (beginnings >= MAX_BEGUN || isNone(patience)) {
      return;
    }
    beginnings++; // an answer that is there at once leads on before this question is put down
    Optional<Answer<T>> there = dns.known(question);
    if (there.isPresent()) {
      follow(wanted, there.get(), at);
      return;
    }
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
    CompletableFuture<Answer<?>> mine;
    Optional<CompletableFuture<Answer<?>>> others;
    Optional<Begun<T>> before;
    Duration at;
    Duration left;
    synchronized (lock) {
      Answer<T> known = (Answer<T>) answers.get(question);
      if (known != null) {
        return known;
      }
      others = Optional.ofNullable(asking.get(question));
      before = Optional.ofNullable((Begun<T>) begun.get(question));
      at = before.map(Begun::at).orElse(waited);
      left = limits.left.apply(at);
      if (others.isEmpty()) {
        if (answers.size() + asking.size() >= limits.questions) {
          return unavailable( // not remembered: a client has names without end
              question, "this session has asked DNS " + limits.questions + " times");
        }
        if (octets > MAX_OCTETS) {
          return remember(
              unavailable(question, "the answers of this session have " + octets + " octets"));
        }
        if (!holding.allows(octets)) {
          return remember(unavailable(question, "there is no memory for more answers"));
        }
        if (before.isEmpty() && isNone(left)) {
          return remember(unavailable(question, limits.over));
        }
        if (before.isEmpty()) {
          Optional<Answer<T>> there = dns.known(question);
          if (there.isPresent()) { // it takes no time, and nobody waits for it
            return remember(there.get());
          }
        }
        mine = new CompletableFuture<>();
        asking.put(question, mine);
      } else {
        mine = others.get();
      }
    }
    return others.isPresent()
        ? (Answer<T>) mine.join()
        : ask(
            question,
            mine,
            at,
            () ->
                before.isPresent()
                    ? await(question, before.get())
                    : dns.ask(question, Deadline.shorter(patience, left)));
  }

  /** Gives what the source says to those who wait for it, too; if need be that it failed. */
  private <T> Answer<T> ask(
      Question<T> question,
      CompletableFuture<Answer<?>> told,
      Duration at,
      Supplier<Answer<T>> source) {
    boolean answered = false;
    try {
      Answer<T> answer = source.get();
      synchronized (lock) {
        Duration until = at.plus(answer.took());
        waited = until.compareTo(waited) > 0 ? until : waited;
        remember(answer);
        asking.remove(question);
      }
      answered = true;
      told.complete(answer);
      return answer;
    } finally {
      if (!answered) { // the exception costs more than the rest
        synchronized (lock) {
          asking.remove(question);
        }
        told.completeExceptionally(new IllegalStateException("asking " + question + " failed"));
      }
    }
  }

  private <T> Answer<T> remember(Answer<T> answer) {
    answers.put(answer.question(), answer);
    octets += answer.octets();
    return answer;
  }

  /** Every answer that was asked for so far, in the order of the questions. */
  public Collection<Answer<?>> answers() {
    synchronized (lock) {
      return List.copyOf(answers.values());
    }
  }

  /**
   * Whether whoever asked a part of this alone, with that budget, would have been told the same:
   * nothing was kept back for want of time, or since it was too much.
   */
  public boolean wouldAnswerAlike(Duration budget) {
    synchronized (lock) {
      return waited.plus(PATIENCE).compareTo(budget) <= 0
          && answers.size() < limits.questions
          && octets <= MAX_OCTETS;
    }
  }

  private static <T> Answer<T> await(Question<T> question, Begun<T> begun) {
    try {
      return begun.coming.get(begun.patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Answer.unavailable(
          question,
          Deadline.TIMED_OUT + " after " + Deadline.seconds(begun.patience),
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

  private static boolean isNone(Duration time) {
    return time.isNegative() || time.isZero();
  }

  @Override
  @SuppressWarnings("unchecked") // a look for a V is only ever mapped to a V
  public <V> V once(Look<V> look, Supplier<V> maker) {
    if (looks.size() >= MAX_LOOKS) {
      looks.values().removeIf(CompletableFuture::isDone);
    }
    CompletableFuture<Object> mine = new CompletableFuture<>();
    CompletableFuture<Object> known = looks.putIfAbsent(look, mine);
    if (known != null) {
      return (V) known.join();
    }
    try {
      V made = maker.get();
      mine.complete(made);
      return made;
    } finally {
      if (!mine.isDone()) {
        looks.remove(look);
        mine.completeExceptionally(new IllegalStateException("working out " + look + " failed"));
      }
    }
  }

  /** Forgets what was worked out about a message: it is over, and holds much memory. */
  public void forgetMessage() {
    looks.keySet().removeIf(look -> !look.isKept());
  }

  /** How much that was worked out is remembered now. */
  int looks() {
    return looks.size();
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }
}
