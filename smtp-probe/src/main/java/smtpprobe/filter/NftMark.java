package smtpprobe.filter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smtpprobe.json.Json;

/** What rules of nftables do to the mark of a packet, and what they ask of it. */
final class NftMark {

  private NftMark() {}

  private static boolean isMark(Json expression) {
    return isMark(expression, "meta");
  }

  /** Whether it is the mark of a connection, or some bits of it. */
  static boolean isOfConnection(Json left) {
    return isMark(left.items("&").stream().findFirst().orElse(left), "ct");
  }

  private static boolean isMark(Json expression, String of) {
    return expression
        .member(of)
        .flatMap(meta -> meta.text("key"))
        .filter("mark"::equals)
        .isPresent();
  }

  /**
   * The bits that {@code meta mark}, {@code ct mark} or {@code meta mark & MASK} is compared with.
   */
  static Optional<Tags.Bits> bits(Json left, Json value) {
    List<Json> masked = left.items("&");
    boolean some = masked.size() == 2;
    if (!isOfConnection(left) && !isMark(some ? masked.get(0) : left)) {
      return Optional.empty();
    }
    Optional<Long> mask = some ? masked.get(1).number() : Optional.of(-1L);
    return value.number().flatMap(number -> mask.map(bits -> new Tags.Bits(number, bits)));
  }

  /**
   * What {@code meta mark set VALUE} puts on a packet, or {@code ct mark set VALUE} on its
   * connection; empty when it is about something else.
   */
  static Optional<Function<Packet, Tags>> set(Json mangle) {
    if (mangle.member("key").filter(key -> isMark(key, "ct")).isPresent()) {
      return Optional.of(packet -> packet.tags().saving());
    }
    return mangle
        .member("key")
        .filter(NftMark::isMark)
        .flatMap(key -> mangle.member("value"))
        .map(value -> packet -> set(packet, value));
  }

  private static Tags set(Packet packet, Json value) {
    if (isMark(value)) {
      return packet.tags();
    }
    if (value.member("ct").isPresent()) {
      return packet.tags().restored(!packet.isInsideConnection());
    }
    Optional<Long> number = value.number();
    if (number.isPresent()) {
      return packet.tags().marked(Tags.Bits.of(number.get()));
    }
    for (String operator : List.of("|", "&", "^")) {
      List<Json> sides = value.items(operator);
      if (sides.size() == 2 && sides.get(1).number().isPresent()) {
        long right = sides.get(1).number().get();
        return packet
            .with(set(packet, sides.get(0)))
            .tags()
            .marked(
                switch (operator) {
                  case "|" -> Tags.Bits.or(right);
                  case "&" -> Tags.Bits.and(right);
                  default -> Tags.Bits.xor(right);
                });
      }
    }
    return packet.tags().markedSomehow();
  }
}
