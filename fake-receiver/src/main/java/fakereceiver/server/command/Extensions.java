package fakereceiver.server.command;

import fakereceiver.judge.Persona;
import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a session offers in its reply to EHLO, and what comes with it. */
final class Extensions {

  /** The parameters of MAIL and RCPT, each with the extension that brings it. */
  private static final Map<String, String> OF_PARAMETERS =
      Map.of(
          "SIZE", "SIZE",
          "BODY", "8BITMIME",
          "SMTPUTF8", "SMTPUTF8",
          "RET", "DSN",
          "ENVID", "DSN",
          "NOTIFY", "DSN",
          "ORCPT", "DSN",
          "AUTH", "AUTH");

  private Extensions() {}

  /** The reply to EHLO. */
  static Reply of(SmtpSession session) {
    List<String> lines = new ArrayList<>(Persona.EXTENSIONS);
    lines.add(1, "SIZE " + session.settings().maxMessageSize());
    if (session.offersTls() && !session.isTls()) {
      lines.add("STARTTLS"); // RFC 3207 section 4.2: not inside TLS
    }
    if (session.login().isHeard(session.isTls()) && session.login().user().isEmpty()) {
      lines.add("AUTH PLAIN LOGIN");
    }
    if (session.identity().mayClaim()) {
      lines.add("XCLIENT " + XclientCommand.ATTRIBUTES);
    }
    lines.removeIf(line -> session.isWithout(keyword(line)));
    lines.add(0, session.hostName());
    return new Reply(250, lines);
  }

  private static String keyword(String line) {
    int end = line.indexOf(' ');
    return end < 0 ? line : line.substring(0, end);
  }

  /**
   * Refuses parameters of an extension that is not offered in this session.
   *
   * @param judged the keyword that is left to the persona; empty for none
   * @throws BadLineException when there is one: it is unknown (555)
   */
  static void requireOffered(SmtpSession session, Map<String, String> parameters, String judged)
      throws BadLineException {
    for (String keyword : parameters.keySet()) {
      if (!keyword.equals(judged)
          && session.isWithout(OF_PARAMETERS.getOrDefault(keyword, keyword))) {
        throw Parameters.unknown(keyword);
      }
    }
  }
}
