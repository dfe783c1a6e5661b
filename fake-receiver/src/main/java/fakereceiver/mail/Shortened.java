package fakereceiver.mail;

/** Long text cut short, never within a character: half of a surrogate pair is no text. */
public final class Shortened {

  private Shortened() {}

  /** The first {@code most} characters of {@code text}, and three dots where there are more. */
  public static String of(String text, int most) {
    return text.length() <= most ? text : start(text, most) + "...";
  }

  /** The first {@code most} characters of {@code text}, one less where that is within a pair. */
  public static String start(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean within = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, within ? most - 1 : most);
  }
}
