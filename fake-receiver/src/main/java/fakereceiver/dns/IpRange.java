package fakereceiver.dns;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses with a common prefix: {@code fc00::/7}, {@code 192.0.2.0/24}. Immutable.
 *
 * @param first an address of the range
 * @param length how many leading bits all its addresses share
 */
public record IpRange(IpAddress first, int length) {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  /** The length must fit the address. */
  public IpRange {
    if (length < 0 || length > first.bytes().length * 8) {
      throw new IllegalArgumentException(
          "/" + length + ", expected 0 to " + first.bytes().length * 8 + " bits");
    }
  }

  /**
   * Reads a range; an address alone is a range of one.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static IpRange of(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    String bits = slash < 0 ? "" : text.substring(slash + 1);
    if (address.isEmpty() || (slash >= 0 && !LENGTH.matcher(bits).matches())) {
      throw new IllegalArgumentException(
          "\"" + text + "\", expected a range such as fc00::/7 or 192.0.2.0/24");
    }
    return new IpRange(
        address.get(), slash < 0 ? address.get().bytes().length * 8 : Integer.parseInt(bits));
  }

  /** Whether {@code address} is in it; one of the other family never is. */
  public boolean contains(IpAddress address) {
    byte[] mine = first.bytes();
    byte[] other = address.bytes();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < length; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof IpRange range && first.equals(range.first) && length == range.length;
  }

  @Override
  public int hashCode() {
    return 31 * first.hashCode() + length;
  }

  @Override
  public String toString() {
    return first + "/" + length;
  }
}
