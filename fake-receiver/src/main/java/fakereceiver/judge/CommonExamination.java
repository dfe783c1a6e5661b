package fakereceiver.judge;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.LookAt;
import fakereceiver.dns.Question;
import fakereceiver.dns.Wanted;
import fakereceiver.dns.memory.RecallingDns;
import fakereceiver.dns.memory.Room;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.finding.Finding;
import fakereceiver.mail.Mailbox;
import java.time.Duration;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One examination of an attempt for several receivers, which share a memory of DNS. What a rule
 * finds for one of them it finds for all that are alike in what it looks at: a part of the receiver
 * and, where it asked DNS at all, the eyes of the receiver. Not safe for several threads.
 */
final class CommonExamination {

  /**
   * Of a thousand recipients each is a step with all those before it: so many are shared, and the
   * others looked at by each judge.
   */
  private static final int MAX_STEPS = 20;

  private final Docket docket;
  private final Alike alike;
  private final boolean asksAhead;
  private final SessionDns asked;
  private final Dns memory;
  private final Optional<LastFindings> last;

  /** By the number of the eyes; as many as personas at most. */
  private final @Nullable Eyes[] eyes;

  /** At most one for each stage, and for {@link #MAX_STEPS} recipients. */
  private final Map<Recipients, @Nullable Finding[]> found = new HashMap<>();

  private final BitSet prepared = new BitSet();

  private boolean ofThisMoment;

  /** What differs between the attempts of several receivers: some refuse a recipient. */
  private record Recipients(Stage stage, List<Mailbox> passing) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Recipients same
          && stage == same.stage
          && passing.equals(same.passing);
    }

    @Override
    public int hashCode() {
      return 31 * passing.hashCode() + stage.hashCode();
    }
  }

  /** Of nothing yet, with {@code budget} of time for DNS. */
  CommonExamination(
      Docket docket, Alike alike, Dns dns, Duration budget, Optional<Judges.Earlier> earlier) {
    this.docket = docket;
    this.alike = alike;
    this.asksAhead = dns.canBegin();
    this.asked = new SessionDns(dns, budget);
    this.memory =
        earlier.isPresent()
            ? new RecallingDns(asked, dns, earlier.get().looks(), Room.ENDLESS)
            : asked;
    this.last = earlier.map(Judges.Earlier::found);
    this.eyes = new Eyes[alike.allEyes()];
  }

  /** That of one persona, with its number. */
  Examination of(int persona, DnsView sight) {
    int number = alike.eyes(persona);
    Eyes known = eyes[number];
    if (known == null) {
      known = new Eyes(number, sight.through(memory));
      eyes[number] = known;
    }
    return new Share(persona, known);
  }

  /**
   * What was decided by MAIL, by {@code maker} unless it is recalled: it comes of nothing that a
   * later stage brings.
   *
   * @param but who does not decide
   */
  List<Decided> untilMail(Attempt attempt, String but, Supplier<List<Decided>> maker) {
    return memory.once(new UntilMail(attempt, but), maker);
  }

  private static final class UntilMail extends LookAt<List<?>, List<Decided>> {
    UntilMail(Attempt attempt, String but) {
      super(
          List.of(
              attempt.clientAddress(),
              attempt.encrypted(),
              attempt.heloName(),
              attempt.reversePath(),
              attempt.bodyType(),
              attempt.acquaintance(),
              but));
    }

    @Override
    public boolean isKept() {
      return true;
    }
  }

  /** Whether a persona with that budget would have had the same answers alone. */
  boolean answersAlike(Duration budget) {
    return asked.wouldAnswerAlike(budget);
  }

  /** Whether something of what was found is for one receiver alone. */
  boolean isOfOneReceiver() {
    return ofThisMoment;
  }

  /** What was answered. */
  Dns answered() {
    return asked;
  }

  private final class Share implements Examination {

    private final int persona;
    private final Eyes dns;

    Share(int persona, Eyes dns) {
      this.persona = persona;
      this.dns = dns;
    }

    @Override
    public Dns dns() {
      return dns;
    }

    @Override
    public Collection<Answer<?>> answers() {
      return asked.answers();
    }

    @Override
    public boolean asksAhead() {
      return asksAhead;
    }

    @Override
    public void prepare(Stage stage, Attempt received) {
      for (int number = docket.start(stage); number < docket.end(stage); number++) {
        int place = alike.place(number, persona);
        if (!prepared.get(place)) {
          prepared.set(place);
          docket.rule(number).prepare(received, dns);
        }
      }
    }

    @Override
    public void look(Stage stage, Attempt received, Facts facts) {
      int first = alike.start(docket.start(stage));
      int places = alike.start(docket.end(stage)) - first;
      @Nullable Finding[] known =
          stage == Stage.RCPT && received.recipients().size() > MAX_STEPS
              ? new Finding[places]
              : found.computeIfAbsent(
                  new Recipients(stage, received.recipients()), none -> new Finding[places]);
      Attempt early = stage.compareTo(Stage.RCPT) < 0 ? received.untilMail() : received;
      for (int number = docket.start(stage); number < docket.end(stage); number++) {
        Attempt shown = docket.rule(number).looksAtAcquaintance() ? received : early;
        facts.put(number, look(number, shown, known, first));
      }
    }

    private Finding look(int number, Attempt received, @Nullable Finding[] known, int first) {
      int place = alike.place(number, persona);
      Finding blind = known[place - first];
      if (blind != null) {
        return blind;
      }
      int byEyes = alike.placeByEyes(number, persona);
      Finding seen = known[byEyes - first];
      if (seen != null) {
        return seen;
      }
      dns.used = false;
      Finding made = docket.rule(number).look(received, dns);
      int at = dns.used ? byEyes : place;
      Finding shared = last.isPresent() ? last.get().shared(at, made) : made;
      known[at - first] = shared;
      return shared;
    }

    /** The attempt is over with this mail. */
    @Override
    public void endMail() {}
  }

  /** DNS as some receivers see it, and whether a rule has looked at it. */
  private final class Eyes implements Dns {

    private final int number;
    private final Dns sight;
    private boolean used;

    Eyes(int number, Dns sight) {
      this.number = number;
      this.sight = sight;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      used = true;
      return sight.ask(question, patience);
    }

    /** What others see may differ, and so may what they make of it. */
    @Override
    public <V> V once(Look<V> look, Supplier<V> maker) {
      used = true;
      return memory.once(new Seen<>(number, look), maker);
    }

    @Override
    public Dns plain() {
      return memory;
    }

    @Override
    public void ofThisMoment() {
      ofThisMoment = true;
      memory.ofThisMoment();
    }

    @Override
    public void prefetch(List<Wanted<?>> wanted) {
      memory.prefetch(wanted);
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return memory.allowsDocumentationAddresses();
    }
  }

  /** A look through such eyes. */
  private record Seen<V>(int eyes, Dns.Look<V> look) implements Dns.Look<V> {
    @Override
    public boolean isKept() {
      return look.isKept();
    }

    // Written out, since what records make of it is linked when it first runs.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Seen<?> seen && eyes == seen.eyes && look.equals(seen.look);
    }

    @Override
    public int hashCode() {
      return 31 * look.hashCode() + eyes;
    }
  }
}
