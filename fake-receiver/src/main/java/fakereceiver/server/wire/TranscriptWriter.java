package fakereceiver.server.wire;

import fakereceiver.mail.Shortened;
import fakereceiver.mail.Transcript;
import fakereceiver.mail.Transcript.Speaker;
import fakereceiver.session.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the transcript of one connection, as long as it stays within reason. Safe for several
 * threads: a test that waits in vain wants to know what was said so far.
 */
public final class TranscriptWriter {

  /** An honest session has some dozen lines; beyond this it is a test of our memory. */
  public static final int MAX_LINES = 2000;

  /** Enough for every legal line (RFC 5321 section 4.5.3.1). */
  public static final int MAX_LENGTH = 2048;

  private static final int OVERHEAD = 96; // of the objects around a text

  private final long began = System.nanoTime();
  private final Budget.Account account;

  /** At most {@link #MAX_LINES} and one. */
  private final List<Transcript.Line> lines = new ArrayList<>();

  private boolean full;

  /** Of a session with that account. */
  public TranscriptWriter(Budget.Account account) {
    this.account = account;
  }

  void client(String text) {
    write(Speaker.CLIENT, List.of(text));
  }

  /** The lines of one reply. */
  void server(List<String> lines) {
    write(Speaker.SERVER, lines);
  }

  /** Something that happened. */
  public void event(String text) {
    write(Speaker.EVENT, List.of(text));
  }

  private synchronized void write(Speaker speaker, List<String> texts) {
    Duration now = elapsed();
    for (String text : texts) {
      write(now, speaker, text);
    }
  }

  private void write(Duration now, Speaker speaker, String text) {
    if (full) {
      return;
    }
    if (lines.size() < MAX_LINES && account.take(Math.min(text.length(), MAX_LENGTH) + OVERHEAD)) {
      String bounded =
          text.length() <= MAX_LENGTH
              ? text
              : Shortened.of(text, MAX_LENGTH) + " (" + text.length() + " characters)";
      lines.add(new Transcript.Line(now, speaker, bounded));
    } else {
      full = true;
      String why =
          lines.size() < MAX_LINES ? "memory is short" : "more than " + MAX_LINES + " lines";
      lines.add(new Transcript.Line(now, Speaker.EVENT, why + "; the rest is not kept"));
    }
  }

  /** How long the connection has lasted. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** What was written so far. */
  public Transcript transcript() {
    return after(0);
  }

  /** What was written after the first {@code seen} lines. */
  public synchronized Transcript after(int seen) {
    return new Transcript(lines.subList(Math.min(seen, lines.size()), lines.size()));
  }
}
