package fakereceiver.assertion;

import fakereceiver.session.Mail;

/** A mail that something is said of. */
public final class MailAssert implements MailChecks<MailAssert> {

  private final Mail mail;

  MailAssert(Mail mail) {
    this.mail = mail;
  }

  @Override
  public Mail mail() {
    return mail;
  }

  @Override
  public MailAssert itself() {
    return this;
  }

  @Override
  public void fail(String text) {
    throw new AssertionError(text);
  }
}
