package fakereceiver.journal.encoding;

import fakereceiver.dns.Answer;
import fakereceiver.given.Ascii;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Octets that grow. A text is written once, and named by its number from then on. For one thread.
 */
public final class Output {

  private byte[] octets;
  private int length;

  /**
   * At most as many as there are texts in one mail: a table that grows is filled anew each time.
   */
  private final Map<String, Integer> texts = new HashMap<>(512);

  /** At most as many as there are answers behind one mail. */
  private final IdentityHashMap<Answer<?>, Integer> answers = new IdentityHashMap<>();

  /** For little. */
  public Output() {
    this(1 << 10);
  }

  private Output(int octets) {
    this.octets = new byte[octets];
  }

  static Output ofMail() {
    return new Output(8 << 10);
  }

  /** Writes {@code value}, of one thing; {@link Input} has the way back. */
  @FunctionalInterface
  public interface Writer<T> extends BiConsumer<Output, T> {}

  /** A whole number; small ones that are not negative take little room. */
  public Output number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      octet((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    octet((int) rest);
    return this;
  }

  /** Yes or no. */
  public Output flag(boolean value) {
    octet(value ? 1 : 0);
    return this;
  }

  /** One of several. */
  public Output word(Enum<?> value) {
    return text(value.name());
  }

  /** Any number. */
  public Output fraction(double value) {
    long bits = Double.doubleToLongBits(value);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      octet((int) (bits >>> shift));
    }
    return this;
  }

  public Output text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    if (known != null) {
      return number(known + 1L);
    }
    if (Ascii.isAll(text)) {
      number(0).number(text.length()).room(text.length());
      for (int i = 0; i < text.length(); i++) {
        octets[length++] = (byte) text.charAt(i);
      }
      return this;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    // a lone surrogate, from strangers, is no text in UTF-8: it becomes a question mark
    return number(0).number(utf8.length).octets(utf8);
  }

  /** An answer; many findings rest on the same, which is written once. */
  Output answer(Answer<?> answer, Writer<Answer<?>> writer) {
    Integer known = answers.get(answer);
    if (known != null) {
      return number(known + 1L);
    }
    answers.put(answer, answers.size());
    number(0);
    writer.accept(this, answer);
    return this;
  }

  /** A length of time. */
  public Output time(Duration time) {
    return number(time.getSeconds()).number(time.getNano());
  }

  public Output moment(Instant moment) {
    return number(moment.getEpochSecond()).number(moment.getNano());
  }

  /** Something that may be missing. */
  public <T> Output maybe(Optional<? extends T> value, Writer<T> writer) {
    flag(value.isPresent());
    value.ifPresent(there -> writer.accept(this, there));
    return this;
  }

  /** Several, in order. */
  public <T> Output all(Collection<? extends T> values, Writer<T> writer) {
    number(values.size());
    values.forEach(value -> writer.accept(this, value));
    return this;
  }

  /** Texts by texts, in order. */
  public Output map(Map<String, String> values) {
    return all(values.entrySet(), (out, one) -> out.text(one.getKey()).text(one.getValue()));
  }

  private Output octets(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, octets, length, more.length);
    length += more.length;
    return this;
  }

  private void octet(int value) {
    room(1);
    octets[length++] = (byte) value;
  }

  private void room(int more) {
    if (octets.length - length < more) {
      octets = Arrays.copyOf(octets, Math.max(Math.addExact(length, more), 2 * octets.length));
    }
  }

  /** Everything so far. */
  public byte[] done() {
    return Arrays.copyOf(octets, length);
  }
}
