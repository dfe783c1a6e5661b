package smtpprobe.dialogue;

import fakereceiver.mail.Message;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as it goes over the wire, before dots are doubled: the user's octets, every line ended
 * by CRLF.
 *
 * <p>A bare CR or LF may not be sent (RFC 5321 section 2.3.8), and receivers that take one for a
 * line end let mail be smuggled; each becomes CRLF, and the notes say so. Nothing else changes.
 */
final class WireMessage {

  private final byte[] octets;
  private final boolean eightBit;
  private final boolean eightBitHeader;
  private final List<String> notes;

  private WireMessage(byte[] octets, boolean eightBit, boolean eightBitHeader, List<String> notes) {
    this.octets = octets;
    this.eightBit = eightBit;
    this.eightBitHeader = eightBitHeader;
    this.notes = List.copyOf(notes);
  }

  static WireMessage of(Message message) {
    byte[] from = message.bytes();
    ByteArrayOutputStream to = new ByteArrayOutputStream(from.length + from.length / 32 + 2);
    int bareLf = 0;
    int bareCr = 0;
    int lineStart = 0;
    boolean header = true;
    boolean eightBit = false;
    boolean eightBitHeader = false;
    for (int i = 0; i < from.length; i++) {
      if (from[i] != '\r' && from[i] != '\n') {
        to.write(from[i]);
        eightBit |= from[i] < 0;
        eightBitHeader |= from[i] < 0 && header;
        continue;
      }
      header &= to.size() > lineStart; // an empty line ends it
      if (from[i] == '\n') {
        bareLf++;
      } else if (i + 1 < from.length && from[i + 1] == '\n') {
        i++;
      } else {
        bareCr++;
      }
      to.write('\r');
      to.write('\n');
      lineStart = to.size();
    }
    List<String> notes = new ArrayList<>();
    noteChanged(notes, bareLf, "LF");
    noteChanged(notes, bareCr, "CR");
    if (to.size() > lineStart) {
      to.write('\r');
      to.write('\n');
      notes.add("The last line of the message had no line end; CRLF was added.");
    }
    return new WireMessage(to.toByteArray(), eightBit, eightBitHeader, notes);
  }

  private static void noteChanged(List<String> notes, int count, String what) {
    if (count > 0) {
      notes.add(
          count
              + (count == 1 ? " line of the message" : " lines of the message")
              + " ended in a bare "
              + what
              + ", sent as CRLF (RFC 5321 section 2.3.8).");
    }
  }

  /** What to send; not copied, not to be changed. */
  byte[] octets() {
    return octets;
  }

  /** As RFC 1870 section 5 counts: with line ends, without doubled dots. */
  int size() {
    return octets.length;
  }

  /** Whether there is an octet above 127. */
  boolean isEightBit() {
    return eightBit;
  }

  /** Whether there is one in the header, which only RFC 6532 allows. */
  boolean isEightBitHeader() {
    return eightBitHeader;
  }

  /** What had to be changed; whole sentences. */
  List<String> notes() {
    return notes;
  }
}
