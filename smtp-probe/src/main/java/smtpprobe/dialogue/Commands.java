package smtpprobe.dialogue;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Mailbox;

/** The lines that the client says, without their line ends. */
final class Commands {

  private Commands() {}

  /** The verb alone when the name is empty: the server shall see exactly what was asked for. */
  static String hello(String verb, String name) {
    return name.isEmpty() ? verb : verb + " " + name;
  }

  /** Without parameters, see {@link Declarations}. */
  static String rcpt(Mailbox recipient) {
    return "RCPT TO:<" + recipient + ">";
  }

  /** {@code NAME} too, or Postfix would keep the name of the real client. */
  static String xclient(IpAddress address) {
    String tag = address instanceof Ip6Address ? "IPV6:" : "";
    return "XCLIENT ADDR=" + tag + address.text() + " NAME=[UNAVAILABLE]";
  }

  /**
   * Both addresses of the line belong to one family. When the server is of the other one, its place
   * is taken by the unspecified address: it knows where it listens.
   */
  static String proxy(IpAddress claimed, int localPort, IpAddress server, int serverPort) {
    boolean six = claimed instanceof Ip6Address;
    boolean same = six == server instanceof Ip6Address;
    String destination = same ? server.text() : six ? "::" : "0.0.0.0";
    return String.join(
        " ",
        "PROXY",
        six ? "TCP6" : "TCP4",
        claimed.text(),
        destination,
        Integer.toString(localPort),
        Integer.toString(serverPort));
  }
}
