package fakereceiver.session;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.util.List;
import java.util.Optional;

/**
 * Clients of one network are taken for somebody else: what a translator or the provider would show
 * of them, in a lab that has neither. Immutable.
 *
 * @param network where they really are; any network that the user names, not only loopback
 * @param claim as whom they are judged
 */
public record SeenAs(IpRange network, Claim claim) {

  /**
   * Reads {@code NETWORK=ADDRESS[,HELO]}; a network is a range or one address.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static SeenAs parse(String text) {
    int sign = text.indexOf('=');
    String rest = text.substring(sign + 1);
    int comma = rest.indexOf(',');
    String address = comma < 0 ? rest : rest.substring(0, comma);
    if (sign < 0 || IpAddress.parse(address).isEmpty() || rest.endsWith(",")) {
      throw new IllegalArgumentException(
          "\"" + text + "\", expected NETWORK=ADDRESS[,HELO]: fd00:1::/64=2001:db8::25");
    }
    Claim claim = comma < 0 ? Claim.address(address) : Claim.of(address, rest.substring(comma + 1));
    return new SeenAs(IpRange.of(text.substring(0, sign)), claim);
  }

  /** Of the networks that {@code peer} is in, the smallest decides; of equal ones, the first. */
  public static Optional<Claim> of(IpAddress peer, List<SeenAs> all) {
    IpAddress plain = peer.asClient();
    Optional<SeenAs> smallest = Optional.empty();
    for (SeenAs one : all) {
      if (one.network.contains(plain)
          && smallest.filter(best -> best.network.length() >= one.network.length()).isEmpty()) {
        smallest = Optional.of(one);
      }
    }
    return smallest.map(SeenAs::claim);
  }
}
