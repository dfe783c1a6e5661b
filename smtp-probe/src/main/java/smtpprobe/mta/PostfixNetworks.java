package smtpprobe.mta;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** The networks that Postfix relays for. */
public final class PostfixNetworks {

  private static final String SETTING = "mynetworks";
  private static final int OWN_NETWORK = 64;
  private static final int LINK_LOCAL = 10; // fe80::/10, RFC 4291 section 2.5.6

  private PostfixNetworks() {}

  /** As they are written, in main.cf or in a file that it names. */
  static List<String> read(PostfixSettings settings, HostReader host) {
    return settings.words(SETTING).stream()
        .flatMap(
            word ->
                word.startsWith("/") && host.file(word).isThere()
                    ? Rows.words(host.file(word).orEmpty())
                    : Stream.of(word))
        .toList();
  }

  /** Without brackets, the colons of an IPv6 address make a table of it (postconf(5)). */
  static List<Refusal> refused(List<String> networks) {
    return networks.stream()
        .filter(word -> Ip6Address.parse(word.replaceAll("^!|/[0-9]{1,3}$", "")).isPresent())
        .map(
            word ->
                new Refusal(
                    SETTING + ": " + word,
                    "Postfix takes it for a lookup table of the type before the first colon, and"
                        + " answers 451 to clients that it would look for there, so that mail they"
                        + " hand in waits",
                    remedy(word.replaceFirst("^(!?)([^/]+)", "$1[$2]"))))
        .toList();
  }

  private static String remedy(String mended) {
    return isTooWide(mended)
        ? "Write single addresses or the own /64 there, with brackets: by \""
            + mended
            + "\" strangers could send"
        : "Write \"" + mended + "\" there, with brackets";
  }

  /**
   * Whether more than one network may send through it. Tables, as which Postfix reads IPv6
   * addresses without brackets, and IPv4 networks are not judged; link-local addresses are those of
   * neighbours.
   */
  public static boolean isTooWide(String network) {
    int slash = network.lastIndexOf('/');
    if (!network.startsWith("[") || !network.substring(slash + 1).matches("[0-9]{1,3}")) {
      return false;
    }
    int length = Integer.parseInt(network.substring(slash + 1));
    Optional<Ip6Address> address =
        Ip6Address.parse(network.substring(0, slash).replaceAll("[\\[\\]]", ""));
    return address.isPresent()
        && AddressKind.of(address.get()) != AddressKind.LOOPBACK
        && !(AddressKind.of(address.get()) == AddressKind.LINK_LOCAL && length >= LINK_LOCAL)
        && length < OWN_NETWORK;
  }
}
