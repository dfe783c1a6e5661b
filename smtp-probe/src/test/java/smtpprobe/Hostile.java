package smtpprobe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Texts that a fuzzer makes for parsers, and the time that these may take. A fault that needs
 * length, such as a stack that overflows or work that grows with the square, would never be found
 * in the few thousand octets that it tries: here it can ask for more.
 */
public final class Hostile {

  private static final int LENGTH = 128 * 1024;

  /** Of processor time, so that a busy machine fails no test. */
  private static final long MAX_SECONDS = 4;

  private Hostile() {}

  /** The text in these octets. If it begins with a NUL, what follows its last is repeated. */
  public static String text(byte[] octets) {
    return stretched(new String(octets, UTF_8));
  }

  /** As many texts as wanted, with form feeds between them; those that are not there are empty. */
  public static List<String> texts(byte[] octets, int wanted) {
    String[] texts = new String(octets, UTF_8).split("\f", wanted);
    return Stream.concat(Stream.of(texts), Stream.generate(() -> ""))
        .limit(wanted)
        .map(Hostile::stretched)
        .toList();
  }

  private static String stretched(String text) {
    int end = text.lastIndexOf('\0');
    String tail = text.substring(end + 1);
    return text.startsWith("\0") && !tail.isEmpty()
        ? text.substring(1, Math.max(1, end)) + tail.repeat((LENGTH - end) / tail.length())
        : text;
  }

  /** What {@code work} brings, which may not take longer than a text of that length is worth. */
  public static <T> T inTime(Supplier<T> work) {
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    T result = work.get();
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    assertThat(spent / 1_000_000_000).as("seconds").isLessThan(MAX_SECONDS);
    return result;
  }
}
