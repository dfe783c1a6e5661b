package smtpprobe.rules.host;

/** Small words for remedies. */
final class Sentences {

  private Sentences() {}

  /** With a capital letter in front. */
  static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
