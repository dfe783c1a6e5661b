package fakereceiver.web.http;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who may ask: whoever knows the secret, if there is one. Safe for several threads.
 *
 * <p>Who guesses wrong too often waits: one IPv4 address, or one {@code /64}.
 */
public final class Access {

  private static final int TRIES = 20;
  private static final long PAUSE_NANOS = 60_000_000_000L;
  private static final int MAX_CLIENTS = 1000;

  private final Optional<byte[]> user;
  private final Optional<byte[]> secret;

  /** At most {@link #MAX_CLIENTS}; the first that failed are forgotten first. */
  private final Map<IpRange, Failures> failures = new LinkedHashMap<>();

  private record Failures(int number, long since) {}

  private Access(Optional<String> user, Optional<String> secret) {
    this.user = user.map(Access::octets);
    this.secret = secret.map(Access::octets);
  }

  /** Everybody may. */
  public static Access open() {
    return new Access(Optional.empty(), Optional.empty());
  }

  /** Who knows that token. */
  public static Access token(String token) {
    return new Access(Optional.empty(), Optional.of(token));
  }

  /** Who knows that user and password. */
  public static Access user(String user, String password) {
    return new Access(Optional.of(user), Optional.of(password));
  }

  /**
   * Lets a request pass.
   *
   * @throws Refused when it does not know the secret
   */
  void check(Request request) {
    if (secret.isEmpty()) {
      return;
    }
    IpRange client = ClientNetwork.of(request.peer()).link();
    if (isPaused(client)) {
      throw new Refused(
          429,
          "too many wrong tokens came from this client, expected a minute without one",
          Map.of("Retry-After", "60"));
    }
    Optional<String> given = request.header("Authorization");
    if (given.isPresent() && knows(given.get())) {
      return;
    }
    if (given.isPresent()) {
      failed(client);
    }
    throw new Refused(
        401,
        "this server wants "
            + (user.isPresent() ? "its user and password" : "its token")
            + ", expected Authorization: "
            + (user.isPresent() ? "Basic" : "Bearer TOKEN, or Basic with the token as password"),
        Map.of("WWW-Authenticate", "Basic realm=\"fake-receiver\", charset=\"UTF-8\""));
  }

  private boolean knows(String authorization) {
    int space = authorization.indexOf(' ');
    String scheme = authorization.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
    String rest = authorization.substring(space + 1).strip();
    return switch (scheme) {
      case "bearer" -> user.isEmpty() && isSecret(octets(rest));
      case "basic" -> knowsPair(rest);
      default -> false;
    };
  }

  private boolean knowsPair(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      boolean isUser =
          user.isEmpty()
              || MessageDigest.isEqual(user.get(), octets(pair.substring(0, Math.max(colon, 0))));
      return isSecret(octets(pair.substring(colon + 1))) && isUser && colon >= 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isSecret(byte[] given) {
    return secret.isPresent() && MessageDigest.isEqual(secret.get(), given);
  }

  private boolean isPaused(IpRange client) {
    synchronized (failures) {
      Failures known = failures.get(client);
      return known != null
          && known.number() >= TRIES
          && System.nanoTime() - known.since() < PAUSE_NANOS;
    }
  }

  private void failed(IpRange client) {
    synchronized (failures) {
      long now = System.nanoTime();
      Failures known = failures.remove(client);
      boolean isOld = known == null || now - known.since() > PAUSE_NANOS;
      failures.put(client, new Failures(known == null || isOld ? 1 : known.number() + 1, now));
      if (failures.size() > MAX_CLIENTS) {
        failures.remove(failures.keySet().iterator().next());
      }
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
