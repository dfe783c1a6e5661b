package smtpprobe.mta;

/**
 * A line to write into the configuration of a mail server, or what else to do there. Immutable.
 *
 * @param name the name of the setting
 * @param value its value
 * @param where the file or the part of it that the line belongs to
 * @param line the line; a comment, beginning with {@code #}, where something has to go
 * @param restart whether it takes effect only when the server is stopped and started
 */
public record Setting(String name, String value, String where, String line, boolean restart) {

  private static final String MASTER = "master.cf";

  /** A line {@code name = value}. */
  public static Setting of(String name, String value, String where) {
    return new Setting(name, value, where, (name + " = " + value).stripTrailing(), false);
  }

  /** A line in words of its own. */
  static Setting line(String name, String value, String where, String line) {
    return new Setting(name, value, where, line, false);
  }

  /** What no line can say: {@code take the line "limit mta inet4" away}. */
  static Setting byHand(String name, String where, String what) {
    return new Setting(name, "", where, "# " + what, false);
  }

  /** How a line begins that master.cf sets for the service that sends, over main.cf. */
  String overriding() {
    return MASTER + ", service smtp: -o " + name + "=";
  }

  /** The same where master.cf overrides main.cf. */
  Setting inMaster() {
    return new Setting(name, value, MASTER + ", service smtp", "-o " + name + "=" + value, restart);
  }

  /** Whether it is one of a service of Postfix. */
  public boolean isInMaster() {
    return where.startsWith(MASTER);
  }

  Setting withRestart() {
    return new Setting(name, value, where, line, true);
  }

  /** {@code set "smtp_helo_name = mail.example.org" in main.cf}. */
  @Override
  public String toString() {
    return (line.startsWith("# ") ? line.substring(2) : "set \"" + line.strip() + '"')
        + " in "
        + where
        + (restart ? ", then stop and start the mail server" : "");
  }
}
