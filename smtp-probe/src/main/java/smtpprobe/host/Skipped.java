package smtpprobe.host;

/**
 * Something that could not be looked at.
 *
 * @param what the thing: {@code packet filter}
 * @param why the reason, without a full stop
 */
public record Skipped(String what, String why) {}
