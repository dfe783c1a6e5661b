package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/**
 * One SMTP transaction with one server: connect, EHLO, MAIL, RCPT, the message, QUIT.
 *
 * <p>Blocks the calling thread, for at most about {@link Timeouts#total()}. Any number may run at
 * once, each on a thread of its own; nothing is shared between them. When that thread is
 * interrupted the dialogue ends as lost, and the thread stays interrupted.
 */
public final class Dialogue {

  private Dialogue() {}

  /**
   * The octets of {@code message} that a server gets, before dots are doubled: all lines in CRLF.
   */
  public static Message asSent(Message message) {
    return Message.of(WireMessage.of(message).octets());
  }

  /**
   * Connects, says EHLO, puts TLS over the connection when it is offered, says EHLO again, and
   * QUIT. No mail is spoken of. Never throws for what the server or the network does, and asks no
   * DNS.
   *
   * @param serverName what the certificate is compared with, and the SNI of TLS
   * @param source the address of this host to come from; otherwise the kernel chooses
   */
  public static Introduction introduce(
      IpAddress server,
      int port,
      Optional<DomainName> serverName,
      HeloName heloName,
      Optional<IpAddress> source,
      Timeouts timeouts) {
    DialogueRequest request =
        new DialogueRequest(
            server,
            port,
            serverName,
            heloName,
            ReversePath.NULL,
            List.of(Mailbox.of("nobody@invalid")), // never said
            Message.of(""),
            source,
            TlsMode.MAY,
            Optional.empty(),
            EsmtpOptions.USUAL,
            timeouts);
    Recorder recorder = new Recorder();
    try (ClientWire wire = new ClientWire(request, recorder)) {
      return recorder.introduction(
          new DialogueSteps(request, wire, recorder, Certificates::systemTrust).greetAndGo());
    }
  }

  /**
   * Holds the dialogue and closes the connection. Never throws for what the server or the network
   * does, and asks no DNS.
   */
  public static DialogueResult run(DialogueRequest request) {
    return run(request, Certificates::systemTrust);
  }

  /** The same with other authorities to trust. */
  static DialogueResult run(DialogueRequest request, X509TrustManager trust) {
    return run(request, () -> trust);
  }

  /** Those are read only where a certificate is shown: that takes longer than a small dialogue. */
  private static DialogueResult run(DialogueRequest request, Supplier<X509TrustManager> trust) {
    Recorder recorder = new Recorder();
    try (ClientWire wire = new ClientWire(request, recorder)) {
      return recorder.result(request, new DialogueSteps(request, wire, recorder, trust).talk());
    }
  }
}
