package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSession;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Jakarta Mail's SMTP transport, made to go through one dialogue step by step and to write down
 * every line of it.
 *
 * <p>The library opens the protocol, writes commands, doubles dots and says QUIT. What it would
 * throw away, or cannot do, is done here: whole replies, the order of the steps, XCLIENT, the exact
 * octets of the message.
 */
final class ProbeTransport extends SMTPTransport {

  private final DialogueRequest request;
  private final Wire wire;
  private final Recorder recorder;
  private final WireMessage message;
  private Extensions extensions = Extensions.NONE;
  private Step step = Step.GREETING;
  private String command = "";
  private long sentAt = System.nanoTime();

  ProbeTransport(DialogueRequest request, Wire wire, Recorder recorder) {
    super(session(), null);
    this.request = request;
    this.wire = wire;
    this.recorder = recorder;
    message = WireMessage.of(request.message());
  }

  /** A session of its own: nothing is taken from, or left in, the properties of the JVM. */
  private static Session session() {
    Properties properties = new Properties();
    // RFC 5321 section 3.1: a server that refuses in its greeting waits for the client's QUIT.
    properties.setProperty("mail.smtp.quitonsessionreject", "true");
    return Session.getInstance(properties);
  }

  /** Goes through the whole dialogue and leaves politely if that is still possible. */
  synchronized DialogueEnd talk() {
    DialogueEnd end;
    try {
      open();
      greet();
      introduce();
      claim();
      encrypt();
      end = deliver();
    } catch (DialogueStopped stopped) {
      end = stopped.end();
    } catch (MessagingException e) {
      throw new IllegalStateException("Jakarta Mail failed where it could not", e);
    }
    leave();
    return end;
  }

  /** Greets, puts TLS over the connection when it is offered, and leaves. No mail is spoken of. */
  synchronized Optional<DialogueEnd> greetAndGo() {
    Optional<DialogueEnd> stopped = Optional.empty();
    try {
      open();
      greet();
      introduce();
      encrypt();
    } catch (DialogueStopped e) {
      stopped = Optional.of(e.end());
    } catch (MessagingException e) {
      throw new IllegalStateException("Jakarta Mail failed where it could not", e);
    }
    leave();
    return stopped;
  }

  private void open() throws DialogueStopped {
    try {
      wire.open();
    } catch (IOException e) {
      throw lost(Stage.CONNECT, e);
    }
    sentAt = System.nanoTime();
  }

