package fakereceiver.server.command;

import fakereceiver.mail.Reply;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.smtp.SmtpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out what a session was told to do wrong, at the moment for it. */
final class Interference {

  /** The reply that closes the connection, whenever it is said (RFC 5321 section 4.2.2). */
  private static final int CLOSING = 421;

  private Interference() {}

  /** Whether something was done instead of what the client waits for at {@code moment}. */
  static boolean at(Moment moment, SmtpSession session) throws IOException {
    Optional<Misbehaviour> told = session.script().at(moment);
    if (told.isEmpty()) {
      return false;
    }
    String what = "as told, the receiver " + told.get().inWords();
    if (told.get() instanceof Misbehaviour.HangUp) {
      session.abandon(what);
    } else if (told.get() instanceof Misbehaviour.Stall) {
      session.trouble(what);
      session.wire().outlast();
      session.giveUp();
    } else if (told.get() instanceof Misbehaviour.LongLine line) {
      session.event(what);
      session.wording().through(reply -> lengthened(reply, line.octets()));
      return false;
    } else if (told.get() instanceof Misbehaviour.Say say) {
      return says(say.reply(), what, session, moment);
    }
    return true;
  }

  /** The same before the client has said anything. */
  static boolean atConnect(SmtpSession session) throws IOException {
    session.command("CONNECT"); // what is said now answers that
    boolean done = at(Moment.CONNECT, session);
    session.command("");
    return done;
  }

  private static boolean says(Reply reply, String what, SmtpSession session, Moment moment) {
    if (reply.isPositive()) {
      session.event(what);
      session.wording().through(ordinary -> ordinary.isPositive() ? reply : ordinary);
      return false;
    }
    session.trouble(what);
    session.judging().told(reply);
    if (reply.code() == CLOSING || moment == Moment.CONNECT) {
      session.leave(reply);
    } else {
      session.say(reply);
    }
    return true;
  }

  private static Reply lengthened(Reply reply, int octets) {
    List<String> lines = new ArrayList<>(reply.lines());
    int missing = octets - reply.wireLines().get(0).length();
    if (missing > 0) {
      String first = lines.get(0);
      lines.set(0, first + " " + "x".repeat(missing - 1));
    }
    return new Reply(reply.code(), lines);
  }

  /** Waits, if the session was told to, before anything is said. */
  static void pause(SmtpSession session) {
    Duration pause = session.script().pause();
    if (!pause.isZero()) {
      session.event("as told, the receiver waits " + pause.toMillis() + " ms");
      session.pause(pause);
    }
  }

  /** Breaks a TLS handshake that was agreed upon. */
  static void breakTls(Misbehaviour.BrokenTls broken, SmtpSession session) throws IOException {
    session.trouble("as told, the receiver " + broken.inWords());
    switch (broken.how()) {
      case GARBAGE -> session.leave(Reply.of(500, "5.5.1 This is not the beginning of TLS"));
      case HANG_UP -> session.wire().awaitSomething();
      case STALL -> session.wire().outlast();
    }
    session.giveUp();
  }
}
