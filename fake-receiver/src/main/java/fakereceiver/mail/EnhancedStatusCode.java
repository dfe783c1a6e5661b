package fakereceiver.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced status code such as {@code 5.7.25} (RFC 3463; registry of RFC 5248).
 *
 * @param klass 2 success, 4 temporary, 5 permanent
 * @param subject 0 to 999
 * @param detail 0 to 999
 */
public record EnhancedStatusCode(int klass, int subject, int detail) {

  private static final Pattern FORM = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?= |$)");

  /** Refuses numbers outside RFC 3463 section 2. */
  public EnhancedStatusCode {
    if ((klass != 2 && klass != 4 && klass != 5)
        || subject < 0
        || subject > 999
        || detail < 0
        || detail > 999) {
      throw new IllegalArgumentException(
          klass + "." + subject + "." + detail + " is not an enhanced status code");
    }
  }

  /** The code that {@code text} begins with, if it begins with one. */
  public static Optional<EnhancedStatusCode> atStartOf(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.lookingAt()
        ? Optional.of(
            new EnhancedStatusCode(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return klass + "." + subject + "." + detail;
  }
}
