package fakereceiver.assertj;

import fakereceiver.assertion.MailChecks;
import fakereceiver.session.Mail;
import org.assertj.core.api.AbstractAssert;

/** A mail that something is said of, in the manner of AssertJ. */
public class MailAssert extends AbstractAssert<MailAssert, Mail> implements MailChecks<MailAssert> {

  /** For AssertJ, which makes soft ones of it. */
  public MailAssert(Mail mail) {
    super(mail, MailAssert.class);
  }

  @Override
  public Mail mail() {
    return isNotNull().actual;
  }

  @Override
  public MailAssert itself() {
    return this;
  }

  @Override
  public void fail(String text) {
    throw failure("%s", text);
  }
}
