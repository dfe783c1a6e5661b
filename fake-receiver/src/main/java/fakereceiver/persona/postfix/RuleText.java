package fakereceiver.persona.postfix;

import java.util.Optional;

/**
 * What is to stand in a persona file about one rule.
 *
 * @param code the reply code for the fault
 * @param enhanced the last two numbers of the enhanced status code
 * @param words what the reply says
 * @param trouble what happens when DNS cannot say
 * @param stage when it speaks, if not at the usual stage
 * @param spared whether the networks of the server's own are spared
 */
record RuleText(
    int code,
    String enhanced,
    String words,
    Trouble trouble,
    Optional<String> stage,
    boolean spared) {

  /** What happens when DNS cannot say. */
  enum Trouble {
    /** Nothing. */
    NOTHING,
    /** A deferral with code 450, at once. */
    DEFER,
    /** A deferral with code 450 that any refusal goes before. */
    DEFER_IF_PERMIT,
    /** The same as for the fault. */
    SAME
  }

  static RuleText of(int code, String enhanced, String words, Trouble trouble) {
    return new RuleText(code, enhanced, words, trouble, Optional.empty(), false);
  }

  RuleText at(String step) {
    return new RuleText(code, enhanced, words, trouble, Optional.of(step), spared);
  }

  RuleText sparing(boolean networks) {
    return new RuleText(code, enhanced, words, trouble, stage, networks);
  }

  /** The same with a deferral in place of each refusal ({@code soft_bounce}). */
  RuleText soft() {
    return new RuleText(code < 500 ? code : code - 100, enhanced, words, trouble, stage, spared);
  }

  /**
   * The reply with a code of its own: its class is the first number of the enhanced status code.
   */
  String reply(int withCode) {
    return withCode + " " + withCode / 100 + "." + enhanced + " " + words;
  }

  /** Whether DNS trouble is answered exactly as the fault is. */
  boolean isSame() {
    return trouble == Trouble.SAME || (trouble == Trouble.DEFER && code == 450);
  }
}
