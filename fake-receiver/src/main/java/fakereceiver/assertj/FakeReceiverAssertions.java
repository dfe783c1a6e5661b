package fakereceiver.assertj;

import fakereceiver.session.Mail;

/** Where a sentence of a test begins that uses AssertJ; goes beside AssertJ's own. */
public final class FakeReceiverAssertions {

  private FakeReceiverAssertions() {}

  /** Says something of {@code mail}. */
  public static MailAssert assertThat(Mail mail) {
    return new MailAssert(mail);
  }
}
