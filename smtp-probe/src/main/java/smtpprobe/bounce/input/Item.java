package smtpprobe.bounce.input;

import smtpprobe.bounce.Bounce;

/**
 * A piece of an input, explained. Immutable.
 *
 * @param where the file, and where in it: {@code mbox#3}, {@code mail.log:120}
 * @param time when a log line was written, as it says; may be empty
 * @param bounce what it is
 */
public record Item(String where, String time, Bounce bounce) {}
