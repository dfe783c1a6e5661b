package fakereceiver.server.command;

import fakereceiver.mail.AuthLine;
import fakereceiver.mail.Reply;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.BadLineException;
import fakereceiver.server.wire.ServerWire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** AUTH (RFC 4954) with PLAIN (RFC 4616) and LOGIN. Nothing that a client says in it is kept. */
final class AuthCommand implements Command {

  private static final Reply RIGHT = Reply.of(235, "2.7.0 Authentication successful");
  private static final Reply WRONG = Reply.of(535, "5.7.8 Authentication credentials invalid");
  private static final Reply CANCELLED = Reply.of(501, "5.7.0 Authentication cancelled");
  private static final Reply NOT_BASE64 = Reply.of(501, "5.5.2 Expected base64");
  private static final Reply NO_MECHANISM = Reply.of(501, "5.5.4 Expected AUTH mechanism");
  private static final Reply UNKNOWN_MECHANISM =
      Reply.of(504, "5.5.4 Unknown mechanism, expected PLAIN or LOGIN");
  private static final Reply NOT_PLAIN =
      Reply.of(501, "5.5.2 Expected identity NUL user NUL password");
  private static final Reply TWICE = Reply.of(503, "5.5.1 You have logged in already");
  private static final Reply IN_THE_CLEAR =
      Reply.of(538, "5.7.11 Encryption required for requested authentication mechanism");

  /** {@code Username:} and {@code Password:}, as every server that has LOGIN asks. */
  private static final Reply USERNAME = Reply.of(334, "VXNlcm5hbWU6");

  private static final Reply PASSWORD = Reply.of(334, "UGFzc3dvcmQ6");
  private static final Reply GO_ON = Reply.of(334, "");

  @Override
  public void run(SmtpSession session, String argument) throws IOException, BadLineException {
    requireRightTime(session);
    String[] words = argument.split(" +", 2);
    Optional<String> initial = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "" -> throw BadLineException.of(NO_MECHANISM);
      case "PLAIN" -> plain(session, initial);
      case "LOGIN" -> login(session, initial);
      default -> throw BadLineException.of(UNKNOWN_MECHANISM);
    }
  }

  private static void requireRightTime(SmtpSession session) throws BadLineException {
    if (!session.login().isKnown()) {
      throw BadLineException.of(Replies.NOT_IMPLEMENTED);
    }
    if (!session.isGreeted()) {
      throw BadLineException.of(Replies.HELO_FIRST);
    }
    if (session.login().user().isPresent()) {
      throw BadLineException.of(TWICE);
    }
    if (session.judging().hasSender()) {
      throw BadLineException.of(Replies.NESTED_MAIL);
    }
    if (!session.login().isHeard(session.isTls())) {
      throw BadLineException.of(IN_THE_CLEAR);
    }
  }

  private static void plain(SmtpSession session, Optional<String> initial)
      throws IOException, BadLineException {
    Optional<String> said = response(session, initial, GO_ON);
    if (said.isEmpty()) {
      return;
    }
    String[] parts = said.get().split("\0", -1);
    if (parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()) {
      throw BadLineException.of(NOT_PLAIN);
    }
    // To act for somebody else, one would have to be allowed to.
    boolean himself = parts[0].isEmpty() || parts[0].equals(parts[1]);
    decide(session, parts[1], himself ? parts[2] : "");
  }

  private static void login(SmtpSession session, Optional<String> initial)
      throws IOException, BadLineException {
    Optional<String> user = response(session, initial, USERNAME);
    if (user.isPresent()) {
      Optional<String> password = response(session, Optional.empty(), PASSWORD);
      if (password.isPresent()) {
        decide(session, user.get(), password.get());
      }
    }
  }

  private static void decide(SmtpSession session, String user, String password) {
    if (session.login().isRight(user, password)) {
      session.loggedIn(user);
      session.say(RIGHT);
    } else {
      session.error(WRONG);
    }
  }

  /** What the client answers, decoded; empty when it has hung up. */
  private static Optional<String> response(
      SmtpSession session, Optional<String> initial, Reply challenge)
      throws IOException, BadLineException {
    if (initial.isPresent()) {
      // RFC 4954 section 4: an empty response that came with the command is written "=".
      return Optional.of(initial.get().equals("=") ? "" : decoded(initial.get()));
    }
    session.say(challenge);
    Optional<String> line =
        session.wire().readLine(said -> AuthLine.HIDDEN, ServerWire.MAX_RESPONSE);
    if (line.isEmpty()) {
      HangUp.during(session, "in the middle of AUTH");
      return Optional.empty();
    }
    if (line.get().equals("*")) {
      throw BadLineException.of(CANCELLED);
    }
    return Optional.of(decoded(line.get()));
  }

  private static String decoded(String text) throws BadLineException {
    try {
      byte[] octets = Base64.getDecoder().decode(text);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw BadLineException.of(NOT_BASE64);
    }
  }
}
