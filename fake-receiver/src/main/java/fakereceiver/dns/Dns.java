package fakereceiver.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Something that answers DNS questions about class IN.
 *
 * <p>It never throws and never guesses: whatever goes wrong is an {@link Answer} that is {@link
 * Answer.Status#UNAVAILABLE}. Aliases are followed (RFC 1034 section 3.6.2). Names are absolute; no
 * search list is ever used. Safe for use by several threads.
 *
 * <p>Five kinds of it stand one above the other; whatever is not a question is for one of them:
 *
 * <ul>
 *   <li>Sources ({@link LiveDns}, {@link ZoneDns}) answer, and may begin to ({@link #begin}).
 *   <li>Layers over a source ({@link fakereceiver.dns.memory.CachingDns}, {@link OverlayDns}) pass
 *       on {@link #begin} and {@link #canBegin}: an answer of theirs is begun as the source's is.
 *   <li>The memory of a session ({@link fakereceiver.dns.memory.SessionDns}) alone knows {@link
 *       #prefetch} and {@link #once}, and nobody begins anything through it: it counts what the
 *       session waits for.
 *   <li>What earlier sessions worked out ({@link fakereceiver.dns.memory.RecallingDns}) stands over
 *       that memory, and alone knows {@link #ofThisMoment}.
 *   <li>Eyes of a receiver over that memory ({@code judge.DnsView}, and {@code
 *       judge.CommonExamination} for several at once) pass on {@link #prefetch} and {@link #once}.
 * </ul>
 *
 * <p>Each passes on {@link #allowsDocumentationAddresses}.
 */
public interface Dns {

  /**
   * How long {@link #ask(Question)} waits: far less than a session's budget, so that one silent
   * name does not leave the others unasked.
   */
  Duration PATIENCE = Duration.ofSeconds(4);

  /** Asks one question and waits for the answer, {@code patience} at most. */
  <T> Answer<T> ask(Question<T> question, Duration patience);

  /** Asks one question and waits for the answer, {@link #PATIENCE} at most. */
  default <T> Answer<T> ask(Question<T> question) {
    return ask(question, PATIENCE);
  }

  /**
   * Says what is going to be asked, so that questions which do not depend on each other are on
   * their way side by side. Never waits, and changes no answer; what is told here may be asked or
   * not. Does nothing where there is no memory of a session.
   */
  default void prefetch(List<Wanted<?>> wanted) {}

  /**
   * Whether {@link #begin} ever begins anything; if not, there is no need to say what is wanted.
   */
  default boolean canBegin() {
    return false;
  }

  /**
   * Begins to ask without waiting; the answer comes within {@code patience}.
   *
   * @return empty when nothing would be won by that, or when there is too much to do already
   */
  default <T> Optional<CompletableFuture<Answer<T>>> begin(
      Question<T> question, Duration patience) {
    return Optional.empty();
  }

  /**
   * The same for questions that have to be asked because of a client: where many wait, the networks
   * of clients take turns.
   */
  default Dns onBehalfOf(ClientNetwork client) {
    return this;
  }

  /**
   * Whether these answers are about a laboratory, where documentation addresses and names are as
   * good as any other.
   */
  boolean allowsDocumentationAddresses();

  /**
   * Something that is worked out from answers and that several rules want: made once in a session,
   * where there is a memory of the session, and else each time.
   *
   * @param <V> what it is
   */
  interface Look<V> {

    /**
     * Whether later sessions may recall it ({@link fakereceiver.dns.memory.RecallingDns}): it is
     * small, and comes of nothing but what this look names, the receiver, and DNS.
     */
    default boolean isKept() {
      return false;
    }

    /** About how many octets of memory {@code value} takes up, beside the answers behind it. */
    default long octets(V value) {
      return 0;
    }
  }

  /** The value of {@code look}, made by {@code maker} unless it is remembered. */
  default <V> V once(Look<V> look, Supplier<V> maker) {
    return maker.get();
  }

  /**
   * The same without the eyes of a receiver: for a library of the receiver's that asks by itself,
   * and for looks at what is not DNS.
   */
  default Dns plain() {
    return this;
  }

  /**
   * Says that what is being worked out depends on the clock, or on the receiver's own name, and is
   * neither to be recalled nor shared with other receivers.
   */
  default void ofThisMoment() {}

  /** The answer, where it is there without asking anybody. */
  default <T> Optional<Answer<T>> known(Question<T> question) {
    return Optional.empty();
  }

  /** The names of an address. */
  default Answer<DomainName> ptr(IpAddress address) {
    return ask(new Question<>(address.reverseName(), RecordType.PTR));
  }

  /** The IPv6 addresses of a name. */
  default Answer<Ip6Address> aaaa(DomainName name) {
    return ask(new Question<>(name, RecordType.AAAA));
  }

  /** The IPv4 addresses of a name. */
  default Answer<Ip4Address> a(DomainName name) {
    return ask(new Question<>(name, RecordType.A));
  }

  /** The mail exchangers of a domain, in the order of the answer. */
  default Answer<Mx> mx(DomainName name) {
    return ask(new Question<>(name, RecordType.MX));
  }

  /** The texts of a name. */
  default Answer<String> txt(DomainName name) {
    return ask(new Question<>(name, RecordType.TXT));
  }
}
