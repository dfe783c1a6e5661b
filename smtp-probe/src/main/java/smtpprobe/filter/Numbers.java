package smtpprobe.filter;

import java.util.OptionalInt;

/** The numbers that a field of a packet may have. */
interface Numbers {

  /** Nothing is known of them. */
  Numbers ANY = (from, to) -> Tri.UNKNOWN;

  /** Whether they are between two. */
  Tri within(long from, long to);

  /** This one alone. */
  static Numbers of(OptionalInt number) {
    return number.isPresent() ? between(number.getAsInt(), number.getAsInt()) : ANY;
  }

  static Numbers between(long low, long high) {
    return (from, to) ->
        low >= from && high <= to ? Tri.YES : high < from || low > to ? Tri.NO : Tri.UNKNOWN;
  }
}
