package smtpprobe.reverse;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.finding.Evidence;

/**
 * What one name server said at one of its addresses.
 *
 * @param server its name
 * @param address the address that was asked
 * @param answer what came of it
 */
public record Asked(DomainName server, IpAddress address, ServerAnswer answer) {

  /** Whether it was asked over IPv6. */
  public boolean isSix() {
    return address instanceof Ip6Address;
  }

  /** {@code ns1.example.org [2001:db8::53]}. */
  public String who() {
    return server + " [" + address + "]";
  }

  /** One line of evidence; whether the server claims to know belongs to it. */
  public Evidence evidence() {
    boolean claims = answer.authoritative() || !Network.isAnswer(answer);
    return Evidence.given(
        who() + ": " + answer.question(),
        answer.said() + (claims ? "" : " (not as an authority: no AA flag)"));
  }
}
