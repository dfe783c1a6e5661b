package smtpprobe.dialogue;

import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;
import java.time.Duration;

/**
 * One command and the reply to it.
 *
 * @param stage what it was about; STARTTLS and AUTH belong to helo, XCLIENT to connect, DATA to
 *     message
 * @param command as sent, but for {@code [hidden]} where AUTH sends something secret; empty for the
 *     greeting, {@code .} for the end of the message
 * @param reply one character for each octet; from a stranger, so escape before showing
 * @param took from the end of the command to the end of the reply
 */
public record Exchange(Stage stage, String command, Reply reply, Duration took) {}
