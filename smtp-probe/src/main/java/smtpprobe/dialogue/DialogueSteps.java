package smtpprobe.dialogue;

import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

/**
 * One dialogue, step by step, over Jakarta Mail's transport. What that one cannot do is done here:
 * the order of the steps, XCLIENT, AUTH.
 */
final class DialogueSteps {

  private final DialogueRequest request;
  private final ClientWire wire;
  private final Recorder recorder;
  private final ProbeTransport transport;
  private final WireMessage message;
  private final Supplier<X509TrustManager> trust;
  private Extensions extensions = Extensions.NONE;
  private Optional<TlsSession> tls = Optional.empty();

  /** Asks for the authorities to trust when a certificate is shown. */
  DialogueSteps(
      DialogueRequest request,
      ClientWire wire,
      Recorder recorder,
      Supplier<X509TrustManager> trust) {
    this.request = request;
    this.wire = wire;
    this.recorder = recorder;
    this.trust = trust;
    transport = new ProbeTransport(request, wire, recorder);
    message = WireMessage.of(request.message());
  }

  /** Goes through the whole dialogue and leaves politely if that is still possible. */
  DialogueEnd talk() {
    DialogueEnd end;
    try {
      open();
      transport.greet();
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
    transport.leave();
    return end instanceof DialogueEnd.Accepted ? transport.unlessOutOfTurn(end) : end;
  }

  /** Greets, puts TLS over the connection when it is offered, and leaves. No mail is spoken of. */
  Optional<DialogueEnd> greetAndGo() {
    Optional<DialogueEnd> stopped = Optional.empty();
    try {
      open();
      transport.greet();
      introduce();
      encrypt();
    } catch (DialogueStopped e) {
      stopped = Optional.of(e.end());
    } catch (MessagingException e) {
      throw new IllegalStateException("Jakarta Mail failed where it could not", e);
    }
    transport.leave();
    return stopped;
  }

  private void open() throws DialogueStopped {
    try {
      wire.open();
    } catch (IOException e) {
      throw transport.lost(Stage.CONNECT, e);
    }
    if (tlsMode() == TlsMode.IMPLICIT) {
      shakeHands(Stage.CONNECT);
    }
    transport.begins();
  }

  private void introduce() throws MessagingException {
    String name = request.heloName().text();
    Reply reply = transport.ask(Commands.hello("EHLO", name));
    if (Step.EHLO.isDoneBy(reply)) {
      extensions = Extensions.in(reply);
    } else if (reply.code() == 500 || reply.code() == 502 || reply.code() == 504) {
      extensions = Extensions.NONE; // RFC 5321 section 3.2: it only knows HELO
      transport.require(Commands.hello("HELO", name));
    } else {
      throw new DialogueStopped(ProbeTransport.endBy(Step.EHLO, reply));
    }
    recorder.offers(extensions);
  }

  /** Before STARTTLS: the claimed client would have connected first, too. */
  private void claim() throws MessagingException {
    if (request.claim().orElse(null) instanceof Claim.Xclient xclient) {
      if (!extensions.offers("XCLIENT")) {
        throw transport.lost(Stage.CONNECT, "the server does not offer XCLIENT");
      }
      transport.require(Commands.xclient(xclient.address()));
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
        throw transport.lost(Stage.HELO, "the server does not offer STARTTLS");
      }
      return;
    }
    transport.require("STARTTLS");
    recorder.uses(List.of("STARTTLS"));
    shakeHands(Stage.HELO);
    introduce(); // RFC 3207 section 4.2: what was offered in the clear no longer counts
  }

  private void shakeHands(Stage stage) throws DialogueStopped {
    try {
      SSLSession session = wire.startTls().getSession();
      TlsSession agreed = TlsHandshake.describe(session, request.serverName(), trust.get());
      tls = Optional.of(agreed);
      recorder.tls(agreed);
      recorder.chain(TlsHandshake.chain(session));
      recorder.event(
          "TLS handshake: " + agreed.protocol() + ", certificate of \"" + agreed.subject() + "\"");
    } catch (IOException e) {
      throw transport.lost(stage, e);
    }
  }

  private void logIn() throws MessagingException {
    if (request.esmtp().credentials().isEmpty()) {
      return;
    }
    Credentials credentials = request.esmtp().credentials().get();
    Optional<String> obstacle = credentials.obstacle(tls, request.serverName());
    if (obstacle.isPresent()) {
      throw transport.lost(Stage.HELO, obstacle.get());
    }
    AuthMechanism mechanism =
        credentials
            .choose(extensions.authMechanisms())
            .orElseThrow(() -> transport.lost(Stage.HELO, credentials.notOffered(extensions)));
    credentials.note(tls, request.serverName()).ifPresent(recorder::note);
    recorder.uses(List.of("AUTH " + mechanism.name()));
    Secrets secrets = Secrets.of(credentials);
    Reply reply =
        AuthExchange.run(
            mechanism, credentials, (line, shown) -> transport.askSecretly(line, shown, secrets));
    if (!Step.AUTH.isDoneBy(reply)) {
      throw new DialogueStopped(ProbeTransport.endBy(Step.AUTH, reply));
    }
  }

  private DialogueEnd deliver() throws MessagingException {
    Declarations declarations = new Declarations(request, message, extensions, tls);
    Optional<String> obstacle = declarations.obstacle();
    if (obstacle.isPresent()) {
      throw transport.lost(Stage.MAIL, obstacle.get());
    }
    declarations.notes().forEach(recorder::note);
    recorder.uses(declarations.used());
    transport.require(declarations.mail());
    askForRecipients(declarations);
    return send();
  }

  private void askForRecipients(Declarations declarations) throws MessagingException {
    List<Reply> refusals = new ArrayList<>();
    for (Mailbox recipient : request.recipients()) {
      Reply reply = transport.ask(declarations.rcpt(recipient));
      if (!Step.RCPT.isDoneBy(reply)) {
        refusals.add(reply);
      }
      if (reply.code() == 421) { // RFC 5321 section 3.8: it is about to hang up
        throw new DialogueStopped(ProbeTransport.endBy(Step.RCPT, reply));
      }
    }
    if (refusals.size() == request.recipients().size()) {
      Reply deferral = // a mail server would try again for this one
          refusals.stream().filter(r -> r.code() < 500).findFirst().orElse(refusals.get(0));
      throw new DialogueStopped(ProbeTransport.endBy(Step.RCPT, deferral));
    }
  }

  private DialogueEnd send() throws MessagingException {
    if (message.isEightBit() && !extensions.offers("8BITMIME")) {
      recorder.note("The message needs 8BITMIME, which the server does not offer; sent as it is.");
    }
    message.notes().forEach(recorder::note);
    return new DialogueEnd.Accepted(transport.send(message));
  }
}
