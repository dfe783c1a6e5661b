package smtpprobe.mta;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** The networks that Postfix relays for. */
final class PostfixNetworks {

  private static final String SETTING = "mynetworks";

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
        .filter(word -> Ip6Address.parse(word.replaceFirst("/[0-9]{1,3}$", "")).isPresent())
        .filter(word -> word.contains(":"))
        .map(
            word ->
                new Refusal(
                    SETTING + ": " + word,
                    "Postfix takes it for a lookup table of the type before the first colon, and"
                        + " answers 451 to clients that it would look for there, so that mail they"
                        + " hand in waits",
                    "Write \"" + word.replaceFirst("^([^/]+)", "[$1]") + "\" there, with brackets"))
        .toList();
  }
}
