package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.given.Ascii;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;

/**
 * The client greets with the domain of a recipient.
 *
 * <p>A stranger who introduces himself with the name of the house: an old habit of spam programs,
 * refused by many local rules. It can be known only once a recipient is.
 */
final class HeloIsRecipientDomain extends Rule {

  HeloIsRecipientDomain() {
    super(
        Stage.RCPT,
        new Card(
            "helo-is-recipient-domain",
            Owner.GREETING,
            "The client greets with the domain of a recipient",
            "Greet with the name of the sending host, such as mail.example.org",
            "RFC 5321 section 4.1.1.1"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    HeloName helo = attempt.heloName().orElseThrow();
    if (helo.name().isEmpty()) {
      return Outcome.skipped("the HELO name is not a host name");
    }
    DomainName name = helo.name().get();
    Evidence evidence = Evidence.given("HELO name", helo);
    for (Mailbox recipient : attempt.recipients()) {
      if (isAt(recipient, name)) {
        return Outcome.failed(evidence.and(Evidence.given("recipient", recipient)));
      }
    }
    return Outcome.passed(evidence);
  }

  /**
   * Nearly every domain is told apart as text: there may be thousands, looked at for each of them.
   */
  private static boolean isAt(Mailbox recipient, DomainName name) {
    String text = recipient.domainText();
    boolean isPlain = Ascii.isAll(text) && text.indexOf('\\') < 0 && !text.endsWith(".");
    return isPlain
        ? text.equalsIgnoreCase(name.text())
        : recipient.domain().filter(name::equals).isPresent();
  }
}
