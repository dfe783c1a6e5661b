package smtpprobe.send;

import fakereceiver.dns.Endpoint;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.EsmtpOptions;
import smtpprobe.dialogue.Timeouts;
import smtpprobe.dialogue.TlsMode;
import smtpprobe.letter.Letter;

/**
 * A mail to be sent for real. Immutable.
 *
 * @param recipients who it is for; nobody else ever gets it
 * @param servers where to deliver it; none: the mail servers of each recipient's domain
 * @param reversePath the address of MAIL FROM; absent: {@code postmaster} at the HELO name
 * @param heloName the argument of EHLO; absent: this host's name, or its address as a literal
 * @param message what to send, octet for octet; absent: the letter
 * @param letter what to send when there is no message; its id is that of the run in any case
 * @param ways from which addresses of this host, over which families, to which servers' addresses
 * @param manner how often, how fast, and whether to try again
 * @param claim a client address to claim, where the server allows it
 * @param tls whether to use TLS, and how it begins
 * @param esmtp which other extensions to use, and who to log in as
 * @param timeouts how long to wait
 */
public record SendRequest(
    List<Mailbox> recipients,
    List<Endpoint> servers,
    Optional<ReversePath> reversePath,
    Optional<HeloName> heloName,
    Optional<Message> message,
    Letter letter,
    Ways ways,
    Manner manner,
    Optional<Claim> claim,
    TlsMode tls,
    EsmtpOptions esmtp,
    Timeouts timeouts) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there is no recipient, or a password or implicit TLS is
   *     meant for servers that are not named
   */
  public SendRequest {
    recipients = List.copyOf(recipients);
    servers = List.copyOf(servers);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("no recipient, expected at least one");
    }
    for (Endpoint server : servers) {
      if (server.port() < 1) {
        throw new IllegalArgumentException(server + ": port 0, expected 1 to 65535");
      }
    }
    if (servers.isEmpty() && esmtp.credentials().isPresent()) {
      throw new IllegalArgumentException(
          "a user to log in as but no server, expected one: the password is not for strangers' MX");
    }
    if (servers.isEmpty() && tls == TlsMode.IMPLICIT) {
      throw new IllegalArgumentException(
          "implicit TLS but no server, expected one: MX hosts know STARTTLS only");
    }
  }

  /**
   * A test mail over IPv6 to {@code recipients}, everything else as usual.
   *
   * @param id begins the id of the mail, see {@link Letter}
   */
  public static SendRequest to(List<Mailbox> recipients, List<Endpoint> servers, String id) {
    return new SendRequest(
        recipients,
        servers,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Letter.usual(id),
        Ways.USUAL,
        Manner.ONCE,
        Optional.empty(),
        TlsMode.MAY,
        EsmtpOptions.USUAL,
        Timeouts.USUAL);
  }

  /** The same from that sender. */
  public SendRequest withReversePath(ReversePath path) {
    return copy(Optional.of(path), message, letter, ways, manner, claim);
  }

  /** The same with a message of the user's. */
  public SendRequest withMessage(Message other) {
    return copy(reversePath, Optional.of(other), letter, ways, manner, claim);
  }

  /** The same with another letter. */
  public SendRequest withLetter(Letter other) {
    return copy(reversePath, message, other, ways, manner, claim);
  }

  /** The same, other ways. */
  public SendRequest withWays(Ways other) {
    return copy(reversePath, message, letter, other, manner, claim);
  }

  /** The same in another manner. */
  public SendRequest withManner(Manner other) {
    return copy(reversePath, message, letter, ways, other, claim);
  }

  /** The same with a claimed client address. */
  public SendRequest withClaim(Claim claimed) {
    return copy(reversePath, message, letter, ways, manner, Optional.of(claimed));
  }

  private SendRequest copy(
      Optional<ReversePath> path,
      Optional<Message> sent,
      Letter written,
      Ways gone,
      Manner how,
      Optional<Claim> claimed) {
    return new SendRequest(
        recipients,
        servers,
        path,
        heloName,
        sent,
        written,
        gone,
        how,
        claimed,
        tls,
        esmtp,
        timeouts);
  }
}
