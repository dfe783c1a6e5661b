package smtpprobe.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import smtpprobe.json.Json;

/** The flags of a TCP segment (RFC 9293 section 3.1), as packet filters name them. */
final class TcpFlags {

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  /** What {@code ip6tables --syn} looks at. */
  static final String OPENING_MASK = "FIN,SYN,RST,ACK";

  private static final Map<String, Integer> NAMES =
      Map.of(
          "fin", FIN, "syn", SYN, "rst", RST, "psh", PSH, "ack", ACK, "urg", 32, "ecn", 64, "ece",
          64, "cwr", 128, "none", 0);
  private static final int ALL = 63; // ip6tables knows no others

  private TcpFlags() {}

  /** The bits of {@code FIN,SYN}; empty when a word is not a flag. */
  static OptionalInt of(String list) {
    int bits = 0;
    for (String word : list.toLowerCase(Locale.ROOT).split(",", -1)) {
      Integer bit = word.equals("all") ? Integer.valueOf(ALL) : NAMES.get(word);
      if (bit == null) {
        return OptionalInt.empty();
      }
      bits |= bit;
    }
    return OptionalInt.of(bits);
  }

  /** The same as nft prints it: a name, a number, a list, or names joined by {@code |}. */
  static OptionalInt of(Json value) {
    if (value.number().isPresent()) {
      return OptionalInt.of((int) (value.number().get() & 0xff));
    }
    if (value.text().isPresent()) {
      return of(value.text().get());
    }
    List<Json> parts = value.isArray() ? value.items() : value.items("|");
    int bits = 0;
    for (Json part : parts) {
      OptionalInt more = of(part);
      if (more.isEmpty()) {
        return more;
      }
      bits |= more.getAsInt();
    }
    return parts.isEmpty() ? OptionalInt.empty() : OptionalInt.of(bits);
  }

  /** Whether a packet's flags are so, where all that it may have agree. */
  static Tri hold(Packet packet, IntPredicate wanted) {
    List<Integer> flags = packet.flags();
    long count = flags.stream().filter(wanted::test).count();
    return count == 0 ? Tri.NO : count == flags.size() ? Tri.YES : Tri.UNKNOWN;
  }

  /** Whether those flags that {@code mask} names are {@code set}, and no others of them. */
  static Tri masked(Packet packet, OptionalInt mask, OptionalInt set) {
    return mask.isEmpty() || set.isEmpty()
        ? Tri.UNKNOWN
        : hold(packet, flags -> (flags & mask.getAsInt()) == set.getAsInt());
  }
}
