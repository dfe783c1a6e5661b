package smtpprobe.dialogue;

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
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Jakarta Mail's SMTP transport, made to go through one dialogue step by step and to write down
 * every line of it.
 *
 * <p>The library opens the protocol, writes commands, doubles dots and says QUIT. What it would
 * throw away, or cannot do, is done here: whole replies, the order of the steps, XCLIENT, AUTH, the
 * exact octets of the message.
 */
final class ProbeTransport extends SMTPTransport {

  /** Whatever it is said to. */
  private static final int SHUTTING_DOWN = 421;

  private final DialogueRequest request;
  private final ClientWire wire;
  private final Recorder recorder;
  private final WireMessage message;
  private final Supplier<X509TrustManager> trust;
  private Extensions extensions = Extensions.NONE;
  private Optional<TlsSession> tls = Optional.empty();
  private Step step = Step.GREETING;
  private String command = "";
  private Optional<Reply> farewell = Optional.empty();
  private long sentAt = System.nanoTime();

  ProbeTransport(
      DialogueRequest request,
      ClientWire wire,
      Recorder recorder,
      Supplier<X509TrustManager> trust) {
    super(session(), null);
    this.request = request;
    this.wire = wire;
    this.recorder = recorder;
    this.trust = trust;
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
      logIn();
      end = deliver();
    } catch (DialogueStopped stopped) {
      end = stopped.end();
    } catch (MessagingException e) {
      throw new IllegalStateException("Jakarta Mail failed where it could not", e);
    }
    leave();
    return end instanceof DialogueEnd.Accepted ? unlessOutOfTurn(end) : end;
  }

  /**
   * What is said to QUIT is 221. Anything that refuses is the reply to something earlier, and all
   * replies since are those to the commands before.
   */
  private DialogueEnd unlessOutOfTurn(DialogueEnd end) {
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
    if (tlsMode() == TlsMode.IMPLICIT) {
      shakeHands(Stage.CONNECT);
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
    recorder.offers(extensions);
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

  private TlsMode tlsMode() {
    return request.tls().at(request.port());
  }

  private void encrypt() throws MessagingException {
    TlsMode mode = tlsMode();
    if (mode == TlsMode.NONE || mode == TlsMode.IMPLICIT) {
      return;
    }
    if (!extensions.offers("STARTTLS")) {
      if (mode == TlsMode.MUST) {
        throw lost(Stage.HELO, "the server does not offer STARTTLS");
      }
      return;
    }
    require("STARTTLS");
    recorder.uses(List.of("STARTTLS"));
    shakeHands(Stage.HELO);
    introduce(); // RFC 3207 section 4.2: what was offered in the clear no longer counts
  }

  private void shakeHands(Stage stage) throws DialogueStopped {
    try {
      SSLSession session = wire.startTls().getSession();
      TlsSession agreed =
          TlsHandshake.describe(session, request.serverName(), Instant.now(), trust.get());
      tls = Optional.of(agreed);
      recorder.tls(agreed);
      recorder.chain(TlsHandshake.chain(session));
      recorder.event(
          "TLS handshake: " + agreed.protocol() + ", certificate of \"" + agreed.subject() + "\"");
    } catch (IOException e) {
      throw lost(stage, e);
    }
  }

  private void logIn() throws MessagingException {
    if (request.esmtp().credentials().isEmpty()) {
      return;
    }
    Credentials credentials = request.esmtp().credentials().get();
    Optional<String> obstacle = credentials.obstacle(tls, request.serverName());
    if (obstacle.isPresent()) {
      throw lost(Stage.HELO, obstacle.get());
    }
    AuthMechanism mechanism =
        credentials
            .choose(extensions.authMechanisms())
            .orElseThrow(() -> lost(Stage.HELO, credentials.notOffered(extensions)));
    credentials.note(tls, request.serverName()).ifPresent(recorder::note);
    recorder.uses(List.of("AUTH " + mechanism.name()));
    Secrets secrets = Secrets.of(credentials);
    Reply reply =
        AuthExchange.run(
            mechanism,
            credentials,
            (line, shown) -> {
              step = Step.AUTH;
              command = shown;
              recorder.client(shown);
              wire.saySecretly(line, secrets);
              sentAt = System.nanoTime();
              return receive();
            });
    if (!Step.AUTH.isDoneBy(reply)) {
      throw new DialogueStopped(endBy(Step.AUTH, reply));
    }
  }

  private DialogueEnd deliver() throws MessagingException {
    Declarations declarations = new Declarations(request, message, extensions, tls);
    Optional<String> obstacle = declarations.obstacle();
    if (obstacle.isPresent()) {
      throw lost(Stage.MAIL, obstacle.get());
    }
    declarations.notes().forEach(recorder::note);
    recorder.uses(declarations.used());
    require(declarations.mail());
    askForRecipients(declarations);
    return send();
  }

  private void askForRecipients(Declarations declarations) throws MessagingException {
    List<Reply> refusals = new ArrayList<>();
    for (Mailbox recipient : request.recipients()) {
      Reply reply = ask(declarations.rcpt(recipient));
      if (!Step.RCPT.isDoneBy(reply)) {
        refusals.add(reply);
      }
      if (reply.code() == 421) { // RFC 5321 section 3.8: it is about to hang up
        throw new DialogueStopped(endBy(Step.RCPT, reply));
      }
    }
    if (refusals.size() == request.recipients().size()) {
      Reply deferral = // a mail server would try again for this one
          refusals.stream().filter(r -> r.code() < 500).findFirst().orElse(refusals.get(0));
      throw new DialogueStopped(endBy(Step.RCPT, deferral));
    }
  }

  private DialogueEnd send() throws MessagingException {
    if (message.isEightBit() && !extensions.offers("8BITMIME")) {
      recorder.note("The message needs 8BITMIME, which the server does not offer; sent as it is.");
    }
    message.notes().forEach(recorder::note);
    try {
      OutputStream body = data();
      refuseUnasked("before the message", reply -> !reply.isPositive());
      body.write(message.octets());
      recorder.event("message of " + message.size() + " octets");
      finishData();
    } catch (IOException e) {
      throw new IllegalStateException("the wire never fails while writing", e);
    }
    return new DialogueEnd.Accepted(recorder.lastReply());
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
    if (step != Step.QUIT) {
      refuseUnasked(
          "before \"" + Printable.of(line) + "\"", reply -> reply.code() == SHUTTING_DOWN);
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
}
