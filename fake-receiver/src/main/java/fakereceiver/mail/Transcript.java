package fakereceiver.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was said on one connection, both ways, with times. Immutable.
 *
 * @param lines in order
 */
public record Transcript(List<Line> lines) {

  /** Who spoke. */
  public enum Speaker {
    /** The client. */
    CLIENT("C"),
    /** The server. */
    SERVER("S"),
    /** Nobody: something that happened, such as the start of TLS or a hang-up. */
    EVENT("*");

    private final String letter;

    Speaker(String letter) {
      this.letter = letter;
    }

    /** {@code C}, {@code S} or {@code *}. */
    public String letter() {
      return letter;
    }
  }

  /**
   * One line.
   *
   * @param at since the connection began
   * @param speaker who
   * @param text without its line end; not escaped
   */
  public record Line(Duration at, Speaker speaker, String text) {}

  private static final int LINE = 96; // octets that a line takes without its text

  public Transcript {
    lines = List.copyOf(lines);
  }

  /** About how many octets of memory it takes. */
  public long octets() {
    long octets = 0;
    for (Line line : lines) {
      octets += line.text.length() + LINE;
    }
    return octets;
  }

  /**
   * For people: {@code 0.012 C: EHLO mail.example.org}; what is not printable ASCII is written as
   * {@code \xNN}.
   */
  public List<String> printable() {
    List<String> printable = new ArrayList<>();
    for (Line line : lines) {
      printable.add(
          String.format(
              Locale.ROOT,
              "%7.3f %s: %s",
              line.at.toNanos() / 1e9,
              line.speaker.letter,
              Printable.of(line.text)));
    }
    return printable;
  }
}
