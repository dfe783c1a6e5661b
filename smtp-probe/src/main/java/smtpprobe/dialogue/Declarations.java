package smtpprobe.dialogue;

import fakereceiver.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What MAIL and RCPT say of a mail beyond its addresses, and what keeps it from being sent. */
final class Declarations {

  private final DialogueRequest request;
  private final WireMessage message;
  private final Extensions extensions;
  private final Optional<TlsSession> tls;

  /** Those of {@code message} to a server with these extensions. */
  Declarations(
      DialogueRequest request,
      WireMessage message,
      Extensions extensions,
      Optional<TlsSession> tls) {
    this.request = request;
    this.message = message;
    this.extensions = extensions;
    this.tls = tls;
  }

  /** Why the mail cannot be sent as it is, as part of a sentence. */
  Optional<String> obstacle() {
    Optional<String> utf8 =
        extensions.offers("SMTPUTF8")
            ? Optional.empty()
            : whyUtf8().map(why -> why + ", and the server does not offer SMTPUTF8 (RFC 6531)");
    return utf8.or(this::requireTlsObstacle);
  }

  private Optional<String> whyUtf8() {
    if (isUtf8(request.reversePath().text())
        || request.recipients().stream().anyMatch(recipient -> isUtf8(recipient.toString()))) {
      return Optional.of("an address is not ASCII");
    }
    if (message.isEightBitHeader()) {
      return Optional.of("the header of the message is not ASCII");
    }
    return request.esmtp().smtpUtf8() ? Optional.of("SMTPUTF8 is asked for") : Optional.empty();
  }

  /** RFC 8689: without all of these, mail that needs REQUIRETLS goes nowhere. */
  private Optional<String> requireTlsObstacle() {
    if (!request.esmtp().requireTls()) {
      return Optional.empty();
    }
    Optional<String> why = Optional.empty();
    if (tls.isEmpty()) {
      why = Optional.of("the connection is not under TLS");
    } else if (tls.get().doubt(request.serverName()).isPresent()) {
      why =
          tls.get()
              .doubt(request.serverName())
              .map(doubt -> "the certificate cannot be relied on: " + doubt);
    } else if (!extensions.offers("REQUIRETLS")) {
      why = Optional.of("the server does not offer it");
    }
    return why.map(reason -> "REQUIRETLS is asked for, and " + reason + " (RFC 8689)");
  }

  /** The extensions that MAIL and RCPT use. */
  List<String> used() {
    List<String> used = new ArrayList<>();
    if (extensions.offers("SIZE")) {
      used.add("SIZE");
    }
    if (message.isEightBit() && extensions.offers("8BITMIME")) {
      used.add("8BITMIME");
    }
    if (whyUtf8().isPresent()) {
      used.add("SMTPUTF8");
    }
    if (request.esmtp().requireTls()) {
      used.add("REQUIRETLS");
    }
    if (dsn().isPresent()) {
      used.add("DSN");
    }
    return used;
  }

  private Optional<DsnRequest> dsn() {
    return request.esmtp().dsn().filter(wanted -> extensions.offers("DSN"));
  }

  /** What is to be known before the server says what it thinks of it; whole sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (request.esmtp().dsn().isPresent() && dsn().isEmpty()) {
      notes.add("The server does not offer DSN (RFC 3461); no report was asked for.");
    }
    long limit = extensions.sizeLimit().orElse(Long.MAX_VALUE);
    if (message.size() > limit) {
      notes.add(
          "The message has "
              + message.size()
              + " octets, more than the "
              + limit
              + " that the server says it takes (SIZE, RFC 1870).");
    }
    return notes;
  }

  /** MAIL with its parameters (RFC 1870, 6152, 6531, 8689, 3461). */
  String mail() {
    StringBuilder command = new StringBuilder("MAIL FROM:").append(request.reversePath());
    for (String extension : used()) {
      switch (extension) {
        case "SIZE" -> command.append(" SIZE=").append(message.size());
        case "8BITMIME" -> command.append(" BODY=8BITMIME");
        case "DSN" -> command.append(dsn().map(DsnRequest::onMail).orElse(""));
        default -> command.append(' ').append(extension);
      }
    }
    return command.toString();
  }

  /** RCPT with its parameters (RFC 3461). */
  String rcpt(Mailbox recipient) {
    return Commands.rcpt(recipient) + dsn().map(wanted -> wanted.onRcpt(recipient)).orElse("");
  }

  private static boolean isUtf8(String text) {
    return text.chars().anyMatch(c -> c > 127);
  }
}
