package smtpprobe.sender;

import java.util.Optional;

/**
 * What receivers see of a host's mail, where that is another address than it leaves from.
 * Immutable.
 *
 * @param address the address that they see; empty when it is the host's own, or not known
 * @param unknown why nobody can say what they see, without a full stop; empty when that is known
 * @param masquerade the rule that makes it the host's own address, and would make that of any other
 */
public record SeenAs(
    Optional<Sending> address, Optional<String> unknown, Optional<String> masquerade) {

  /** The host's own address. */
  public static final SeenAs OWN = new SeenAs(Optional.empty(), Optional.empty());

  /** No rule stands in the way of another address. */
  public SeenAs(Optional<Sending> address, Optional<String> unknown) {
    this(address, unknown, Optional.empty());
  }

  /** The host's own address, by that rule. */
  static SeenAs masqueraded(String rule) {
    return new SeenAs(Optional.empty(), Optional.empty(), Optional.of(rule));
  }

  /** Whether it is, or may be, another address than the host's own. */
  boolean isOther() {
    return address.isPresent() || unknown.isPresent();
  }

  /** That address. */
  static SeenAs as(Sending sending) {
    return new SeenAs(Optional.of(sending), Optional.empty());
  }

  /** Nobody can say. */
  static SeenAs unknown(String why) {
    return new SeenAs(Optional.empty(), Optional.of(why));
  }
}
