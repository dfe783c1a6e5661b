package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * The client address has no PTR record.
 *
 * <p>The most common reason for refused mail over IPv6: Postfix, Sendmail, Exim and OpenSMTPD can
 * all insist on a name, and Gmail always does.
 */
final class PtrMissing extends Rule {

  /** No record can follow it. */
  private static final String IF_TEMPORARY =
      "If it is a temporary address (RFC 8981), let the mail server send from a lasting one of its"
          + " host; if it stays, ask";

  PtrMissing() {
    super(
        Stage.CONNECT,
        new Card(
            "ptr-missing",
            Owner.REVERSE_ZONE,
            "The client address has no PTR record",
            "Ask whoever owns the address range to publish a PTR record for the client address",
            "RFC 1912 section 2.1",
            "RFC 3596 section 2.5",
            "RFC 8601 section 3"));
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    ReverseDns.prefetch(attempt.clientAddress(), dns);
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Answer<DomainName> ptr = dns.ptr(attempt.clientAddress());
    return switch (ptr.status()) {
      case FOUND -> Outcome.passed(Evidence.of(ptr));
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.failed(Evidence.of(ptr), remedy(attempt));
      case UNAVAILABLE -> Outcome.undecided(Evidence.of(ptr));
    };
  }

  private static String remedy(Attempt attempt) {
    String record = attempt.clientAddress().reverseName() + ". PTR ";
    boolean looksTemporary =
        attempt.clientAddress() instanceof Ip6Address client && client.looksRandom();
    return (looksTemporary ? IF_TEMPORARY : "Ask")
        + " whoever owns the address range (most hosters have a form for it) to publish "
        + Names.helo(attempt)
            .map(name -> record + name + ".")
            .orElse(record + "mail.example.org. (with the name of your host instead)");
  }
}
