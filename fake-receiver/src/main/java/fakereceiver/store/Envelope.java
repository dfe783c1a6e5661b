package fakereceiver.store;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.ReversePath;
import fakereceiver.session.TransactionParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was said around a message, which the message itself does not tell: a line each for the
 * session, the client, its HELO name, MAIL and every RCPT with parameters, and the verdict.
 */
final class Envelope {

  private Envelope() {}

  /** The octets of the file. */
  static byte[] of(
      String session, Attempt attempt, TransactionParameters parameters, Verdict verdict) {
    StringBuilder text = new StringBuilder();
    line(text, "session", session);
    line(text, "persona", verdict.persona());
    line(text, "client", attempt.clientAddress().text());
    line(text, "helo", attempt.heloName().map(HeloName::text).orElse(""));
    line(
        text,
        "mail",
        attempt.reversePath().map(ReversePath::toString).orElse("<>") + words(parameters.mail()));
    List<Mailbox> recipients = attempt.recipients();
    for (int i = 0; i < recipients.size(); i++) {
      Map<String, String> given =
          i < parameters.recipients().size() ? parameters.recipients().get(i) : Map.of();
      line(text, "rcpt", "<" + recipients.get(i) + ">" + words(given));
    }
    line(text, "verdict", verdict.action().word());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(Printable.inAnyScript(value)).append('\n');
  }

  private static String words(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> " " + p.getKey() + (p.getValue().isEmpty() ? "" : "=" + p.getValue()))
        .collect(Collectors.joining());
  }
}
