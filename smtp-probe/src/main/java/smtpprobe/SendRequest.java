package smtpprobe;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
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

/**
 * A mail to be sent for real. Immutable.
 *
 * @param recipients who it is for; nobody else ever gets it
 * @param servers where to deliver it; none: the mail servers of each recipient's domain
 * @param reversePath the address of MAIL FROM; absent: {@code postmaster} at the HELO name
 * @param heloName the argument of EHLO; absent: this host's name, or its address as a literal
 * @param message what to send; absent: a short test mail
 * @param source the address of this host to send from; absent: the kernel chooses
 * @param claim a client address to claim, where the server allows it
 * @param tls whether to use TLS, and how it begins
 * @param ipv4 whether to go over IPv4 instead of IPv6
 * @param esmtp which other extensions to use, and who to log in as
 * @param timeouts how long to wait
 */
public record SendRequest(
    List<Mailbox> recipients,
    List<Endpoint> servers,
    Optional<ReversePath> reversePath,
    Optional<HeloName> heloName,
    Optional<Message> message,
    Optional<IpAddress> source,
    Optional<Claim> claim,
    TlsMode tls,
    boolean ipv4,
    EsmtpOptions esmtp,
    Timeouts timeouts) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when there is no recipient, the source address is of the other
   *     family, or a password or implicit TLS is meant for servers that are not named
   */
  public SendRequest {
    recipients = List.copyOf(recipients);
    servers = List.copyOf(servers);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("no recipient, expected at least one");
    }
    if (servers.isEmpty() && esmtp.credentials().isPresent()) {
      throw new IllegalArgumentException(
          "a user to log in as but no server, expected one: the password is not for strangers' MX");
    }
    if (servers.isEmpty() && tls == TlsMode.IMPLICIT) {
      throw new IllegalArgumentException(
          "implicit TLS but no server, expected one: MX hosts know STARTTLS only");
    }
    if (source.filter(address -> address instanceof Ip4Address != ipv4).isPresent()) {
      throw new IllegalArgumentException(
          "the source address "
              + source.get()
              + " is not of the family that mail goes over: IPv"
              + (ipv4 ? "4" : "6"));
    }
  }

  /** A test mail over IPv6 to {@code recipients}, everything else as usual. */
  public static SendRequest to(List<Mailbox> recipients, List<Endpoint> servers) {
    return new SendRequest(
        recipients,
        servers,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        TlsMode.MAY,
        false,
        EsmtpOptions.USUAL,
        Timeouts.USUAL);
  }
}
