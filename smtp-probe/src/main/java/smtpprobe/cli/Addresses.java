package smtpprobe.cli;

import fakereceiver.mail.Mailbox;

/** Reads the mail addresses that users type. */
final class Addresses {

  private Addresses() {}

  /** The address without angle brackets. */
  static String bare(String text) {
    return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
  }

  /**
   * A mailbox.
   *
   * @throws IllegalArgumentException when one half is missing, or a space or control is in it
   */
  static Mailbox mailbox(String option, String text) {
    Mailbox mailbox = Mailbox.of(bare(text));
    if (mailbox.localPart().isEmpty()
        || mailbox.domainText().isEmpty()
        || text.chars().anyMatch(c -> c <= ' ' || c == 127)) {
      throw new IllegalArgumentException(
          option + " \"" + text + "\" is not a mail address, expected one such as bob@example.net");
    }
    return mailbox;
  }
}
