package smtpprobe.filter;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The account that a program runs under, which rules for the host's own packets may ask for. It is
 * never root's. Immutable.
 *
 * @param user its name, where that is sure
 * @param perhaps the names that it may have
 * @param uid its number, where that is known
 * @param group the name of its group, where that is known
 * @param gid the number of its group, where that is known
 */
public record Account(
    Optional<String> user,
    Set<String> perhaps,
    OptionalLong uid,
    Optional<String> group,
    OptionalLong gid) {

  private static final String NUMBERS = "[0-9]{1,10}(-[0-9]{1,10})?";

  public Account {
    perhaps = Set.copyOf(perhaps);
  }

  /** Whether it is the account that a rule names, by its name, number or a range of numbers. */
  public Tri isUser(String text) {
    if (text.matches(NUMBERS)) {
      return isNumber(text, uid);
    }
    if (user.isPresent()) {
      return Tri.of(user.get().equals(text));
    }
    return perhaps.contains(text) ? Tri.YES : otherwise(text);
  }

  /** Whether its group is the one that a rule names. */
  public Tri isGroup(String text) {
    if (text.matches(NUMBERS)) {
      return isNumber(text, gid);
    }
    return group.map(name -> Tri.of(name.equals(text))).orElseGet(() -> otherwise(text));
  }

  private static Tri isNumber(String text, OptionalLong number) {
    int hyphen = text.indexOf('-');
    long first = Long.parseLong(hyphen < 0 ? text : text.substring(0, hyphen));
    long last = Long.parseLong(text.substring(hyphen + 1));
    if (number.isPresent()) {
      return Tri.of(number.getAsLong() >= first && number.getAsLong() <= last);
    }
    return last == 0 ? Tri.NO : Tri.UNKNOWN;
  }

  private static Tri otherwise(String text) {
    return text.equals("root") ? Tri.NO : Tri.UNKNOWN;
  }
}
