package smtpprobe.filter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.json.Json;

/**
 * What a rule of nftables asks of TCP flags: {@code tcp flags syn}, which means any of them, {@code
 * tcp flags == syn}, these and no others, and {@code tcp flags & (fin | syn | rst | ack) == syn}.
 */
final class NftFlags {

  private static final OptionalInt EVERY = OptionalInt.of(0xff);

  private NftFlags() {}

  /** The condition of a match that compares flags with one value; empty for all others. */
  static Optional<Condition> of(Json match) {
    Optional<Json> left = match.member("left").filter(NftFlags::areAskedFor);
    Optional<Json> right =
        match
            .member("right")
            .filter(r -> r.member("set").isEmpty())
            .filter(r -> r.text().filter(name -> name.startsWith("@")).isEmpty());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    String op = match.text("op").orElse("");
    return Optional.of(
        packet -> packet.flags().isEmpty() ? Tri.NO : asked(packet, op, left.get(), right.get()));
  }

  private static Tri asked(Packet packet, String op, Json left, Json right) {
    OptionalInt bits = TcpFlags.of(right);
    OptionalInt mask = mask(left);
    if (bits.isEmpty() || mask.isEmpty()) {
      return Tri.UNKNOWN;
    }
    int looked = mask.getAsInt() & bits.getAsInt();
    return switch (op) {
      case "==" -> are(packet, left, right);
      case "!=" -> are(packet, left, right).not();
      case "in" -> TcpFlags.hold(packet, flags -> (flags & looked) != 0);
      case "!" -> TcpFlags.hold(packet, flags -> (flags & looked) == 0);
      default -> Tri.UNKNOWN;
    };
  }

  private static OptionalInt mask(Json left) {
    List<Json> masked = left.items("&");
    return masked.isEmpty() ? EVERY : TcpFlags.of(masked.get(1));
  }

  private static boolean areFlags(Json left) {
    Optional<Json> payload = left.member("payload");
    return payload.flatMap(p -> p.text("protocol")).filter("tcp"::equals).isPresent()
        && payload.flatMap(p -> p.text("field")).filter("flags"::equals).isPresent();
  }

  /** Whether the left side is the flags, all or some of them. */
  static boolean areAskedFor(Json left) {
    List<Json> masked = left.items("&");
    return areFlags(left) || (masked.size() == 2 && areFlags(masked.get(0)));
  }

  /** Whether these flags are set and the others that are looked at are not. */
  static Tri are(Packet packet, Json left, Json value) {
    return TcpFlags.masked(packet, mask(left), TcpFlags.of(value));
  }
}
