package fakereceiver.journal.encoding;

import fakereceiver.dns.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Octets that an {@link Output} has written. Whatever else they are, an {@link
 * IllegalArgumentException} is all that comes of it. For one thread.
 */
public final class Input {

  private final ByteBuffer octets;

  /** At most as many as there are octets. */
  private final List<String> texts = new ArrayList<>();

  /** At most as many as there are octets. */
  private final List<Answer<?>> answers = new ArrayList<>();

  /** Reads from the position on, to the limit. */
  public Input(ByteBuffer octets) {
    this.octets = octets;
  }

  /** A whole number. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }

  /** A number that fits. */
  public int small() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the number " + value);
    }
    return (int) value;
  }

  /** Yes or no. */
  public boolean flag() {
    return octet() != 0;
  }

  /** One of several. */
  public <E extends Enum<E>> E word(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  /** Any number. */
  public double fraction() {
    require(Long.BYTES);
    return Double.longBitsToDouble(octets.getLong());
  }

  public String text() {
    int known = small();
    if (known > 0) {
      if (known > texts.size()) {
        throw new IllegalArgumentException("text " + known + " of " + texts.size());
      }
      return texts.get(known - 1);
    }
    int length = small();
    require(length);
    byte[] utf8 = new byte[length];
    octets.get(utf8);
    String text = new String(utf8, StandardCharsets.UTF_8);
    texts.add(text);
    return text;
  }

  Answer<?> answer(Function<Input, Answer<?>> reader) {
    int known = small();
    if (known > answers.size()) {
      throw new IllegalArgumentException("answer " + known + " of " + answers.size());
    }
    if (known > 0) {
      return answers.get(known - 1);
    }
    Answer<?> answer = reader.apply(this);
    answers.add(answer);
    return answer;
  }

  /** A length of time. */
  public Duration time() {
    try {
      return Duration.ofSeconds(number(), small());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  public Instant moment() {
    try {
      return Instant.ofEpochSecond(number(), small());
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("no time", e);
    }
  }

  /** Something that may be missing. */
  public <T> Optional<T> maybe(Function<Input, T> reader) {
    return flag() ? Optional.of(reader.apply(this)) : Optional.empty();
  }

  /** Several, in order. */
  public <T> List<T> all(Function<Input, T> reader) {
    int count = small();
    require(count); // each takes an octet at least
    List<T> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(reader.apply(this));
    }
    return all;
  }

  /** Texts by texts, in order. */
  public Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    all(in -> map.put(in.text(), in.text()) == null);
    return map;
  }

  private int octet() {
    require(1);
    return octets.get() & 0xff;
  }

  private void require(int count) {
    if (octets.remaining() < count) {
      throw new IllegalArgumentException("octets are missing");
    }
  }
}
