package smtpprobe.check;

import smtpprobe.domain.MailDomain;
import smtpprobe.path.Path;
import smtpprobe.reverse.Reverse;

/** What a survey saw besides its findings. */
public sealed interface Seen {

  /** The reverse DNS of one address. */
  record OfReverse(Reverse reverse) implements Seen {}

  /** The domain that mail is from. */
  record OfDomain(MailDomain domain) implements Seen {}

  /** The way to the receivers. */
  record OfPath(Path path) implements Seen {}
}
