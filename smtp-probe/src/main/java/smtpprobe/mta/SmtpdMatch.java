package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A rule of an {@code smtpd.conf}: {@code match options action name}; up to version 6.3 {@code
 * accept options} and the action itself. Immutable.
 *
 * @param action the name of its action
 * @param takes the mail that it is about, in one part or more; none where it is not to leave
 * @param hosts whose mail it is about
 */
record SmtpdMatch(String action, List<Traffic> takes, Hosts hosts) {

  /** Whose mail. */
  enum Hosts {
    /** That of this host. */
    LOCAL,
    /** That of this host and of others. */
    ANY,
    /** That of others alone, or it cannot be known. */
    OTHERS
  }

  /** Stands for the action of a rule that refuses mail. */
  static final String REJECT = "reject";

  private static final Pattern DOMAIN = Pattern.compile("[\\w-][\\w.-]*+");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@*]*+@[\\w-][\\w.-]*+");

  /** What an option says of the session or the message, which nobody can know before. */
  private static final String OPEN = "by a condition that was not followed";

  /** Whether it refuses that mail. */
  boolean refuses() {
    return action.equals(REJECT);
  }

  static SmtpdMatch read(String action, List<String> options, SmtpdTables tables) {
    return new Reader(options, tables).read(action);
  }

  /** The options of a rule, one after the other. */
  private static final class Reader {

    private final List<String> words;
    private final SmtpdTables tables;
    private int at;

    private Hosts hosts = Hosts.LOCAL;
    private boolean leaves;
    private boolean never;
    private boolean open;
    private List<Traffic> to = List.of(Traffic.REST);
    private List<Traffic> from = List.of(Traffic.REST);

    Reader(List<String> words, SmtpdTables tables) {
      this.words = words;
      this.tables = tables;
    }

    SmtpdMatch read(String action) {
      boolean not = false;
      while (at < words.size()) {
        String word = words.get(at++);
        if (word.equals("!")) {
          not = true;
          continue;
        }
        switch (word) {
          case "from" -> from(not);
          case "for" -> to(not);
          case "domain", "rcpt-to", "recipient" -> recipients(word, not);
          case "mail-from", "sender" -> senders(not);
          case "tag", "tagged", "helo", "auth", "tls" -> {
            open = true;
            argument();
          }
          default -> open = true; // an option of another version
        }
        not = false;
      }
      List<Traffic> takes = new ArrayList<>();
      for (Traffic one : leaves && !never ? to : List.<Traffic>of()) {
        for (Traffic other : from) {
          Traffic both = one.and(other);
          takes.add(open ? both.perhaps(OPEN) : both);
        }
      }
      return new SmtpdMatch(action, List.copyOf(takes), hosts);
    }

    private boolean skips(String... keywords) {
      boolean is = at < words.size() && List.of(keywords).contains(words.get(at));
      at += is ? 1 : 0;
      return is;
    }

    private void from(boolean negated) {
      boolean not = skips("!") || negated;
      if (skips("any")) {
        hosts = Hosts.ANY;
        never |= not;
      } else if (skips("local")) {
        hosts = not ? Hosts.OTHERS : Hosts.LOCAL;
      } else if (skips("mail-from")) {
        hosts = Hosts.ANY;
        senders(not);
      } else if (skips("socket")) {
        open = true;
        hosts = not ? Hosts.ANY : Hosts.LOCAL;
      } else { // auth, rdns, src
        at++;
        argument();
        hosts = Hosts.OTHERS;
      }
    }

    private void to(boolean negated) {
      boolean not = skips("!") || negated;
      if (skips("any", "local")) {
        leaves = words.get(at - 1).equals("any") != not;
      } else {
        recipients(at < words.size() ? words.get(at++) : "", not);
      }
    }

    private void recipients(String keyword, boolean not) {
      leaves = true;
      boolean closed = to.equals(List.of(Traffic.REST));
      List<Traffic> named =
          parts(not, keyword.equals("domain") ? DOMAIN : ADDRESS, "mail to", Traffic::to);
      open |= !closed; // two lists of recipients: what is in both
      to = closed ? named : to;
    }

    private void senders(boolean not) {
      from = parts(not, ADDRESS, "mail from", Traffic::from);
    }

    /** The names of the argument are one part, the patterns in it another. */
    private List<Traffic> parts(
        boolean negated, Pattern name, String words, Function<List<String>, Traffic> naming) {
      boolean not = skips("!") || negated;
      boolean regex = skips("regex");
      List<String> items = tables.items(argument());
      Map<Boolean, List<String>> sorted =
          items.stream()
              .collect(Collectors.partitioningBy(item -> !regex && name.matcher(item).matches()));
      List<String> names = sorted.getOrDefault(true, List.of());
      List<String> patterns = sorted.getOrDefault(false, List.of());
      if (patterns.contains("*") && !regex) {
        return not ? List.of() : List.of(Traffic.REST);
      }
      String fits = " what fits " + String.join(", ", patterns);
      if (not) {
        return List.of(
            patterns.isEmpty()
                ? Traffic.REST.but(naming.apply(names))
                : Traffic.some("all mail but that" + words.replaceFirst("^mail", "") + fits));
      }
      List<Traffic> parts = new ArrayList<>();
      if (!names.isEmpty()) {
        parts.add(naming.apply(names));
      }
      if (!patterns.isEmpty()) {
        parts.add(Traffic.some(words + fits));
      }
      return parts;
    }

    /** A word, a table or a list in braces, where one stands; never a keyword. */
    private List<String> argument() {
      skips("regex");
      if (at >= words.size() || KEYWORDS.contains(words.get(at))) {
        return List.of();
      }
      List<String> rest = words.subList(at, words.size());
      if (!rest.get(0).equals("{")) {
        at++;
        return rest.subList(0, 1);
      }
      int end = rest.indexOf("}");
      at += end < 0 ? rest.size() : end + 1;
      return SmtpdConf.list(rest);
    }
  }

  /** What begins another option. */
  private static final List<String> KEYWORDS =
      List.of(
          "!",
          "from",
          "for",
          "domain",
          "rcpt-to",
          "recipient",
          "mail-from",
          "sender",
          "tag",
          "tagged",
          "helo",
          "auth",
          "tls");
}