  private void greet() throws MessagingException {
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

  private void introduce() throws MessagingException {
    String name = request.heloName().text();
    Reply reply = ask(Commands.hello("EHLO", name));
    if (Step.EHLO.isDoneBy(reply)) {
      extensions = Extensions.in(reply);
    } else if (reply.code() == 500 || reply.code() == 502 || reply.code() == 504) {
      extensions = Extensions.NONE; // RFC 5321 section 3.2: it only knows HELO
      require(Commands.hello("HELO", name));
    } else {
      throw new DialogueStopped(endBy(Step.EHLO, reply));
    }
  }

  /** Before STARTTLS: the claimed client would have connected first, too. */
  private void claim() throws MessagingException {
    if (request.claim().orElse(null) instanceof Claim.Xclient xclient) {
      if (!extensions.offers("XCLIENT")) {
        throw lost(Stage.CONNECT, "the server does not offer XCLIENT");
      }
      require(Commands.xclient(xclient.address()));
      introduce();
    }
  }

  private void encrypt() throws MessagingException {
    if (request.tls() == TlsMode.NONE) {
      return;
    }
    if (!extensions.offers("STARTTLS")) {
      if (request.tls() == TlsMode.MUST) {
        throw lost(Stage.HELO, "the server does not offer STARTTLS");
      }
      return;
    }
    require("STARTTLS");
    try {
      Optional<DomainName> name = request.serverName();
      SSLSession session = wire.startTls().getSession();
      TlsSession tls = TlsHandshake.describe(session, name, Instant.now());
      recorder.tls(tls);
      recorder.chain(TlsHandshake.chain(session));
      recorder.event(
          "TLS handshake: " + tls.protocol() + ", certificate of \"" + tls.subject() + "\"");
    } catch (IOException e) {
      throw lost(Stage.HELO, e);
    }
    introduce(); // RFC 3207 section 4.2: what was offered in the clear no longer counts
  }

  private DialogueEnd deliver() throws MessagingException {
    boolean utf8Address = isUtf8(request.reversePath().text());
    for (Mailbox recipient : request.recipients()) {
      utf8Address |= isUtf8(recipient.toString());
    }
    if (utf8Address && !extensions.offers("SMTPUTF8")) {
      throw lost(
          Stage.MAIL, "an address is not ASCII, and the server does not offer SMTPUTF8 (RFC 6531)");
    }
    boolean smtpUtf8 = utf8Address || message.isEightBitHeader();
    require(Commands.mail(request.reversePath(), message, smtpUtf8, extensions));
    askForRecipients();
    return send();
  }

  private void askForRecipients() throws MessagingException {
    List<Reply> refusals = new ArrayList<>();
    for (Mailbox recipient : request.recipients()) {
      Reply reply = ask(Commands.rcpt(recipient));
      if (!Step.RCPT.isDoneBy(reply)) {
        refusals.add(reply);
      }
      if (reply.code() == 421) { // RFC 5321 section 3.8: it is about to hang up
        throw new DialogueStopped(endBy(Step.RCPT, reply));
      }
    }
    if (refusals.size() == request.recipients().size()) {
      throw new DialogueStopped(endBy(Step.RCPT, refusals.get(0)));
    }
  }

  private DialogueEnd send() throws MessagingException {
    noteUndeclared("8BITMIME", message.isEightBit());
    noteUndeclared("SMTPUTF8", message.isEightBitHeader());
    message.notes().forEach(recorder::note);
    try {
      OutputStream body = data();
      body.write(message.octets());
      recorder.event("message of " + message.size() + " octets");
      finishData();
    } catch (IOException e) {
      throw new IllegalStateException("the wire never fails while writing", e);
    }
    return new DialogueEnd.Accepted(recorder.lastReply());
  }

  private void noteUndeclared(String extension, boolean needed) {
    if (needed && !extensions.offers(extension)) {
      recorder.note(
          "The message needs " + extension + ", which the server does not offer; sent as it is.");
    }
  }

  /** The reply, whatever it is. */
  private Reply ask(String line) throws MessagingException {
    sendCommand(line);
    return receive();
  }

  /** The dialogue ends unless the reply is the one that lets it go on. */
  private void require(String line) throws MessagingException {
    sendCommand(line);
    readServerResponse();
  }

  /** Lets the library send one octet for each character, which makes UTF-8 of UTF-8. */
  @Override
  protected void sendCommand(String line) throws MessagingException {
    step = Step.of(line);
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

  private Reply receive() throws DialogueStopped {
    try {
      Reply reply = wire.read(step);
      if (step != Step.QUIT) {
        Duration took = Duration.ofNanos(System.nanoTime() - sentAt);
        recorder.exchange(new Exchange(step.stage(), command, reply, took));
      }
      return reply;
    } catch (IOException e) {
      throw lost(step.stage(), e);
    }
  }

  private static DialogueEnd endBy(Step step, Reply reply) {
    return reply.isPositive()
        ? new DialogueEnd.Lost(
            step.stage(), "\"" + Printable.of(reply.toString()) + "\" is no " + step.reply())
        : new DialogueEnd.Refused(step.stage(), reply);
  }

  private DialogueStopped lost(Stage stage, IOException failure) {
    return lost(stage, String.valueOf(failure.getMessage()));
  }

  private DialogueStopped lost(Stage stage, String why) {
    recorder.event(why);
    return new DialogueStopped(new DialogueEnd.Lost(stage, why));
  }

  /** A QUIT that fails changes nothing: the dialogue has had its end. */
  private void leave() {
    if (!wire.isUsable()) {
      return;
    }
    try {
      close();
    } catch (MessagingException e) {
      // The transcript has the reason.
    }
  }

  private static boolean isUtf8(String text) {
    return text.chars().anyMatch(c -> c > 127);
  }
}
