package fakereceiver.dns;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * Names beyond ASCII as DNS has them (RFC 5890).
 *
 * <p>The JDK knows IDNA 2003, which writes {@code ss} for {@code ß} and {@code σ} for {@code ς}.
 * Since IDNA 2008 these are letters of their own (RFC 5894 section 7.2), so that their domains are
 * others, with other owners; mail servers go by that.
 */
final class ALabels {

  private static final String DOTS = ".\u3002\uff0e\uff61";
  private static final String PREFIX = "xn--";

  /** The parameters of RFC 3492 section 5. */
  private static final int BASE = 36;

  private static final int LEAST = 1;
  private static final int MOST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_POINT = 128;

  /** The longest label of DNS; none that is longer as U-label is shorter as A-label. */
  private static final int MAX_LABEL = 63;

  private ALabels() {}

  /**
   * The name in ASCII.
   *
   * @throws IllegalArgumentException when a label could not be in DNS
   */
  static String of(String name) {
    StringBuilder ascii = new StringBuilder();
    int start = 0;
    for (int i = 0; i < name.length(); i++) {
      if (DOTS.indexOf(name.charAt(i)) >= 0) {
        ascii.append(label(name.substring(start, i))).append('.');
        start = i + 1;
      }
    }
    return ascii.append(label(name.substring(start))).toString();
  }

  private static String label(String label) {
    if (label.indexOf('\u00df') < 0 && label.indexOf('\u03c2') < 0) {
      return label.isEmpty() ? label : IDN.toASCII(label);
    }
    int[] points =
        Normalizer.normalize(label, Normalizer.Form.NFKC)
            .codePoints()
            .map(Character::toLowerCase)
            .toArray();
    if (points.length > MAX_LABEL || !Arrays.stream(points).allMatch(ALabels::isLetter)) {
      throw new IllegalArgumentException("no label that could be in DNS");
    }
    return PREFIX + punycode(points);
  }

  private static boolean isLetter(int point) {
    return point == '-'
        || Character.isLetterOrDigit(point)
        || Character.getType(point) == Character.NON_SPACING_MARK
        || Character.getType(point) == Character.COMBINING_SPACING_MARK;
  }

  /** RFC 3492 section 6.3. */
  private static String punycode(int... points) {
    StringBuilder code = new StringBuilder();
    Arrays.stream(points).filter(p -> p < FIRST_POINT).forEach(code::appendCodePoint);
    int basic = code.length();
    if (basic > 0) {
      code.append('-');
    }
    int bias = FIRST_BIAS;
    int delta = 0;
    int done = basic;
    for (int point = FIRST_POINT; done < points.length; point++) {
      int from = point;
      int next = Arrays.stream(points).filter(p -> p >= from).min().orElseThrow();
      delta += (next - point) * (done + 1);
      point = next;
      for (int p : points) {
        if (p < point) {
          delta++;
        } else if (p == point) {
          append(code, delta, bias);
          bias = adapted(done == basic ? delta / DAMP : delta / 2, done + 1);
          delta = 0;
          done++;
        }
      }
      delta++;
    }
    return code.toString();
  }

  private static void append(StringBuilder code, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.min(Math.max(k - bias, LEAST), MOST);
      if (rest < threshold) {
        code.append(digit(rest));
        return;
      }
      code.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapted(int delta, int done) {
    int rest = delta + delta / done;
    int k = 0;
    while (rest > (BASE - LEAST) * MOST / 2) {
      rest /= BASE - LEAST;
      k += BASE;
    }
    return k + (BASE - LEAST + 1) * rest / (rest + SKEW);
  }
}
