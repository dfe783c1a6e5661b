package smtpprobe.dialogue;

import fakereceiver.dns.IpAddress;

/**
 * A client address that the server shall believe in instead of the real one. Servers that allow it
 * at all allow it to few clients: it is for the lab.
 */
public sealed interface Claim {

  /** The address to be believed in. */
  IpAddress address();

  /**
   * By the command {@code XCLIENT}, after EHLO.
   *
   * @param address the address to be believed in
   * @see <a href="https://www.postfix.org/XCLIENT_README.html">XCLIENT_README</a>
   */
  record Xclient(IpAddress address) implements Claim {}

  /**
   * By a PROXY line of version 1, before the greeting.
   *
   * @param address the address to be believed in
   * @see <a href="https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt">PROXY protocol</a>
   */
  record Proxy(IpAddress address) implements Claim {}
}
