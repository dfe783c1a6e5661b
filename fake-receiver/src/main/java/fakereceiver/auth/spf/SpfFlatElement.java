package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One term of a record that is being flattened: what it is known to cover so far. For one thread.
 */
final class SpfFlatElement {

  /** What is known of it. */
  enum Flag {
    IPV4,
    IPV6,
    PROCESSED,
    ANY,
    PARSED,
    RESOLVED,
    INVALID,
    REDIRECT,
    TEMPFAIL,
    PERMFAIL
  }

  private final SpfFlatRecord record;
  final SpfHop hop;
  final SpfResult result;
  final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  final List<Answer<?>> answers = new ArrayList<>();

  /** Itself, then what its further addresses cover. */
  final List<SpfFlatElement> covered = new ArrayList<>();

  Optional<SpfFlatRecord> reference = Optional.empty();
  int prefix4;
  int prefix6;
  private byte[] address4 = new byte[4];
  private byte[] address6 = new byte[16];

  SpfFlatElement(SpfFlatRecord record, SpfHop hop, SpfResult result) {
    this.record = record;
    this.hop = hop;
    this.result = result;
    covered.add(this);
  }

  private SpfFlatElement(SpfFlatElement other) {
    this.record = other.record;
    this.hop = other.hop;
    this.result = other.result;
    this.flags.addAll(other.flags);
    this.prefix4 = other.prefix4;
    this.prefix6 = other.prefix6;
    this.address4 = other.address4;
    this.address6 = other.address6;
  }

  /** How it was come to. */
  List<SpfHop> path() {
    List<SpfHop> path = new ArrayList<>(record.path);
    path.add(hop);
    return path;
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  void set(IpAddress address) {
    if (address instanceof Ip4Address) {
      address4 = address.bytes();
      flags.add(Flag.IPV4);
    } else {
      address6 = address.bytes();
      flags.add(Flag.IPV6);
    }
  }

  /** An address that DNS told; a further one is covered beside the first. */
  void add(IpAddress address) {
    flags.add(Flag.RESOLVED);
    flags.remove(Flag.PERMFAIL);
    if (flags.add(Flag.PROCESSED)) {
      set(address);
    } else {
      SpfFlatElement other = new SpfFlatElement(this);
      other.set(address);
      covered.add(other);
    }
  }

  /** DNS told that there is no address. */
  void addNone() {
    if (!has(Flag.RESOLVED)) {
      flags.add(Flag.PERMFAIL);
      fill((byte) 0xff);
    }
  }

  /** It covers every address, or none. */
  void fill(byte octet) {
    if (!has(Flag.PROCESSED)) {
      address4 = new byte[4];
      address6 = new byte[16];
      Arrays.fill(address4, octet);
      Arrays.fill(address6, octet);
      flags.add(Flag.IPV4);
      flags.add(Flag.IPV6);
      prefix4 = octet == 0 ? 0 : prefix4;
      prefix6 = octet == 0 ? 0 : prefix6;
    }
  }

  boolean covers(IpAddress client) {
    if (has(Flag.TEMPFAIL)) {
      return false;
    }
    boolean four = client instanceof Ip4Address;
    return has(four ? Flag.IPV4 : Flag.IPV6)
        ? isSame(four ? address4 : address6, client.bytes(), four ? prefix4 : prefix6)
        : has(Flag.ANY);
  }

  private static boolean isSame(byte[] a, byte[] b, int bits) {
    if (bits > a.length * Byte.SIZE) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int shift = 7 - i % 8;
      if ((a[i / 8] >> shift & 1) != (b[i / 8] >> shift & 1)) {
        return false;
      }
    }
    return true;
  }

  /** Greater than 0 when the other one comes first; that is so for any two that differ a little. */
  int compare(SpfFlatElement other) {
    if (flags.equals(other.flags)) {
      boolean differs =
          has(Flag.IPV4)
              ? prefix4 != other.prefix4 || !Arrays.equals(address4, other.address4)
              : has(Flag.IPV6)
                  && (prefix6 != other.prefix6 || !Arrays.equals(address6, other.address6));
      return differs && !has(Flag.ANY) ? 1 : 0;
    }
    if (has(Flag.ANY)) {
      return 1;
    }
    return other.has(Flag.ANY) || has(Flag.IPV4) ? -1 : 1;
  }

  /**
   * Sorts by merging halves. Since {@link #compare} is no order, the way matters: it is that of
   * GLib.
   */
  static List<SpfFlatElement> sorted(List<SpfFlatElement> all) {
    if (all.size() < 2) {
      return all;
    }
    int half = all.size() / 2;
    List<SpfFlatElement> left = sorted(all.subList(0, half));
    List<SpfFlatElement> right = sorted(all.subList(half, all.size()));
    List<SpfFlatElement> merged = new ArrayList<>(all.size());
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      merged.add(left.get(l).compare(right.get(r)) <= 0 ? left.get(l++) : right.get(r++));
    }
    merged.addAll(left.subList(l, left.size()));
    merged.addAll(right.subList(r, right.size()));
    return merged;
  }
}
