package smtpprobe.dialogue;

import jakarta.mail.MessagingException;

/** Carries the end of a dialogue out through Jakarta Mail, which knows no other way. */
final class DialogueStopped extends MessagingException {

  private static final long serialVersionUID = 1;

  private final transient DialogueEnd end;

  DialogueStopped(DialogueEnd end) {
    super("the dialogue has ended");
    this.end = end;
  }

  DialogueEnd end() {
    return end;
  }
}
