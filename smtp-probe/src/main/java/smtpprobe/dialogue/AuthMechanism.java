package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** How to log in, the preferred first. All of them send the secret itself, in base64. */
public enum AuthMechanism {
  /** RFC 4616. */
  PLAIN,
  /** Never standardised, asked in two questions; some servers know nothing else. */
  LOGIN,
  /** An access token of OAuth 2.0 in place of the password, as Google and Microsoft want it. */
  XOAUTH2;

  /** What the client says after {@code AUTH}, one line after the other. */
  List<String> responses(Credentials credentials) {
    String user = credentials.user();
    String password = credentials.password();
    return switch (this) {
      case PLAIN -> List.of(base64("\0" + user + "\0" + password));
      case LOGIN -> List.of(base64(user), base64(password));
      // The second is the answer to a refusal, which the server wants before it says 535.
      case XOAUTH2 -> List.of(base64("user=" + user + "\1auth=Bearer " + password + "\1\1"), "");
    };
  }

  /** Whether the first response may stand in the command itself. */
  boolean isClientFirst() {
    return this != LOGIN;
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
