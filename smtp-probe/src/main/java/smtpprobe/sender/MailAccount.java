package smtpprobe.sender;

import java.util.Optional;
import java.util.Set;
import smtpprobe.exposure.Accounts;
import smtpprobe.filter.Account;
import smtpprobe.mta.MailServer;

/** The account that a mail server connects to others under, as packagers set it up. */
final class MailAccount {

  private MailAccount() {}

  /** Empty for Sendmail, which sends as root, or as its settings say. */
  static Optional<Account> of(MailServer server, Accounts accounts) {
    return switch (server.software()) {
      case POSTFIX -> Optional.of(accounts.of("mail_owner", "", Set.of("postfix")));
      case EXIM ->
          Optional.of(
              accounts.of("exim_user", "exim_group", Set.of("Debian-exim", "exim", "mailnull")));
      case OPENSMTPD -> Optional.of(accounts.of("", "", Set.of("_smtpd", "smtpd", "opensmtpd")));
      case SENDMAIL -> Optional.empty();
    };
  }
}
