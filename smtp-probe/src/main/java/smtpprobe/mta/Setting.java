package smtpprobe.mta;

import java.util.Optional;

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

  /** Before the name of a service of master.cf. */
  static final String IN_SERVICE = MASTER + ", service ";

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

  /** The same where the line {@code master.cf, service NAME: -o ...} overrides main.cf. */
  Optional<Setting> inMaster(String line) {
    int end = line.indexOf(": -o " + name + "=");
    return line.startsWith(IN_SERVICE) && end > 0
        ? Optional.of(of(line.substring(IN_SERVICE.length(), end)))
        : Optional.empty();
  }

  /** The same for a service of master.cf alone. */
  Setting of(String service) {
    return new Setting(name, value, IN_SERVICE + service, "-o " + name + "=" + value, restart);
  }

  /** The service of Postfix that it is one of. */
  public Optional<String> service() {
    return where.startsWith(IN_SERVICE)
        ? Optional.of(where.substring(IN_SERVICE.length()))
        : Optional.empty();
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
