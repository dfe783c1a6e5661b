package smtpprobe.mta;

/**
 * A line to write into the configuration of a mail server.
 *
 * @param line the line
 * @param where the file or the part of it that the line belongs to
 */
public record Setting(String line, String where) {

  /** {@code "smtp_helo_name = mail.example.org" in main.cf}. */
  @Override
  public String toString() {
    return '"' + line + "\" in " + where;
  }
}
