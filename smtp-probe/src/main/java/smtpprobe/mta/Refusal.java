package smtpprobe.mta;

/**
 * A setting with which a mail server sends nothing, or none of the mail that it is about.
 *
 * @param setting the line, as it is written
 * @param why what the server says of it
 * @param remedy what to do, in a sentence without a full stop
 */
public record Refusal(String setting, String why, String remedy) {}
