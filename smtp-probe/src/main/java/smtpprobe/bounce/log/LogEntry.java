package smtpprobe.bounce.log;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.EnhancedStatusCode;
import java.util.Optional;

/**
 * What a line of a log tells of mail that was refused or has to wait. Immutable.
 *
 * @param program who wrote it: {@code postfix}, {@code exim}, ...
 * @param time when, as it stands in the line; may be empty
 * @param recipient for whom the mail was; may be empty
 * @param host the other server; may be empty
 * @param own the address that the mail came from, where the line tells
 * @param status the status, where it has a place of its own
 * @param code the reply code, where it has a place of its own
 * @param text what was said
 * @param isDelayed whether it will be tried again
 * @param isOurs whether this server refused the mail of another, and not another the mail of this
 * @param isOwnFault whether it is no reply, but what keeps a program of this server from working
 */
public record LogEntry(
    String program,
    String time,
    String recipient,
    String host,
    Optional<IpAddress> own,
    Optional<EnhancedStatusCode> status,
    Optional<Integer> code,
    String text,
    boolean isDelayed,
    boolean isOurs,
    boolean isOwnFault) {

  static LogEntry of(String program, String time, String recipient, String host, String text) {
    return new LogEntry(
        program,
        time,
        recipient,
        host,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        text,
        false,
        false,
        false);
  }

  LogEntry delayed(boolean waits) {
    return copy(own, status, code, waits, isOurs, isOwnFault);
  }

  LogEntry from(Optional<IpAddress> source) {
    return copy(source, status, code, isDelayed, isOurs, isOwnFault);
  }

  LogEntry with(Optional<Integer> otherCode, Optional<EnhancedStatusCode> otherStatus) {
    return copy(own, otherStatus, otherCode, isDelayed, isOurs, isOwnFault);
  }

  LogEntry saying(String other) {
    return new LogEntry(
        program, time, recipient, host, own, status, code, other, isDelayed, isOurs, isOwnFault);
  }

  LogEntry byUs() {
    return copy(own, status, code, isDelayed, true, isOwnFault);
  }

  /** Mail waits meanwhile. */
  LogEntry ownFault() {
    return copy(own, status, code, true, isOurs, true);
  }

  private LogEntry copy(
      Optional<IpAddress> source,
      Optional<EnhancedStatusCode> otherStatus,
      Optional<Integer> otherCode,
      boolean waits,
      boolean ours,
      boolean ownFault) {
    return new LogEntry(
        program,
        time,
        recipient,
        host,
        source,
        otherStatus,
        otherCode,
        text,
        waits,
        ours,
        ownFault);
  }
}
