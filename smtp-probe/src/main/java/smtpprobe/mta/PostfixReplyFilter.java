package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * What smtp_dns_reply_filter takes away of the answers of DNS (postconf(5)): without its AAAA
 * records, a mail server is met over IPv4. No pattern is run; those that say no more than AAAA, and
 * perhaps a name, are understood. Immutable.
 *
 * @param all whether no AAAA record is left
 * @param names the mail servers whose AAAA records are taken away, {@code .domain} for those below
 * @param notes what was not followed
 */
record PostfixReplyFilter(boolean all, List<String> names, List<String> notes) {

  static final String SETTING = "smtp_dns_reply_filter";

  private static final String OF_SIX = "aaaa";
  private static final String UNTRIED = "Postfix alone can try it";

  /** What stands for any name or TTL, or for what is between them. */
  private static final Pattern ANYTHING =
      Pattern.compile("[\\^$() /]|\\[\\^?\\[:space:]][+*]?|\\[0-9][+*]?|\\\\[sdbw][+*]?|\\.[+*]");

  private static final Pattern CLASS = Pattern.compile("(?<=\\s)in(?=\\s)|\\s");
  private static final Pattern NAME = Pattern.compile("(?:\\\\?[\\w.-])++");
  private static final Pattern ITS_END = Pattern.compile("\\\\?\\." + OF_SIX + "$");

  PostfixReplyFilter {
    names = List.copyOf(names);
    notes = List.copyOf(notes);
  }

  static PostfixReplyFilter of(PostfixSettings settings, HostReader host) {
    String value = settings.value(SETTING);
    if (value.isEmpty()) {
      return new PostfixReplyFilter(false, List.of(), List.of());
    }
    PostfixMap map = PostfixMap.read(SETTING, value, host);
    List<String> names = new ArrayList<>();
    List<String> notes = new ArrayList<>(map.notes());
    map.always()
        .ifPresent(answer -> notes.add(Relay.notFollowed(SETTING + " = " + value, UNTRIED)));
    boolean all = false;
    for (Map.Entry<String, String> entry : map.whole().entrySet()) {
      String left = isFollowed(entry) ? left(entry.getKey()) : "";
      Optional<String> name = name(left);
      all |= left.equals(OF_SIX);
      name.ifPresent(names::add);
      if (!left.equals(OF_SIX) && name.isEmpty()) {
        notes.add(Relay.notFollowed(SETTING + ": " + entry.getKey(), UNTRIED));
      }
    }
    return new PostfixReplyFilter(all, names, notes);
  }

  /** A pattern without conditions, of what is taken away: anything else puts mail off. */
  private static boolean isFollowed(Map.Entry<String, String> entry) {
    return entry.getKey().endsWith("/") && entry.getValue().equalsIgnoreCase("IGNORE");
  }

  private static String left(String pattern) {
    String spaced = ANYTHING.matcher(pattern.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return CLASS.matcher(spaced).replaceAll("");
  }

  /** Names end in a dot there. */
  private static Optional<String> name(String left) {
    String name = ITS_END.matcher(left).replaceFirst("");
    return !name.equals(left) && NAME.matcher(name).matches()
        ? Optional.of(name.replace("\\", ""))
        : Optional.empty();
  }

  /** What differs from {@code usual} by it. */
  Optional<WayOut> way(WayOut usual) {
    return all || names.isEmpty() || usual.relay().isPresent()
        ? Optional.empty()
        : Optional.of(
            usual
                .to(
                    usual.name() + " (" + SETTING + ")",
                    Traffic.some("mail to the mail servers named " + String.join(", ", names)),
                    Optional.empty())
                .over(Families.IPV4_ONLY));
  }
}
