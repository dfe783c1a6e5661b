package smtpprobe.selection;

/** What decides between two source addresses (RFC 6724 section 5). */
public enum SourceRule {
  /** The destination itself. */
  SAME_ADDRESS("rule 1, prefer same address"),
  /** One of them reaches just as far as the destination. */
  SCOPE("rule 2, prefer appropriate scope"),
  /** One of them is deprecated. */
  NOT_DEPRECATED("rule 3, avoid deprecated addresses"),
  /** One of them is a home address. */
  HOME("rule 4, prefer home addresses"),
  /** One of them is on the interface that the packet leaves by. */
  DEVICE("rule 5, prefer outgoing interface"),
  /** One of them has the label of the destination. */
  LABEL("rule 6, prefer matching label"),
  /** One of them is temporary. */
  TEMPORARY("rule 7, prefer temporary addresses"),
  /** The same rule, on a host that is set to prefer public ones. */
  PUBLIC("rule 7, prefer public addresses"),
  /** One of them shares more leading bits with the destination. */
  LONGEST_PREFIX("rule 8, use longest matching prefix"),
  /** There is no other. */
  ONLY_ONE("no rule, it is the only one"),
  /** No rule tells them apart. */
  TIE("no rule, they tie: Linux takes the one that was added last");

  private final String words;

  SourceRule(String words) {
    this.words = words;
  }

  /** The rule with its number, for people. */
  public String words() {
    return words;
  }
}
