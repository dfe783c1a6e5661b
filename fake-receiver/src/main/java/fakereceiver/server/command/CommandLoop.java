package fakereceiver.server.command;

import fakereceiver.mail.AuthLine;
import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import fakereceiver.server.wire.DeadlineException;
import fakereceiver.server.wire.ProxyHeader;
import fakereceiver.server.wire.ProxyHeaderReader;
import fakereceiver.server.wire.TlsTooSoonException;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.util.Optional;

/**
 * The commands of one session, one after the other, until it is over. For the session's own thread.
 *
 * <p>What goes wrong ends here: a slow client is told so, a lost one is noted, and a mistake of
 * ours is a 451 and a note, never a stack trace.
 */
public final class CommandLoop {

  private final SmtpSession session;
  private Optional<Reply> turnedAway = Optional.empty();
  private String argument = "";
  private boolean begun;
  private boolean secretsMayFollow;

  /** For a session that nothing was said in yet. */
  public CommandLoop(SmtpSession session) {
    this.session = session;
  }

  /** Something that may fail as commands may. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, BadLineException;
  }

  /** The session that it serves. */
  public SmtpSession session() {
    return session;
  }

  /** Before it runs: the client is one too many, and hears {@code reply} in place of a greeting. */
  public void turnAway(Reply reply) {
    turnedAway = Optional.of(reply);
  }

  /** Serves the session until it is over; what it has come to, {@link #end} tells. */
  public void run() {
    if (!isBegun()) {
      return;
    }
    for (Optional<Verb> verb = next(); verb.isPresent(); verb = next()) {
      run(verb.get());
    }
  }

  /** The beginning, up to the greeting; false when the client is refused. */
  private boolean isBegun() {
    begun = true;
    guard(
        true,
        () -> {
          if (session.isClosing()) {
            session.leave(Replies.SHUTTING_DOWN);
            return;
          }
          if (turnedAway.isPresent()) {
            session.trouble("over a limit: " + turnedAway.get());
            session.leave(turnedAway.get());
            return;
          }
          Interference.pause(session);
          if (Interference.atConnect(session)) {
            return;
          }
          if (session.identity().expectsProxyHeader()) {
            greet(ProxyHeaderReader.read(session.wire()));
          } else {
            session.greetWhoComes();
          }
        });
    session.tellMails();
    return !session.isOver();
  }

  /** Greets the client that a PROXY header names, or sends away who has none. */
  private void greet(ProxyHeader start) {
    if (start instanceof ProxyHeader.HungUp end) {
      HangUp.during(session, end.where());
    } else if (start instanceof ProxyHeader.Wrong wrong) {
      session.trouble("no PROXY header: " + wrong.why());
      session.leave(Reply.of(501, "5.5.2 Expected a PROXY header: " + wrong.why()));
    } else if (start instanceof ProxyHeader.Header header) {
      header.client().ifPresent(client -> session.identity().claim("PROXY", client.text()));
      session.event(
          "PROXY header "
              + header.version()
              + header
                  .client()
                  .map(client -> ": the client is " + client.text())
                  .orElse(" that names nobody"));
      session.greet(header.client().orElse(session.peer()));
    }
  }

  /** The verb of the next command; empty when there will be none. */
  private Optional<Verb> next() {
    while (!session.isOver()) {
      try {
        Optional<String> line = session.wire().readLine(this::shown);
        if (line.isPresent()) {
          session.command(shown(line.get()));
          argument = Verb.argumentOf(line.get());
          return Optional.of(Verb.of(line.get()));
        }
        HangUp.between(session);
      } catch (BadLineException e) {
        session.command("");
        bad(e);
      } catch (IOException e) {
        lost(e);
      }
    }
    return Optional.empty();
  }

  /**
   * A line as it is shown. What follows an AUTH that was refused may be what its client wanted to
   * answer with, sent ahead.
   */
  private String shown(String line) {
    return secretsMayFollow && Verb.of(line) == Verb.UNKNOWN
        ? AuthLine.HIDDEN
        : AuthLine.withoutSecret(line);
  }

  /** Serves the command that {@link #next} was about. */
  private void run(Verb verb) {
    secretsMayFollow = verb == Verb.AUTH || (secretsMayFollow && verb == Verb.UNKNOWN);
    guard(
        false,
        () -> {
          session.wording().ordinary();
          if (verb == Verb.MAIL && !session.judging().hasSender()) {
            session.script().beginMail();
          }
          Interference.pause(session);
          if (verb.moment().isEmpty() || !Interference.at(verb.moment().get(), session)) {
            verb.command().run(session, argument);
          }
        });
    session.tellMails();
  }

  private void guard(boolean fatal, Step step) {
    try {
      step.run();
    } catch (BadLineException e) {
      bad(e);
    } catch (IOException e) {
      lost(e);
    } catch (Exception | Error e) { // a DNS or keeper in Kotlin may throw any
      session.trouble("our mistake: " + e);
      session.judging().told(Replies.OUR_MISTAKE);
      session.endTransaction();
      if (fatal) {
        session.leave(Replies.OUR_MISTAKE_FATAL);
      } else {
        session.say(Replies.OUR_MISTAKE);
      }
    }
  }

  private void bad(BadLineException e) {
    session.error(e.reply());
    if (e.isFatal()) {
      session.giveUp();
    }
  }

  private void lost(IOException e) {
    if (e instanceof DeadlineException) {
      session.trouble("timed out: " + e.getMessage());
      session.leave(
          Reply.of(
              421, "4.4.2 " + session.hostName() + " closes the connection, " + e.getMessage()));
    } else if (session.isCut() || HangUp.isAtTheCertificate(session)) {
      HangUp.between(session);
    } else if (e instanceof TlsTooSoonException) {
      boolean offered = session.offersTls();
      session.trouble(
          "the client began with TLS at once (smtps); here "
              + (offered ? "TLS begins with STARTTLS (smtp)" : "no TLS is offered"));
      session.leave(offered ? Replies.STARTTLS_FIRST : Replies.NO_TLS);
    } else {
      session.abandon("connection lost: " + e.getMessage());
    }
  }

  /** The end: the record of the session. */
  public SessionRecord end() {
    return session.end(begun && !session.isClosing());
  }
}
