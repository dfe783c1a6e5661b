package fakereceiver.mail;

import fakereceiver.given.Ascii;
import java.util.Locale;
import java.util.Set;

/** A command line as it may be shown: without what a client would keep secret. */
public final class AuthLine {

  /** What stands for a secret. */
  public static final String HIDDEN = "***";

  private static final String VERB = "AUTH";

  /** Only a name that is known is surely no password that was put in its place. */
  private static final Set<String> MECHANISMS =
      Set.of(
          ("PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-1-PLUS SCRAM-SHA-256 "
                  + "SCRAM-SHA-256-PLUS XOAUTH2 OAUTHBEARER NTLM GSSAPI EXTERNAL ANONYMOUS")
              .split(" ", -1));

  private AuthLine() {}

  /**
   * Whether the line is about AUTH, however badly it is written: a letter or digit behind it makes
   * another word of it.
   */
  public static boolean is(String line) {
    String text = line.strip();
    return text.regionMatches(true, 0, VERB, 0, VERB.length())
        && (text.length() == VERB.length() || !Ascii.isAlphanumeric(text.charAt(VERB.length())));
  }

  /**
   * The line itself, unless it is about AUTH: then the verb, a mechanism that is known, no more.
   */
  public static String withoutSecret(String line) {
    if (!is(line)) {
      return line;
    }
    String text = line.strip();
    String verb = text.substring(0, VERB.length());
    String rest = text.substring(VERB.length()).strip();
    if (rest.isEmpty()) {
      return verb;
    }
    int end = rest.indexOf(' ');
    String mechanism = end < 0 ? rest : rest.substring(0, end);
    if (!MECHANISMS.contains(mechanism.toUpperCase(Locale.ROOT))) {
      return verb + " " + HIDDEN;
    }
    return verb + " " + mechanism + (end < 0 ? "" : " " + HIDDEN);
  }
}
