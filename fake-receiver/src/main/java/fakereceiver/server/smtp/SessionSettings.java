package fakereceiver.server.smtp;

import fakereceiver.judge.Judge;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.server.wire.Timeouts;
import fakereceiver.session.Budget;
import fakereceiver.session.Claim;
import fakereceiver.session.Keeper;
import fakereceiver.store.Storing;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What every session of a receiver goes by. Immutable.
 *
 * @param judge who decides
 * @param claims what clients on loopback may say of themselves
 * @param tls for STARTTLS, which is not offered without
 * @param maxMessageSize the largest message taken, in octets
 * @param timeouts how patient it is
 * @param clock for the time at which a session started, and for what is remembered of clients
 * @param storing whether delivered messages are kept in their stored form as well
 * @param realTime whether it takes the time that the persona takes: its tarpit, and its waiting for
 *     DNS that does not answer
 * @param accounts who may log in
 * @param misbehaviours what the next sessions are to do wrong: all that may change
 * @param keeper given every mail, those that are taken before their clients are told
 * @param budget what all of them hold is counted there
 */
public record SessionSettings(
    Judge judge,
    Claims claims,
    Optional<SSLContext> tls,
    int maxMessageSize,
    Timeouts timeouts,
    Clock clock,
    Optional<Storing> storing,
    boolean realTime,
    Accounts accounts,
    Misbehaviours misbehaviours,
    Keeper keeper,
    Budget budget) {

  /**
   * How clients on loopback speak for others.
   *
   * @param xclient whether they may claim another address by XCLIENT
   * @param proxyProtocol whether they have to send a PROXY header first
   * @param byTest asked once for each session on loopback: whom the test takes its client for
   */
  public record Claims(boolean xclient, boolean proxyProtocol, Supplier<Optional<Claim>> byTest) {

    /** Where no test claims anything. */
    public Claims(boolean xclient, boolean proxyProtocol) {
      this(xclient, proxyProtocol, Optional::empty);
    }
  }

  /** The same, judged by another. */
  public SessionSettings judgedBy(Judge other) {
    return new SessionSettings(
        other,
        claims,
        tls,
        maxMessageSize,
        timeouts,
        clock,
        storing,
        realTime,
        accounts,
        misbehaviours,
        keeper,
        budget);
  }

  /** Refuses a limit that is not positive. */
  public SessionSettings {
    if (maxMessageSize < 1) {
      throw new IllegalArgumentException(
          "a limit of " + maxMessageSize + " octets, expected at least 1");
    }
  }
}
