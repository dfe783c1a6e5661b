package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where a mail server hands mail to. */
final class Relay {

  private static final String NOT_FOLLOWED = " was not followed: ";
  private static final int SMTP = 25;
  private static final String LMTP = "24";
  private static final int MAX_PORT = 65535;

  /** The services of /etc/services that take mail. */
  private static final Map<String, Integer> SERVICES =
      Map.of("smtp", SMTP, "submission", 587, "submissions", 465, "smtps", 465);

  private Relay() {}

  /**
   * The relay, without brackets, scheme and user; empty when there is none.
   *
   * @param mx whether a name that stands in no brackets is a domain, whose MX hosts are meant
   */
  static Optional<NextHop> hop(String nextHop, boolean mx) {
    return hop(
        nextHop,
        mx,
        nextHop.strip().toLowerCase(Locale.ROOT).startsWith("smtps://") ? "smtps" : "smtp");
  }

  /**
   * The same.
   *
   * @param usual the port or service where none is named
   */
  static Optional<NextHop> hop(String nextHop, boolean mx, String usual) {
    int port = port(usual, SMTP);
    String host =
        nextHop
            .strip()
            .replaceFirst("^[a-zA-Z0-9+-]+://", "")
            .replaceFirst("^[^@\\[]*@", "")
            .replaceAll("^\"|\"$", "")
            .replaceFirst("/.*$", "");
    String rest = "";
    boolean inBrackets = host.startsWith("[");
    if (inBrackets) {
      int end = host.indexOf(']');
      rest = end < 0 ? "" : host.substring(end + 1);
      host = host.substring(1, end < 0 ? host.length() : end);
    } else if (IpAddress.parse(host).isEmpty()) {
      int colon = host.lastIndexOf(':');
      rest = colon < 0 ? "" : host.substring(colon);
      host = colon < 0 ? host : host.substring(0, colon);
    }
    host = host.replaceFirst("(?i)^ipv6:", "");
    return host.isBlank()
        ? Optional.empty()
        : Optional.of(
            new NextHop(
                host,
                rest.startsWith(":") ? port(rest.substring(1), port) : port,
                mx && !inBrackets && IpAddress.parse(host).isEmpty()));
  }

  /** The relays that a list names, in the order in which they are tried (smtp(8), Postfix 3.5). */
  static Optional<NextHop> list(String hops) {
    List<NextHop> all =
        Stream.of(hops.split("[,\\s]+", -1)).flatMap(hop -> hop(hop, true).stream()).toList();
    return all.stream()
        .findFirst()
        .map(
            first ->
                new NextHop(first.host(), first.port(), first.byMx(), all.subList(1, all.size())));
  }

  /** As the LMTP client reads it: a socket of this host, or a host without its MX (lmtp(8)). */
  static Optional<NextHop> lmtp(String hop) {
    return hop.startsWith("unix:")
        ? Optional.of(NextHop.of("localhost"))
        : hop(hop.replaceFirst("^inet:", ""), false, LMTP);
  }

  private static int port(String text, int otherwise) {
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      return port > 0 && port <= MAX_PORT ? port : otherwise;
    }
    return SERVICES.getOrDefault(text.toLowerCase(Locale.ROOT), otherwise);
  }

  /** Whether that is a program of this host, as signers and scanners are. */
  static boolean isHere(NextHop hop) {
    return hop.each().allMatch(NextHop::isLoopback);
  }

  static String detour(String setting) {
    return setting + " is a detour within this host, not a way out";
  }

  /** Of a program of this host that takes all mail, and gives none back. */
  static String onward(String setting) {
    return setting + " is a program of this host; how that sends on is not looked at";
  }

  /** The same of a way to this host, which either is what takes all other mail or gives it back. */
  static String here(WayOut way, boolean takesAll) {
    String to = way.name() + " to " + way.relay().map(NextHop::toString).orElse("");
    return takesAll ? onward(to) : detour(to);
  }

  static String notFollowed(String setting, String why) {
    return setting + NOT_FOLLOWED + why;
  }

  /** Whether that note says so. */
  static boolean isNotFollowed(String note) {
    return note.contains(NOT_FOLLOWED);
  }
}
