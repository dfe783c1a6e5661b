package fakereceiver.auth.dmarc;

import fakereceiver.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;

/** Reads an address list (RFC 5322 section 3.4), octet by octet. For one thread. */
final class AddressReader {

  private final String value;
  private final StringBuilder bare = new StringBuilder();
  private final StringBuilder angle = new StringBuilder();
  private boolean hasAngle;

  /** Words that neither {@code @} nor a dot joins are a name, whatever {@code @} is in them. */
  private boolean isPhrase;

  /** The same between the angle brackets, where no name belongs. */
  private boolean isAnglePhrase;

  private boolean afterSpace;
  private int at;

  AddressReader(String value) {
    this.value = value;
  }

  /** Adds the addresses; false when the text is not a list of addresses, or of too many. */
  boolean readInto(List<Mailbox> mailboxes) {
    List<Mailbox> found = new ArrayList<>();
    boolean readable = read(found);
    // What stands before a stray comma is half a name and no author; alone it is a local user.
    List<Mailbox> whole = found.stream().filter(m -> !m.domainText().isEmpty()).toList();
    List<Mailbox> authors = whole.isEmpty() ? found : whole;
    int room = Authors.MAX_MAILBOXES - mailboxes.size();
    mailboxes.addAll(authors.subList(0, Math.min(room, authors.size())));
    return readable && authors.size() <= room;
  }

  private boolean read(List<Mailbox> mailboxes) {
    boolean readable = true;
    boolean whole = true;
    while (at < value.length() && readable) {
      char c = value.charAt(at++);
      switch (c) {
        case '(' -> {
          readable = comment();
          afterSpace = true;
        }
        case '"' -> {
          join(c);
          readable = quoted(bare);
          if (!readable) {
            isPhrase = true; // what the quote runs over is no address
          }
        }
        case '<' -> readable = !hasAngle && angle();
        case ':' -> forgetBare(); // the name of a group ends here
        case ',', ';' -> whole &= take(mailboxes);
        case '>', ')' -> readable = false;
        default -> {
          if (c == ' ' || c == '\t') {
            afterSpace = true;
          } else {
            join(c);
            bare.append(c);
          }
        }
      }
    }
    return take(mailboxes) && readable && whole;
  }

  private void join(char next) {
    isPhrase |= afterSpace && parts(bare, next);
    afterSpace = false;
  }

  /** Whether a space before {@code next} ends a word. */
  private static boolean parts(StringBuilder text, char next) {
    return text.length() > 0
        && "@.".indexOf(text.charAt(text.length() - 1)) < 0
        && "@.".indexOf(next) < 0;
  }

  private void forgetBare() {
    bare.setLength(0);
    isPhrase = false;
    afterSpace = false;
  }

  private boolean take(List<Mailbox> mailboxes) {
    boolean isEmpty = !hasAngle && bare.length() == 0;
    boolean isName = hasAngle ? isAnglePhrase || angle.length() == 0 : isPhrase;
    Mailbox mailbox = Mailbox.of((hasAngle ? angle : bare).toString());
    forgetBare();
    angle.setLength(0);
    hasAngle = false;
    isAnglePhrase = false;
    if (isEmpty) {
      return true; // the obsolete syntax allows empty elements
    }
    if (isName) {
      return false; // words are nobody
    }
    if (mailboxes.size() >= Authors.MAX_MAILBOXES) {
      return false;
    }
    mailboxes.add(mailbox);
    return !mailbox.domainText().isEmpty();
  }

  /** Up to the closing bracket; a route before the address is left out (section 4.4). */
  private boolean angle() {
    hasAngle = true;
    boolean space = false;
    while (at < value.length()) {
      char c = value.charAt(at++);
      switch (c) {
        case '>' -> {
          return true;
        }
        case '<' -> {
          return false;
        }
        case '"' -> {
          if (!quoted(angle)) {
            return false;
          }
        }
        case '(' -> {
          if (!comment()) {
            return false;
          }
        }
        case ':' -> {
          if (angle.length() > 0 && angle.charAt(0) == '@') {
            angle.setLength(0);
          } else {
            angle.append(c); // part of an address literal
          }
        }
        default -> {
          if (c != ' ' && c != '\t') {
            isAnglePhrase |= space && parts(angle, c);
            angle.append(c);
          }
        }
      }
      space = c == ' ' || c == '\t';
    }
    return false;
  }

  private boolean quoted(StringBuilder into) {
    into.append('"');
    while (at < value.length()) {
      char c = value.charAt(at++);
      into.append(c);
      if (c == '"') {
        return true;
      }
      if (c == '\\' && at < value.length()) {
        into.append(value.charAt(at++));
      }
    }
    return false;
  }

  private boolean comment() {
    int depth = 1;
    while (at < value.length()) {
      char c = value.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return true;
      }
    }
    return false;
  }
}
