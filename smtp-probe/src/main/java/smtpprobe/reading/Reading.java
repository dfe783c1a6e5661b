package smtpprobe.reading;

import java.util.Optional;

/**
 * What one look at a host brought: a text, or the reason why there is none. Immutable.
 *
 * @param text what was read; from strangers, not escaped
 * @param why the reason, in words without a full stop; empty text when there is a text
 */
public record Reading(Optional<String> text, String why) {

  public static Reading of(String text) {
    return new Reading(Optional.of(text), "");
  }

  /** None, for that reason. */
  public static Reading missing(String why) {
    return new Reading(Optional.empty(), why);
  }

  /** Whether there is a text. */
  public boolean isThere() {
    return text.isPresent();
  }

  /** The text, or an empty one. */
  public String orEmpty() {
    return text.orElse("");
  }

  /** The text without space around it, if it says something. */
  public Optional<String> value() {
    return text.map(String::strip).filter(t -> !t.isEmpty());
  }
}
