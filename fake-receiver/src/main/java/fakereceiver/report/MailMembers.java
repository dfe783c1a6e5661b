package fakereceiver.report;

import fakereceiver.session.Mail;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What several documents tell of a mail in the same words. */
public final class MailMembers {

  private MailMembers() {}

  /** What its client said of itself, each text cut as that document does. */
  public static Data.Members claims(Mail mail, UnaryOperator<String> cut) {
    Data.Tree claims = Data.tree();
    mail.claims().forEach((name, value) -> claims.with(name, cut.apply(value)));
    return claims.done();
  }

  /** What TLS settled on, if it was used. */
  public static Optional<Data> tls(Mail mail) {
    return mail.tls()
        .map(
            tls ->
                Data.tree()
                    .with("protocol", tls.protocol())
                    .with("cipherSuite", tls.cipherSuite())
                    .done());
  }
}
