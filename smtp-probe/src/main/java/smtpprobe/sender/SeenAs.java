package smtpprobe.sender;

import java.util.Optional;

/**
 * What receivers see of a host's mail, where that is another address than it leaves from.
 * Immutable.
 *
 * @param address the address that they see; empty when it is the host's own, or not known
 * @param unknown why nobody can say what they see, without a full stop; empty when that is known
 */
public record SeenAs(Optional<Sending> address, Optional<String> unknown) {

  /** The host's own address. */
  public static final SeenAs OWN = new SeenAs(Optional.empty(), Optional.empty());

  /** That address. */
  static SeenAs as(Sending sending) {
    return new SeenAs(Optional.of(sending), Optional.empty());
  }

  /** Nobody can say. */
  static SeenAs unknown(String why) {
    return new SeenAs(Optional.empty(), Optional.of(why));
  }
}
