package fakereceiver.judge;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of receiver as data: what it does about each fault, when, and in which words. Immutable.
 *
 * @param name its name, as users type it
 * @param title its name in words
 * @param story who behaves so
 * @param receiver what rules may know of it
 * @param greeting the text of its 220 greeting, host name included
 * @param accepted what it says to a message that it takes
 * @param speaksAt the stage until which it keeps its findings to itself
 * @param sight how it looks at DNS
 * @param dnsBudget how long it waits for DNS in one session, all in all
 * @param decisions what it does, by rule id, in the order of its checks; other rules are noted
 * @param exemptClients clients that some of its checks spare
 * @param scoring how it adds up faults, if it does
 * @param habits how it behaves over time
 * @param counts whether its verdict counts in an exit code. A receiver that refuses everybody by
 *     design, a first mail that is greylisted, and a receiver that is our own invention are shown
 *     and do not count.
 * @param sixOnly whether only what it does with IPv6 clients is known
 * @param without the extensions of SMTP that it does not have, of those that we offer
 */
public record Persona(
    String name,
    String title,
    String story,
    Receiver receiver,
    String greeting,
    ReplyText accepted,
    Stage speaksAt,
    DnsView sight,
    Duration dnsBudget,
    Map<String, Decision> decisions,
    List<IpRange> exemptClients,
    Optional<Scoring> scoring,
    TimeBehaviour habits,
    boolean counts,
    boolean sixOnly,
    Set<String> without) {

  /** The extensions of SMTP that we offer and not every receiver has, in the order of EHLO. */
  public static final List<String> EXTENSIONS =
      List.of("PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "CHUNKING", "DSN");

  /** Copies the decisions, keeping their order. */
  public Persona {
    decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    exemptClients = List.copyOf(exemptClients);
    without = Set.copyOf(without);
  }

  /** Whether it says what it does about the fault of that rule. */
  public boolean decides(String rule) {
    return decisions.containsKey(rule);
  }

  /** Whether {@code client} is one of those that some checks spare. */
  boolean exempts(IpAddress client) {
    for (IpRange range : exemptClients) {
      if (range.contains(client)) {
        return true;
      }
    }
    return false;
  }

  /** The same persona with another budget for DNS, in one session. */
  public Persona withDnsBudget(Duration budget) {
    return copy(receiver, budget, counts);
  }

  /** The same persona, whose verdict counts: somebody asked for it by name. */
  public Persona counting() {
    return copy(receiver, dnsBudget, true);
  }

  /** The same persona, whose verdict does not count: somebody asked for those of others. */
  public Persona notCounting() {
    return copy(receiver, dnsBudget, false);
  }

  /** The same persona with another Public Suffix List, if it uses one. */
  public Persona with(PublicSuffixList list) {
    return copy(receiver.with(list), dnsBudget, counts);
  }

  private Persona copy(Receiver known, Duration budget, boolean isCounted) {
    return new Persona(
        name,
        title,
        story,
        known,
        greeting,
        accepted,
        speaksAt,
        sight,
        budget,
        decisions,
        exemptClients,
        scoring,
        habits,
        isCounted,
        sixOnly,
        without);
  }
}
