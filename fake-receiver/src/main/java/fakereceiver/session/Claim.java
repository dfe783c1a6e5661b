package fakereceiver.session;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import java.util.Optional;

/**
 * Who a client on loopback is taken for, because a test says so. What it leaves open is as the
 * client really is. Immutable.
 *
 * @param address the address that is judged instead of the real one
 * @param heloName the name that is judged instead of the one in EHLO or HELO
 */
public record Claim(Optional<IpAddress> address, Optional<HeloName> heloName) {

  /** The attribute of a record that holds the claimed address. */
  public static final String ADDRESS = "CLAIMED";

  /** The attribute of a record that holds the claimed HELO name. */
  public static final String HELO = "CLAIMED-HELO";

  /**
   * The client has that address.
   *
   * @throws IllegalArgumentException when it is not an address
   */
  public static Claim address(String address) {
    return new Claim(Optional.of(IpAddress.of(address)), Optional.empty());
  }

  /** The client says that name, whatever it says. */
  public static Claim helo(String name) {
    return new Claim(Optional.empty(), Optional.of(HeloName.of(name)));
  }

  /** The client has that address, and says that name. */
  public static Claim of(String address, String helo) {
    return new Claim(Optional.of(IpAddress.of(address)), Optional.of(HeloName.of(helo)));
  }
}
