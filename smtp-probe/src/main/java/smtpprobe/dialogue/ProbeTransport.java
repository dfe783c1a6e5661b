package smtpprobe.dialogue;

import fakereceiver.judge.Stage;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Jakarta Mail's SMTP transport, made to say one thing after the other and to write down every line
 * of it.
 *
 * <p>The library opens the protocol, writes commands, doubles dots and says QUIT. What it would
 * throw away is kept here: whole replies, those that nobody asked for, and the exact octets of the
 * message. The order of the steps is that of {@link DialogueSteps}. What speaks holds the lock,
 * since the library asserts that.
 */
final class ProbeTransport extends SMTPTransport {

  /** Whatever it is said to. */
  private static final int SHUTTING_DOWN = 421;

  private final DialogueRequest request;
  private final ClientWire wire;
  private final Recorder recorder;
  private Step step = Step.GREETING;
  private String command = "";
  private Optional<Reply> farewell = Optional.empty();
  private long sentAt = System.nanoTime();

  ProbeTransport(DialogueRequest request, ClientWire wire, Recorder recorder) {
    super(session(), null);
    this.request = request;
    this.wire = wire;
    this.recorder = recorder;
  }

  /** A session of its own: nothing is taken from, or left in, the properties of the JVM. */
  private static Session session() {
    Properties properties = new Properties();
    // RFC 5321 section 3.1: a server that refuses in its greeting waits for the client's QUIT.
    properties.setProperty("mail.smtp.quitonsessionreject", "true");
    return Session.getInstance(properties);
  }

  /**
   * What is said to QUIT is 221. Anything that refuses is the reply to something earlier, and all
   * replies since are those to the commands before.
   */
  DialogueEnd unlessOutOfTurn(DialogueEnd end) {
    return farewell
        .filter(reply -> !reply.isPositive() && reply.code() != SHUTTING_DOWN)
        .<DialogueEnd>map(reply -> outOfTurn(Stage.MESSAGE, "with its reply to QUIT", reply))
        .orElse(end);
  }

  private DialogueEnd.Lost outOfTurn(Stage stage, String where, Reply reply) {
    String why =
        "the server spoke out of turn, "
            + where
            + " (\""
            + Printable.of(reply.toString())
            + "\"): which reply is to which command is not known";
    recorder.event(why);
    return new DialogueEnd.Lost(stage, why);
  }

  /** The greeting is being waited for from now on. */
  void begins() {
    sentAt = System.nanoTime();
  }

  /** Waits for the greeting, which has to be 220. */
  synchronized void greet() throws MessagingException {
    try {
      connect(wire.forJakartaMail());
    } catch (DialogueStopped e) {
      throw e;
    } catch (MessagingException e) { // not 220; the library has said QUIT
      throw new DialogueStopped(endBy(Step.GREETING, recorder.greeting()));
    }
  }

  /**
   * Does nothing yet: were EHLO said inside {@code connect}, the library would drop the connection
   * of a server that refuses it, without a QUIT.
   */
  @Override
  protected boolean ehlo(String domain) {
    return true;
  }

  /** Keeps the library from looking up the name of this host. */
  @Override
  public synchronized String getLocalHost() {
    return request.heloName().text();
  }

  /** The message, octet by octet, and the reply to its end. */
  synchronized Reply send(WireMessage message) throws MessagingException {
    try {
      OutputStream body = data();
      refuseUnasked("before the message", reply -> !reply.isPositive());
      body.write(message.octets());
      recorder.event("message of " + message.size() + " octets");
      finishData();
    } catch (IOException e) {
      throw new IllegalStateException("the wire never fails while writing", e);
    }
    return recorder.lastReply();
  }

  /**
   * A line of a login and the reply to it.
   *
   * @param shown what the transcript has in its place
   */
  synchronized Reply askSecretly(String line, String shown, Secrets secrets)
      throws DialogueStopped {
    step = Step.AUTH;
    command = shown;
    recorder.client(shown);
    wire.saySecretly(line, secrets);
    sentAt = System.nanoTime();
    return receive();
  }

  /** The reply, whatever it is. */
  synchronized Reply ask(String line) throws MessagingException {
    sendCommand(line);
    return receive();
  }

  /** The dialogue ends unless the reply is the one that lets it go on. */
  synchronized void require(String line) throws MessagingException {
    sendCommand(line);
    readServerResponse();
  }

  /**
   * Lets the library send one octet for each character, which makes UTF-8 of UTF-8. A server may
   * refuse a message before it has seen its end.
   */
  @Override
  protected void sendCommand(String line) throws MessagingException {
    step = Step.of(line);
    if (step != Step.QUIT) {
      refuseUnasked(
          "before \"" + Printable.of(line) + "\"",
          reply -> reply.code() == SHUTTING_DOWN || (step == Step.END && !reply.isPositive()));
    }
    command = line;
    recorder.client(line);
    super.sendCommand(
        new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    sentAt = System.nanoTime();
  }

  /**
   * Gives the library the code that it waits for whenever the first digit is right. Otherwise the
   * dialogue stops here, before the library says RSET; only the greeting and QUIT are left to it.
   */
  @Override
  protected int readServerResponse() throws MessagingException {
    Step asked = step;
    Reply reply = receive();
    if (asked.isDoneBy(reply)) {
      return asked.expected();
    }
    if (asked == Step.GREETING || asked == Step.QUIT) {
      return reply.code();
    }
    throw new DialogueStopped(endBy(asked, reply));
  }

  /**
   * What a server says unasked makes every later reply one to another command.
   *
   * @param may what it may say at that time all the same, and means
   */
  private void refuseUnasked(String where, Predicate<Reply> may) throws DialogueStopped {
    try {
      Optional<Reply> unasked = wire.unasked(step);
      if (unasked.isPresent()) {
        throw new DialogueStopped(
            may.test(unasked.get())
                ? endBy(step, unasked.get())
                : outOfTurn(step.stage(), where, unasked.get()));
      }
    } catch (IOException e) {
      throw lost(step.stage(), e);
    }
  }

  private Reply receive() throws DialogueStopped {
    try {
      Reply reply = wire.read(step);
      if (step == Step.QUIT) {
        farewell = Optional.of(reply);
      } else {
        Duration took = Duration.ofNanos(System.nanoTime() - sentAt);
        recorder.exchange(new Exchange(step.stage(), command, reply, took));
      }
      return reply;
    } catch (IOException e) {
      throw lost(step.stage(), e);
    }
  }

  static DialogueEnd endBy(Step step, Reply reply) {
    return reply.isPositive()
        ? new DialogueEnd.Lost(
            step.stage(), "\"" + Printable.of(reply.toString()) + "\" is no " + step.reply())
        : new DialogueEnd.Refused(step.stage(), reply);
  }

  DialogueStopped lost(Stage stage, IOException failure) {
    return lost(stage, String.valueOf(failure.getMessage()));
  }

  DialogueStopped lost(Stage stage, String why) {
    recorder.event(why);
    return new DialogueStopped(new DialogueEnd.Lost(stage, why));
  }

  /** A QUIT that fails changes nothing: the dialogue has had its end. */
  synchronized void leave() {
    if (!wire.isUsable()) {
      return;
    }
    try {
      close();
    } catch (MessagingException e) {
      // The transcript has the reason.
    }
  }
}
