package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.UsageException;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;

/**
 * Whom to talk to, and what to say. Immutable.
 *
 * @param server the address to connect to; nothing is looked up
 * @param port 1 to 65535
 * @param serverName the name that led to the address, usually the MX; it becomes the SNI of TLS and
 *     is what the certificate is compared with
 * @param heloName the argument of EHLO, sent as it is
 * @param reversePath the address of MAIL FROM
 * @param recipients one or more, each asked for with a RCPT TO
 * @param message sent octet for octet, except for line ends that are not CRLF
 * @param source the address of this host to send from; otherwise the kernel chooses
 * @param tls whether to use TLS, and how it begins
 * @param claim a client address to claim instead of the real one
 * @param esmtp which other extensions to use
 * @param timeouts how long to wait
 */
public record DialogueRequest(
    IpAddress server,
    int port,
    Optional<DomainName> serverName,
    HeloName heloName,
    ReversePath reversePath,
    List<Mailbox> recipients,
    Message message,
    Optional<IpAddress> source,
    TlsMode tls,
    Optional<Claim> claim,
    EsmtpOptions esmtp,
    Timeouts timeouts) {

  /**
   * Copies the recipients and refuses what cannot be said at all. What is merely wrong, such as a
   * HELO name with a space, may be tried.
   *
   * @throws IllegalArgumentException when the port, the list of recipients, the family of the
   *     source address or a line break makes the dialogue impossible
   */
  public DialogueRequest {
    recipients = List.copyOf(recipients);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
    }
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("no recipients, expected one or more");
    }
    if (source.isPresent() && isIp6(source.get()) != isIp6(server)) {
      throw new IllegalArgumentException(
          "cannot send from " + source.get() + " to " + server + ": expected the same IP version");
    }
    refuseLineBreak("HELO name", heloName.text());
    refuseLineBreak("reverse-path", reversePath.text());
    recipients.forEach(recipient -> refuseLineBreak("recipient", recipient.toString()));
  }

  /** A plain one: source address chosen by the kernel, STARTTLS when offered, usual timeouts. */
  public static DialogueRequest of(
      IpAddress server,
      int port,
      HeloName heloName,
      ReversePath reversePath,
      List<Mailbox> recipients,
      Message message) {
    return new DialogueRequest(
        server,
        port,
        Optional.empty(),
        heloName,
        reversePath,
        recipients,
        message,
        Optional.empty(),
        TlsMode.MAY,
        Optional.empty(),
        EsmtpOptions.USUAL,
        Timeouts.USUAL);
  }

  /** The same with the name that led to the server's address. */
  public DialogueRequest withServerName(DomainName name) {
    return copy(Optional.of(name), recipients, source, tls, claim, esmtp, timeouts);
  }

  /** The same for some of the recipients only. */
  public DialogueRequest withRecipients(List<Mailbox> some) {
    return copy(serverName, some, source, tls, claim, esmtp, timeouts);
  }

  /** The same, sent from an address of this host. */
  public DialogueRequest withSource(IpAddress address) {
    return copy(serverName, recipients, Optional.of(address), tls, claim, esmtp, timeouts);
  }

  /** The same with another wish about TLS. */
  public DialogueRequest withTls(TlsMode mode) {
    return copy(serverName, recipients, source, mode, claim, esmtp, timeouts);
  }

  /** The same with a claimed client address. */
  public DialogueRequest withClaim(Claim claimed) {
    return copy(serverName, recipients, source, tls, Optional.of(claimed), esmtp, timeouts);
  }

  /** The same with a wish for other extensions. */
  public DialogueRequest withEsmtp(EsmtpOptions options) {
    return copy(serverName, recipients, source, tls, claim, options, timeouts);
  }

  /** The same with other timeouts. */
  public DialogueRequest withTimeouts(Timeouts other) {
    return copy(serverName, recipients, source, tls, claim, esmtp, other);
  }

  private DialogueRequest copy(
      Optional<DomainName> name,
      List<Mailbox> to,
      Optional<IpAddress> from,
      TlsMode mode,
      Optional<Claim> claimed,
      EsmtpOptions options,
      Timeouts limits) {
    return new DialogueRequest(
        server,
        port,
        name,
        heloName,
        reversePath,
        to,
        message,
        from,
        mode,
        claimed,
        options,
        limits);
  }

  static boolean isIp6(IpAddress address) {
    return address instanceof Ip6Address;
  }

  private static void refuseLineBreak(String what, String text) {
    if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new UsageException("a line break in the " + what + ", expected one line");
    }
  }
}
