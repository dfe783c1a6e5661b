package smtpprobe.hostile;

/**
 * A text that counts how often it is looked at. Work is told by that count, the same on every
 * machine, and not by a clock.
 */
final class CountedText implements CharSequence {

  /** More looks than were allowed. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("", null, false, false);
    }
  }

  private final String text;
  private final long allowed;
  private long looks;
  private int furthest = -1;

  CountedText(String text, long allowed) {
    this.text = text;
    this.allowed = allowed;
  }

  @Override
  public char charAt(int index) {
    if (++looks > allowed) {
      throw new TooMuch();
    }
    furthest = Math.max(furthest, index);
    return text.charAt(index);
  }

  /** Whether the last character has been looked at. */
  boolean wasReadToTheEnd() {
    return furthest == text.length() - 1;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
