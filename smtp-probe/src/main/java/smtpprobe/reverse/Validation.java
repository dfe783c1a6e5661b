package smtpprobe.reverse;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerQuestion;
import fakereceiver.finding.Evidence;
import java.util.Optional;

/**
 * What the resolver makes of a name by DNSSEC. Nothing is validated here: it is told by its AD
 * flag, and by what it says when it is told not to check (RFC 4035 sections 3.2.2 and 3.2.3).
 *
 * @param state what it comes to
 * @param checked what it said
 * @param unchecked what it said without checking, when it was asked that
 */
public record Validation(State state, ServerAnswer checked, Optional<ServerAnswer> unchecked) {

  /** The states of RFC 4033 section 5, as far as a client can see them. */
  public enum State {
    /** The resolver vouches for it. */
    SECURE("secure: the resolver vouches for it"),
    /** It does not: the zone is not signed, or the resolver does not check. */
    INSECURE("insecure: not signed, or the resolver does not check"),
    /** It refuses to answer, and does answer when it does not check. */
    BOGUS("bogus: the signatures are wrong"),
    /** It does not answer either way. */
    UNKNOWN("not known: the resolver does not answer");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** The state for people. */
    public String words() {
      return words;
    }
  }

  private static final String SERVFAIL = "SERVFAIL";

  /** Asks the resolver. */
  public static Validation of(DomainName name, String type, Network network) {
    ServerAnswer checked =
        network.askResolver(new ServerQuestion(name, type, ServerQuestion.Mode.RESOLVE));
    if (Network.isAnswer(checked)) {
      return new Validation(
          checked.authentic() ? State.SECURE : State.INSECURE, checked, Optional.empty());
    }
    if (!checked.rcode().equals(SERVFAIL)) {
      return new Validation(State.UNKNOWN, checked, Optional.empty());
    }
    ServerAnswer unchecked =
        network.askResolver(new ServerQuestion(name, type, ServerQuestion.Mode.RESOLVE_UNCHECKED));
    return new Validation(
        Network.isAnswer(unchecked) ? State.BOGUS : State.UNKNOWN, checked, Optional.of(unchecked));
  }

  /** What was said. */
  public Evidence evidence() {
    Evidence evidence =
        Evidence.given("the resolver: " + checked.question(), checked.said())
            .and(Evidence.given("DNSSEC", state.words()));
    return unchecked
        .map(u -> evidence.and(Evidence.given("the same without checking (CD)", u.said())))
        .orElse(evidence);
  }
}
