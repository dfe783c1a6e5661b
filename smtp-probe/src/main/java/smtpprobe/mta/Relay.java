package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.Locale;
import java.util.Optional;

/** Reads where a mail server hands mail to. */
final class Relay {

  private Relay() {}

  /** The host, without brackets, port, scheme and user; empty when there is none. */
  static Optional<String> host(String nextHop) {
    String host =
        nextHop
            .strip()
            .replaceFirst("^[a-zA-Z0-9+-]+://", "")
            .replaceFirst("^[^@\\[]*@", "")
            .replaceAll("^\"|\"$", "");
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      host = host.substring(1, end < 0 ? host.length() : end);
    } else if (IpAddress.parse(host).isEmpty()) {
      host = host.replaceFirst("(:[\\w-]*)?(/.*)?$", "");
    }
    host = host.replaceFirst("(?i)^ipv6:", "");
    return Optional.of(host).filter(text -> !text.isBlank());
  }

  /** Whether that is a program of this host, which gives the mail back: a signer, a scanner. */
  static boolean isHere(String host) {
    return host.toLowerCase(Locale.ROOT).matches("localhost|localhost\\.localdomain")
        || IpAddress.parse(host).filter(IpAddress::isLoopback).isPresent();
  }

  static String detour(String setting) {
    return setting + " is a detour within this host, not a way out";
  }

  static String notFollowed(String setting, String why) {
    return setting + " was not followed: " + why;
  }
}
