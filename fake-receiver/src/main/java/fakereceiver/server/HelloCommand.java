package fakereceiver.server;

import fakereceiver.mail.HeloName;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * EHLO and HELO. Any argument goes to the judge, even none: what is wrong with a HELO name is for
 * rules to find and for personas to mind.
 */
final class HelloCommand implements Verb.Command {

  private final boolean extended;

  HelloCommand(boolean extended) {
    this.extended = extended;
  }

  @Override
  public void run(Visit visit, String argument) {
    visit.endTransaction();
    visit.greeted(false);
    Optional<Reply> refusal = visit.proceedings().atHelo(HeloName.of(argument));
    if (refusal.isPresent()) {
      visit.answer(refusal.get());
      return;
    }
    visit.greeted(true);
    visit.answer(extended ? extensions(visit) : Reply.of(250, visit.hostName()));
  }

  private static Reply extensions(Visit visit) {
    List<String> lines = new ArrayList<>();
    lines.add(visit.hostName());
    lines.add("PIPELINING");
    lines.add("SIZE " + visit.settings().maxMessageSize());
    lines.add("8BITMIME");
    lines.add("SMTPUTF8");
    lines.add("ENHANCEDSTATUSCODES");
    lines.add("CHUNKING");
    lines.add("DSN");
    if (visit.settings().tls().isPresent() && !visit.isTls()) {
      lines.add("STARTTLS"); // RFC 3207 section 4.2: not inside TLS
    }
    if (visit.mayClaim()) {
      lines.add("XCLIENT " + XclientCommand.ATTRIBUTES);
    }
    return new Reply(250, lines);
  }
}
