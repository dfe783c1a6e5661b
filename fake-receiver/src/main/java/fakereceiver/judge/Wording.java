package fakereceiver.judge;

import fakereceiver.mail.Reply;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words in which receivers of this kind have been seen to refuse, for recognising a reply and never
 * for speaking: {@code 450 4.2.0 ...: Greylisted, see ...}. Immutable.
 *
 * @param text the code and the text of all lines, joined by spaces; {@code ...} stands for any
 *     text, none included, and the case of letters does not matter
 */
public record Wording(String text) {

  private static final Pattern REPLY = Pattern.compile("[45][0-9][0-9] [ -~]{1,400}");

  private static final String ANYTHING = "...";

  /**
   * Refuses what begins with no code, or is nothing but a code.
   *
   * @throws IllegalArgumentException when it is not a wording
   */
  public Wording {
    if (!REPLY.matcher(text).matches() || text.substring(3).replace(ANYTHING, "").isBlank()) {
      throw new IllegalArgumentException(
          "it needs a code from 400 to 599 and words of printable ASCII, ... for what varies");
    }
  }

  /** Whether {@code reply} reads so; takes time in proportion to its length. */
  public boolean couldBe(Reply reply) {
    String said = folded(reply.code() + " " + String.join(" ", reply.lines()).strip());
    return FixedParts.fit(List.of(folded(text).split("\\.\\.\\.", -1)), said);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
