package fakereceiver.journal;

import fakereceiver.dns.IpAddress;
import fakereceiver.journal.encoding.Input;
import fakereceiver.journal.encoding.Output;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a list shows of an entry, and what is searched of it, as octets: what is read of every entry
 * when a journal is opened.
 */
final class SummaryCode {

  private SummaryCode() {}

  /** A summary without its number, and a text; empty where that is not known any more. */
  static byte[] octets(Summary summary, String text) {
    byte[] shown = octets(summary);
    byte[] searched = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + shown.length + searched.length)
        .putInt(shown.length)
        .put(shown)
        .put(searched)
        .array();
  }

  private static byte[] octets(Summary summary) {
    Output out = new Output();
    out.moment(summary.time()).text(summary.session()).number(summary.number());
    out.text(summary.persona()).text(summary.outcome()).maybe(summary.stage(), Output::text);
    out.text(summary.client().text()).text(summary.helo()).text(summary.from());
    out.all(summary.to(), Output::text).number(summary.recipients());
    out.text(summary.subject()).number(summary.size()).text(summary.reply());
    out.all(summary.because(), Output::text).all(summary.faults(), Output::text);
    out.all(summary.would().entrySet(), (to, one) -> to.text(one.getKey()).number(one.getValue()));
    return out.done();
  }

  /**
   * The summary in {@code octets}.
   *
   * @param shared the same words, of earlier ones
   * @throws IllegalArgumentException when they are something else
   */
  static Summary summary(long id, byte[] octets, SharedWords shared) {
    Input in = new Input(ByteBuffer.wrap(octets, Integer.BYTES, shownLength(octets)));
    return new Summary(
        id,
        in.moment(),
        in.text(),
        in.small(),
        shared.of(in.text()),
        shared.of(in.text()),
        in.maybe(Input::text).map(shared::of),
        IpAddress.of(in.text()),
        shared.of(in.text()),
        shared.of(in.text()),
        in.all(from -> shared.of(from.text())),
        in.small(),
        in.text(),
        in.small(),
        shared.of(in.text()),
        in.all(from -> shared.of(from.text())),
        new LinkedHashSet<>(in.all(from -> shared.of(from.text()))),
        would(in, shared));
  }

  private static Map<String, Integer> would(Input in, SharedWords shared) {
    Map<String, Integer> would = new TreeMap<>();
    in.all(from -> would.put(shared.of(from.text()), from.small()) == null);
    return would;
  }

  /** What is searched: one character for each octet of its UTF-8, so that it takes little room. */
  static String text(byte[] octets) {
    int from = Integer.BYTES + shownLength(octets);
    return new String(octets, from, octets.length - from, StandardCharsets.ISO_8859_1);
  }

  /** Words to find in such a text. */
  static String searched(String words) {
    return new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static int shownLength(byte[] octets) {
    int length = octets.length < Integer.BYTES ? -1 : ByteBuffer.wrap(octets).getInt();
    if (length < 0 || length > octets.length - Integer.BYTES) {
      throw new IllegalArgumentException("octets are missing");
    }
    return length;
  }

  /** The last words that were seen, each once. For one thread. */
  static final class SharedWords {

    private static final int MOST = 1 << 12;

    /** By their hash, modulo {@link #MOST}. */
    private final String[] words = new String[MOST];

    SharedWords() {
      Arrays.fill(words, "");
    }

    String of(String word) {
      int place = Math.floorMod(word.hashCode(), MOST);
      if (!words[place].equals(word)) {
        words[place] = word;
      }
      return words[place];
    }
  }
}
