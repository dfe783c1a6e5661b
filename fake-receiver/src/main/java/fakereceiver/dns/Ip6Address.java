package fakereceiver.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An IPv6 address: 128 bits, nothing else; no zone id.
 *
 * <p>An IPv4-mapped address stays what it is, {@code ::ffff:192.0.2.1}: the JDK would turn it into
 * an IPv4 address.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Ip6Address(long high, long low) implements IpAddress {

  private static final int GROUPS = 8;

  /**
   * Reads any text form of RFC 4291 section 2.2: full, with one {@code ::}, or ending in a dotted
   * quad. Brackets, prefix lengths, zone ids and spaces are not part of an address.
   */
  public static Optional<Ip6Address> parse(String text) {
    if (text.length() < 2 || text.length() > 45) {
      return Optional.empty();
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(groups -> groups.size() == GROUPS).map(Ip6Address::join);
    }
    Optional<List<Integer>> before = groups(text.substring(0, gap), false);
    Optional<List<Integer>> after = groups(text.substring(gap + 2), true);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    int missing = GROUPS - before.get().size() - after.get().size();
    if (missing < 1) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before.get());
    for (int i = 0; i < missing; i++) {
      all.add(0);
    }
    all.addAll(after.get());
    return Optional.of(join(all));
  }

  /**
   * The same for text that ought to be right.
   *
   * @throws IllegalArgumentException when it is not an IPv6 address
   */
  public static Ip6Address of(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not an IPv6 address, expected one such as 2001:db8::25"));
  }

  static Ip6Address ofBytes(byte[] bytes) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 8; i++) {
      high = high << 8 | (bytes[i] & 0xff);
      low = low << 8 | (bytes[i + 8] & 0xff);
    }
    return new Ip6Address(high, low);
  }

  /** Whether the first {@code length} bits (0 to 128) are those of {@code prefix}. */
  public boolean startsWith(Ip6Address prefix, int length) {
    if (length < 0 || length > 128) {
      throw new IllegalArgumentException("prefix length " + length + ", expected 0 to 128");
    }
    if (length <= 64) {
      return length == 0 || (high ^ prefix.high) >>> (64 - length) == 0;
    }
    return high == prefix.high && (length == 64 || (low ^ prefix.low) >>> (128 - length) == 0);
  }

  /** The IPv4 address inside an IPv4-mapped one ({@code ::ffff:0:0/96}). */
  public Optional<Ip4Address> mapped() {
    return high == 0 && low >>> 32 == 0xffff
        ? Optional.of(new Ip4Address((int) low))
        : Optional.empty();
  }

  @Override
  public IpAddress asClient() {
    return mapped().<IpAddress>map(four -> four).orElse(this);
  }

  /** The first address of this one's /64. */
  public Ip6Address network64() {
    return new Ip6Address(high, 0);
  }

  private static Optional<List<Integer>> groups(String text, boolean last) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (last && i == parts.length - 1 && part.indexOf('.') >= 0) {
        Optional<Ip4Address> quad = Ip4Address.parse(part);
        if (quad.isEmpty()) {
          return Optional.empty();
        }
        groups.add(quad.get().bits() >>> 16);
        groups.add(quad.get().bits() & 0xffff);
      } else {
        int group = group(part);
        if (group < 0) {
          return Optional.empty();
        }
        groups.add(group);
      }
    }
    return groups.size() <= GROUPS ? Optional.of(groups) : Optional.empty();
  }

  private static int group(String part) {
    if (part.isEmpty() || part.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static Ip6Address join(List<Integer> groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups.get(i);
      low = low << 16 | groups.get(i + 4);
    }
    return new Ip6Address(high, low);
  }

  private int groupAt(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }

  /** RFC 5952 section 4, and the dotted tail of section 5 for IPv4-mapped addresses. */
  @Override
  public String text() {
    Optional<Ip4Address> mapped = mapped();
    if (mapped.isPresent()) {
      return "::ffff:" + mapped.get().text();
    }
    int gapAt = -1;
    int gapLength = 1; // a single zero group is not shortened
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groupAt(end) == 0) {
        end++;
      }
      if (end - i > gapLength) {
        gapAt = i;
        gapLength = end - i;
      }
      i = Math.max(i, end - 1);
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < GROUPS; i++) {
      if (i == gapAt) {
        text.append("::");
        i += gapLength - 1;
      } else {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groupAt(i)));
      }
    }
    return text.toString();
  }

  @Override
  public byte[] bytes() {
    byte[] bytes = new byte[16];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (high >>> (56 - 8 * i));
      bytes[i + 8] = (byte) (low >>> (56 - 8 * i));
    }
    return bytes;
  }

  /** 32 nibbles, least significant first (RFC 3596 section 2.5). */
  @Override
  public String reverseLabels() {
    StringBuilder labels = new StringBuilder(63);
    for (int i = 0; i < 32; i++) {
      long half = i < 16 ? low : high;
      if (i > 0) {
        labels.append('.');
      }
      labels.append(Character.forDigit((int) (half >>> (4 * (i & 15))) & 0xf, 16));
    }
    return labels.toString();
  }

  @Override
  public DomainName reverseName() {
    return new DomainName(reverseLabels() + ".ip6.arpa");
  }

  @Override
  public RecordType<Ip6Address> forwardType() {
    return RecordType.AAAA;
  }

  /** Whether its interface identifier was made of a hardware address: ff:fe in its middle. */
  public boolean hasEui64() {
    return (low >>> 24 & 0xffff) == 0xfffe;
  }

  /**
   * Whether its interface identifier looks drawn at random, as those of temporary addresses are
   * (RFC 8981), and others that stay (RFC 7217): nobody chose it, and no hardware address did.
   */
  public boolean looksRandom() {
    for (int shift = 0; shift < Long.SIZE; shift += 16) {
      if ((low >>> shift & 0xffff) < 0x100) {
        return false;
      }
    }
    return !hasEui64();
  }

  @Override
  public boolean isLoopback() {
    return high == 0 && low == 1;
  }

  @Override
  public String toString() {
    return text();
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Ip6Address address && high == address.high && low == address.low;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(high) + Long.hashCode(low);
  }
}
