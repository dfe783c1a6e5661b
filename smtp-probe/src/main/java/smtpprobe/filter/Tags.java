package smtpprobe.filter;

import java.util.Optional;

/**
 * What rules have put on a packet, for later rules to ask. Nothing but rules is taken to mark mail.
 * Immutable.
 *
 * @param mark its mark, of which the other bits are zero
 * @param known the bits of the mark that are known
 * @param tracked whether connection tracking looks at it
 * @param saved whether its connection may have been given a mark
 */
public record Tags(long mark, long known, boolean tracked, boolean saved) {

  private static final long ALL = 0xffffffffL;

  /** As a packet comes in, or leaves its program. */
  static final Tags NONE = new Tags(0, ALL, true, false);

  /** Of a mark, only what is known counts. */
  public Tags {
    known &= ALL;
    mark &= known;
  }

  /** Bits of a mark, and which of them are meant: {@code 0x8000/0x8000}. */
  record Bits(long value, long mask) {

    /** All bits of a number. */
    static Bits of(long value) {
      return new Bits(value, ALL);
    }

    /** For {@link #marked}: all bits that the number has are set. */
    static Bits or(long number) {
      return new Bits(number, number);
    }

    /** For {@link #marked}: all bits that it has not are taken away. */
    static Bits and(long number) {
      return new Bits(0, ~number);
    }

    /** For {@link #marked}: those that it has are turned over. */
    static Bits xor(long number) {
      return new Bits(number, 0);
    }

    /** As ip6tables prints them; empty when they are no numbers. */
    static Optional<Bits> parse(String text) {
      String[] halves = text.split("/", 2);
      try {
        long value = Long.decode(halves[0]);
        return Optional.of(halves.length < 2 ? of(value) : new Bits(value, Long.decode(halves[1])));
      } catch (NumberFormatException notANumber) {
        return Optional.empty();
      }
    }

    /** The same bits of the value, and none that it does not set. */
    Bits set() {
      return new Bits(value, mask | value);
    }
  }

  /** With the bits that are meant taken away, and those of the value turned over. */
  Tags marked(Bits bits) {
    return new Tags((mark & ~bits.mask()) ^ bits.value(), known | bits.mask(), tracked, saved);
  }

  /** With a mark that nobody can say. */
  Tags markedSomehow() {
    return new Tags(0, 0, tracked, saved);
  }

  /** Left alone by connection tracking. */
  Tags untracked() {
    return new Tags(mark, known, false, saved);
  }

  /** What is known of the mark where it may also be another. */
  Tags orMarkedAs(Tags other) {
    return new Tags(
        mark, known & other.known & ~(mark ^ other.mark), tracked, saved || other.saved);
  }

  /** Where its connection is given a mark, perhaps this one. */
  Tags saving() {
    return new Tags(mark, known, tracked, true);
  }

  /**
   * With the mark of its connection.
   *
   * @param begins whether that only begins, and so has none but for what rules gave it
   */
  Tags restored(boolean begins) {
    return begins && !saved && mark == 0 && known == ALL ? this : markedSomehow();
  }

  /** Whether those bits of the mark are such. */
  Tri isMarked(Bits bits) {
    if ((bits.value() & ~bits.mask()) != 0 || ((mark ^ bits.value()) & bits.mask() & known) != 0) {
      return Tri.NO;
    }
    return (bits.mask() & ALL & ~known) == 0 ? Tri.YES : Tri.UNKNOWN;
  }
}
