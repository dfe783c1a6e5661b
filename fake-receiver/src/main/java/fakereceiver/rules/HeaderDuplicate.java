package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import java.util.List;

/**
 * A field that RFC 5322 allows once is there several times. Gmail refuses such mail, and a
 * signature can be good for one of them while people see the other. The From field is the matter of
 * {@link FromInvalid}.
 */
final class HeaderDuplicate extends MessageRule {

  HeaderDuplicate() {
    super(
        new Card(
            "header-duplicate",
            Owner.MESSAGE,
            "A header field that may be there once is there several times",
            "Remove the fields that are there twice",
            "RFC 5322 section 3.6"));
  }

  private static final List<String> ONCE =
      List.of(
          "Date Sender Reply-To To Cc Bcc Message-ID In-Reply-To References Subject"
              .split(" ", -1));

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    Evidence evidence = Evidence.NONE;
    for (String name : ONCE) {
      List<String> values = message.fields(name);
      if (values.size() > 1) {
        evidence = evidence.and(Evidence.given(name + " fields", values));
      }
    }
    return evidence.observations().isEmpty()
        ? Outcome.passed(Evidence.given("fields that are there twice", "none"))
        : Outcome.failed(evidence);
  }
}
