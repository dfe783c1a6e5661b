package smtpprobe.dialogue;

import java.io.IOException;

/** The server sent something that is no reply. The message is a sentence for the user. */
final class NotSmtp extends IOException {

  private static final long serialVersionUID = 1;

  NotSmtp(String sentence) {
    super(sentence);
  }
}
