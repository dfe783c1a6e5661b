package smtpprobe.path;

import fakereceiver.mail.Reply;
import java.util.Optional;
import smtpprobe.dialogue.TlsSession;

/**
 * The same server over both families.
 *
 * @param six the visit over IPv6
 * @param four the visit over IPv4
 */
public record Pair(Contact six, Contact four) {

  /** The first thing that differs, in the order of a session; empty when nothing does. */
  public Optional<String> difference() {
    return differ("connection", six.visit().reach().words(), four.visit().reach().words())
        .or(() -> differ("greeting", code(six.visit().greeting()), code(four.visit().greeting())))
        .or(() -> differ("reply to EHLO", code(six.visit().hello()), code(four.visit().hello())))
        .or(
            () ->
                differ(
                    "what EHLO offers",
                    six.visit().extensions().toString(),
                    four.visit().extensions().toString()))
        .or(() -> differ("protocol of TLS", protocol(six), protocol(four)))
        .or(() -> differ("certificate", certificate(six), certificate(four)));
  }

  private static Optional<String> differ(String what, String six, String four) {
    return six.equals(four)
        ? Optional.empty()
        : Optional.of(what + ": IPv6 " + six + ", IPv4 " + four);
  }

  private static String code(Optional<Reply> reply) {
    return reply.map(r -> Integer.toString(r.code())).orElse("none");
  }

  private static String protocol(Contact contact) {
    return contact.visit().tls().map(TlsSession::protocol).orElse("none");
  }

  private static String certificate(Contact contact) {
    return contact.visit().tls().map(t -> t.subject() + " " + t.names()).orElse("none");
  }
}
