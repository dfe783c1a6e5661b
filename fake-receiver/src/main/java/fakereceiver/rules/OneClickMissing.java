package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Locale;

/**
 * The message has a sign of bulk mail, {@code List-Unsubscribe}, {@code List-Id} or {@code
 * Precedence: bulk} or {@code list}, and lacks what one click needs: {@code List-Unsubscribe} with
 * an https address, and {@code List-Unsubscribe-Post}. Gmail and Yahoo want it from bulk senders.
 */
final class OneClickMissing extends MessageRule {

  OneClickMissing() {
    super(
        new Card(
            "one-click-missing",
            Owner.MESSAGE,
            "The message looks like bulk mail and cannot be unsubscribed with one click",
            "Add List-Unsubscribe with an https address, and List-Unsubscribe-Post: "
                + "List-Unsubscribe=One-Click",
            "RFC 8058 section 3.1"));
  }

  private static final List<String> SIGNS =
      List.of("Precedence", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post");

  @Override
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    Evidence evidence = Evidence.NONE;
    for (String name : SIGNS) {
      for (String value : message.fields(name)) {
        evidence = evidence.and(Evidence.given(name, value));
      }
    }
    if (!isBulk(message)) {
      return Outcome.skipped("nothing says that the message is bulk mail");
    }
    return isOneClick(message) ? Outcome.passed(evidence) : Outcome.failed(evidence);
  }

  private static boolean isBulk(Message message) {
    return !message.fields("List-Unsubscribe").isEmpty()
        || !message.fields("List-Id").isEmpty()
        || message.fields("Precedence").stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .anyMatch(List.of("bulk", "list")::contains);
  }

  private static boolean isOneClick(Message message) {
    return message.fields("List-Unsubscribe").stream()
            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("<https:"))
        && message.fields("List-Unsubscribe-Post").stream()
            .anyMatch("List-Unsubscribe=One-Click"::equalsIgnoreCase);
  }
}
