package fakereceiver.server.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why TLS did not come about, in plain words. */
final class TlsTrouble {

  /** The alerts that say something about certificates (RFC 8446 section 6.2). */
  private static final Map<Integer, String> CERTIFICATE =
      Map.of(
          42, "bad_certificate",
          43, "unsupported_certificate",
          44, "certificate_revoked",
          45, "certificate_expired",
          46, "certificate_unknown",
          48, "unknown_ca");

  private static final Map<Integer, String> NOTHING_IN_COMMON =
      Map.of(40, "handshake_failure", 70, "protocol_version", 71, "insufficient_security");

  private static final Pattern ALERT = Pattern.compile("[Rr]eceived fatal alert: (\\w+)");

  private TlsTrouble() {}

  /** The reason in plain words; what the JDK says where there are none. */
  static String inWords(IOException e, OptionalInt alertInTheClear) {
    String said = String.valueOf(e.getMessage());
    if (alertInTheClear.isPresent()) {
      int alert = alertInTheClear.getAsInt();
      return ofAlert(
          CERTIFICATE.getOrDefault(alert, NOTHING_IN_COMMON.getOrDefault(alert, "no. " + alert)));
    }
    Matcher alert = ALERT.matcher(said);
    if (alert.find()) {
      return ofAlert(alert.group(1).toLowerCase(Locale.ROOT));
    }
    if (said.contains("Unsupported or unrecognized SSL message")
        || said.contains("not an SSL/TLS record")) {
      return "what the client sent is not TLS";
    }
    if (said.contains("protocol version") || said.contains("cipher suites in common")) {
      return "the client offers no version or cipher of TLS that is taken here: " + said;
    }
    if (said.contains("Illegal server name")) {
      return "the client names as server (SNI) what is no host name, perhaps an address, and this"
          + " JVM refuses that unless it is started with"
          + " -Djdk.tls.server.disableExtensions=server_name";
    }
    if (e instanceof SocketException
        || e.getCause() instanceof EOFException
        || said.contains("terminated the handshake")) {
      return "the client hung up in the middle of the handshake, perhaps because of the"
          + " certificate";
    }
    return said;
  }

  private static String ofAlert(String name) {
    if (CERTIFICATE.containsValue(name)) {
      return "the client does not trust the certificate of this receiver (TLS alert " + name + ")";
    }
    if (NOTHING_IN_COMMON.containsValue(name)) {
      return "the client finds no version or cipher of TLS in common (TLS alert " + name + ")";
    }
    return "the client ended TLS (TLS alert " + name + ")";
  }

  /** Whether octets in the clear are the beginning of a TLS handshake (RFC 8446 section 5.1). */
  static boolean isHandshake(byte[] octets, int from, int to) {
    return to - from >= 2 && octets[from] == 22 && octets[from + 1] == 3;
  }
}
