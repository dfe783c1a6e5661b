package fakereceiver.auth.spf;

import java.util.List;

/**
 * Text with macros (RFC 7208 section 7). Immutable.
 *
 * @param text as written
 * @param parts the same in pieces
 */
public record SpfMacroText(String text, List<Part> parts) {

  /** A piece of it. */
  public sealed interface Part {}

  /** Text that stands for itself; {@code %%}, {@code %_} and {@code %-} are already replaced. */
  public record Literal(String text) implements Part {}

  /**
   * A macro.
   *
   * @param letter in lower case
   * @param escaped whether the letter was a capital, so that the value is URL-escaped
   * @param keep how many of the right-hand parts are kept; 0 for all, -1 for all but the first
   * @param reversed whether the parts are reversed
   * @param delimiters where the value is split
   */
  public record Macro(char letter, boolean escaped, int keep, boolean reversed, String delimiters)
      implements Part {}

  public SpfMacroText {
    parts = List.copyOf(parts);
  }

  @Override
  public String toString() {
    return text;
  }
}
