package smtpprobe.letter;

import fakereceiver.mail.Message;
import java.util.Optional;

/**
 * The mail to be sent, before it is addressed. Immutable.
 *
 * @param template its text with blanks
 * @param subject takes the place of the template's
 * @param id begins the id of each mail of one run: 1 to 32 letters, digits and hyphens
 */
public record Letter(Template template, Optional<String> subject, String id) {

  /**
   * Refuses what could not be found again, or could not stand in a header.
   *
   * @throws IllegalArgumentException when id or subject has another form
   */
  public Letter {
    if (!id.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "\""
              + id
              + "\" is not an id, expected 1 to 32 letters, digits and hyphens, none at the ends");
    }
    if (subject.filter(text -> !text.matches("[ -~]{1,200}")).isPresent()) {
      throw new IllegalArgumentException(
          "a subject of "
              + subject.get().length()
              + " characters, expected 1 to 200 of printable ASCII");
    }
  }

  /**
   * The mail itself; the same arguments give the same octets.
   *
   * @throws IllegalArgumentException when a value could become another line, or a line becomes too
   *     long
   */
  public Message write(Addressing addressing) {
    return template.fill(addressing.values(), subject);
  }

  /** The built-in mail: predicted and sent alike. */
  public static Letter usual(String id) {
    return new Letter(Template.BUILT_IN, Optional.empty(), id);
  }
}
