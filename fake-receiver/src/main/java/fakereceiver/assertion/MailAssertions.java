package fakereceiver.assertion;

import fakereceiver.session.Mail;

/** Where a sentence of a test begins that uses no assertion library. */
public final class MailAssertions {

  private MailAssertions() {}

  /** Says something of {@code mail}. */
  public static MailAssert assertThat(Mail mail) {
    return new MailAssert(mail);
  }
}
