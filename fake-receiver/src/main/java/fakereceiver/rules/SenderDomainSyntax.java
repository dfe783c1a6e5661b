package fakereceiver.rules;

import fakereceiver.finding.Card;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Mailbox;

/**
 * What stands behind the {@code @} of the sender cannot be a domain: {@code user@-example.org},
 * {@code user@example..org}, {@code user@example.org:25}.
 *
 * <p>An underscore, a dot at the end and letters beyond ASCII, which some servers take, are the
 * matter of rules of their own.
 */
final class SenderDomainSyntax extends SenderForm {

  private static final int LONGEST_LABEL = 63; // RFC 1035 section 2.3.4
  private static final int LONGEST_DOMAIN = 255; // RFC 5321 section 4.5.3.1.2

  SenderDomainSyntax() {
    super(
        new Card(
            "sender-domain-syntax",
            Owner.MESSAGE,
            "The domain of the reverse-path is written as no domain can be",
            "Send from an address whose domain is made of letters, digits, hyphens and dots, such as"
                + " example.org",
            "RFC 5321 section 4.1.2",
            "RFC 1035 section 2.3.1"));
  }

  @Override
  boolean isSo(Mailbox sender) {
    String domain = sender.domainText();
    if (domain.isEmpty() || domain.startsWith("[")) {
      return !domain.isEmpty() && sender.literal().isEmpty();
    }
    if (domain.length() > LONGEST_DOMAIN) {
      return true;
    }
    String name = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty()
          || label.length() > LONGEST_LABEL
          || label.startsWith("-")
          || label.endsWith("-")
          || !label.chars().allMatch(Mailbox::isOfLabels)) {
        return true;
      }
    }
    return false;
  }
}
