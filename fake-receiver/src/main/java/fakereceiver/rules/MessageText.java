package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.LookAt;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.mail.Message;

/**
 * What one pass over the octets of a message finds. Lines are counted from 1, the header included,
 * and end at LF, with or without CR.
 *
 * @param bareLf how often a line ends in LF alone
 * @param bareCr how often a CR is followed by anything but LF
 * @param tooLong how many lines are longer than {@link #MAX_LINE} without their end
 * @param eightBit how many octets are above 127
 */
record MessageText(Count bareLf, Count bareCr, Count tooLong, Count eightBit) {

  /** RFC 5322 section 2.1.1, without CRLF. */
  static final int MAX_LINE = 998;

  /**
   * How often something is there.
   *
   * @param times how often
   * @param firstLine the line where it is first; 0 for never
   */
  record Count(int times, int firstLine) {

    private static final Count NEVER = new Count(0, 0);

    private Count onceMore(int line) {
      return new Count(times + 1, times == 0 ? line : firstLine);
    }

    boolean isNone() {
      return times == 0;
    }

    Evidence evidence(String what) {
      return Evidence.given(what, isNone() ? "none" : times + ", the first in line " + firstLine);
    }

    /** Whether it is not there at all, or else a failure. */
    Outcome isNever(String what) {
      return isNone() ? Outcome.passed(evidence(what)) : Outcome.failed(evidence(what));
    }
  }

  private static final class Of extends LookAt<Message, MessageText> {
    Of(Message message) {
      super(message);
    }
  }

  /** Looks at a message once in a session, however many rules ask. */
  static MessageText of(Message message, Dns dns) {
    return dns.plain().once(new Of(message), () -> look(message));
  }

  private static MessageText look(Message message) {
    Count bareLf = Count.NEVER;
    Count bareCr = Count.NEVER;
    Count tooLong = Count.NEVER;
    Count eightBit = Count.NEVER;
    int line = 1;
    int length = 0;
    byte before = 0;
    for (int i = 0; i < message.size(); i++) {
      byte octet = message.octetAt(i);
      if (octet >= ' ' && before != '\r') { // nearly all of a message
        length++;
        before = octet;
        continue;
      }
      if (before == '\r' && octet != '\n') {
        bareCr = bareCr.onceMore(line);
      }
      if (octet < 0) {
        eightBit = eightBit.onceMore(line);
      }
      if (octet == '\n') {
        bareLf = before == '\r' ? bareLf : bareLf.onceMore(line);
        int shown = before == '\r' ? length - 1 : length;
        tooLong = shown > MAX_LINE ? tooLong.onceMore(line) : tooLong;
        line++;
        length = 0;
      } else {
        length++;
      }
      before = octet;
    }
    return new MessageText(
        bareLf,
        before == '\r' ? bareCr.onceMore(line) : bareCr,
        length > MAX_LINE ? tooLong.onceMore(line) : tooLong,
        eightBit);
  }
}
