package fakereceiver.rules;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.auth.signature.MailText;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.LookAt;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.mail.Message;
import java.util.List;
import java.util.Optional;

/** What several rules read out of a message: once, however many ask and for however many. */
final class MessageParts {

  /** Why nobody knows whether a field is there that was not found. */
  static final String CUT_OFF = "the header has more than 1 MiB, and is read no further";

  private MessageParts() {}

  /** Whether that field is there, and not empty. */
  static Outcome required(String field, Message message) {
    List<String> values = message.fields(field);
    if (values.isEmpty() && message.isHeaderCutOff()) {
      return Outcome.skipped(CUT_OFF);
    }
    Evidence evidence = Evidence.given(field + " field", values.isEmpty() ? "none" : values);
    return String.join("", values).isEmpty() ? Outcome.failed(evidence) : Outcome.passed(evidence);
  }

  private static final class TextOf extends LookAt<Message, MailText> {
    TextOf(Message message) {
      super(message);
    }
  }

  /** Its fields and body as signatures see them. */
  static MailText text(Message message, Dns dns) {
    return dns.plain().once(new TextOf(message), () -> MailText.of(message));
  }

  private static final class AuthorsOf extends LookAt<Message, Authors> {
    AuthorsOf(Message message) {
      super(message);
    }
  }

  /** Who it says it is from. */
  static Authors authors(Message message, Dns dns) {
    return dns.plain().once(new AuthorsOf(message), () -> Authors.of(message));
  }

  private static final class AuthorOf extends LookAt<Message, Optional<DomainName>> {
    AuthorOf(Message message) {
      super(message);
    }
  }

  /** The one domain of its header From, fully qualified. */
  static Optional<DomainName> author(Message message, Dns dns) {
    return dns.plain()
        .once(
            new AuthorOf(message),
            () -> authors(message, dns).domain().filter(DomainName::isFullyQualified));
  }
}
