package fakereceiver.dns.memory;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import fakereceiver.dns.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The memory of one session that also recalls what earlier sessions worked out: see {@link Look}.
 *
 * <p>It notes which answers a look is made from. A later session asks the same questions in the
 * same order; when all answers are the same, so is what follows from them. When one differs, the
 * look is made anew, and has lost nothing: up to there, its maker asks just these questions. So
 * counts of questions, and the time that they take, are what they would be without it.
 *
 * <p>Not safe for several threads, but for {@link #prefetch}.
 */
public final class RecallingDns implements Dns {

  private final Dns session;
  private final Dns source;
  private final LookMemory memory;

  /**
   * At most {@link SessionDns#MAX_LOOKS}, as many as there is room for, and none about a message
   * that is over.
   */
  private final Map<Look<?>, LookMemory.Kept> looks = new HashMap<>();

  private final Holding holding;
  private long octets;
  private Notes notes = new Notes();

  /** The answers that the look which is being made rests on, each once. */
  private static final class Notes {
    /** Of so few each is looked at: most looks have less than a handful. */
    private static final int FEW = 16;

    /** At most the questions of one mail. */
    private final List<Answer<?>> answers = new ArrayList<>(4);

    /** The same, once there are many: at most as many. */
    private Optional<Set<Answer<?>>> seen = Optional.empty();

    private boolean ofThisMoment;

    void add(Answer<?> answer) {
      if (seen.isPresent() ? seen.get().add(answer) : isNew(answer)) {
        answers.add(answer);
      }
    }

    private boolean isNew(Answer<?> answer) {
      for (int i = 0; i < answers.size(); i++) {
        if (isSame(answers.get(i), answer)) {
          return false;
        }
      }
      if (answers.size() == FEW) {
        Set<Answer<?>> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(answers);
        all.add(answer);
        seen = Optional.of(all);
      }
      return true;
    }

    @SuppressWarnings("ReferenceEquality") // equal ones of two questions are two
    private static boolean isSame(Answer<?> one, Answer<?> other) {
      return one == other;
    }

    void addAll(Notes others) {
      others.answers.forEach(this::add);
      ofThisMoment |= others.ofThisMoment;
    }
  }

  /**
   * Recalls from {@code memory}.
   *
   * @param session the memory of this session, which is asked
   * @param source where that one's answers come from
   * @param room for what is remembered; what has none is worked out again
   */
  public RecallingDns(SessionDns session, Dns source, LookMemory memory, Room room) {
    this.session = session;
    this.source = source;
    this.memory = memory;
    this.holding = new Holding(room);
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    Answer<T> answer = session.ask(question, patience);
    notes.add(answer);
    return answer;
  }

  @Override
  @SuppressWarnings("unchecked") // a look for a V is only ever mapped to a V
  public <V> V once(Look<V> look, Supplier<V> maker) {
    LookMemory.Kept known = looks.get(look);
    if (known == null) {
      Optional<LookMemory.Kept> earlier = look.isKept() ? memory.find(look) : Optional.empty();
      if (earlier.isEmpty() || !stillHolds(earlier.get())) {
        return make(look, maker);
      }
      known = earlier.get();
      remember(look, known);
    }
    for (Answer<?> answer : known.answers()) {
      notes.add(answer);
    }
    notes.ofThisMoment |= known.ofThisMoment();
    return (V) known.value();
  }

  private <V> V make(Look<V> look, Supplier<V> maker) {
    Notes outer = notes;
    notes = new Notes();
    try {
      V made = maker.get();
      LookMemory.Kept kept = LookMemory.Kept.of(look, made, notes.answers, notes.ofThisMoment);
      remember(look, kept);
      if (look.isKept() && kept.tookNoTime() && !kept.ofThisMoment()) {
        memory.keep(look, kept);
      }
      return made;
    } finally {
      outer.addAll(notes);
      notes = outer;
    }
  }

  private void remember(Look<?> look, LookMemory.Kept kept) {
    if (looks.size() >= SessionDns.MAX_LOOKS || !holding.allows(octets + kept.octets())) {
      looks.clear();
      octets = 0;
    }
    if (holding.allows(octets + kept.octets())) {
      looks.put(look, kept);
      octets += kept.octets();
    }
  }

  /** Forgets what was worked out about a message, and what its answers were. */
  public void forgetMessage() {
    looks.keySet().removeIf(look -> !look.isKept());
    octets = 0;
    for (LookMemory.Kept kept : looks.values()) {
      octets += kept.octets();
    }
    notes = new Notes();
  }

  /** How much that was worked out is remembered now. */
  int looks() {
    return looks.size();
  }

  private boolean stillHolds(LookMemory.Kept kept) {
    for (Answer<?> before : kept.answers()) {
      Answer<?> now = session.ask(before.question());
      if (!now.equals(before)) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code look} will be recalled, so that there is no need to begin its questions. */
  public boolean recalls(Look<?> look) {
    return looks.containsKey(look)
        || memory
            .find(look)
            .filter(kept -> kept.answers().stream().allMatch(this::isThere))
            .isPresent();
  }

  /**
   * Notes the answers behind {@code look}, made or recalled in this session, as those of {@code
   * other}, which is only ever asked about by {@link #recalls}.
   */
  public void noteAnswersOf(Look<?> look, Look<Boolean> other) {
    LookMemory.Kept kept = looks.get(look);
    if (kept != null && kept.tookNoTime()) {
      memory.keep(other, LookMemory.Kept.of(other, true, kept.answers(), false));
    }
  }

  private boolean isThere(Answer<?> before) {
    return source.known(before.question()).filter(now -> now.equals(before)).isPresent();
  }

  @Override
  public void ofThisMoment() {
    notes.ofThisMoment = true;
  }

  @Override
  public void prefetch(List<Wanted<?>> wanted) {
    session.prefetch(wanted);
  }

  @Override
  public <T> Optional<Answer<T>> known(Question<T> question) {
    return source.known(question);
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return session.allowsDocumentationAddresses();
  }
}
