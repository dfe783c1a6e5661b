package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/**
 * A router of Exim (specification, "Generic options for routers"). Immutable.
 *
 * @param name its name
 * @param options its options as {@code exim -bP routers} prints them
 */
record EximRouter(String name, Map<String, String> options) {

  /** Preconditions that only Exim can try for a mail. */
  private static final List<String> CONDITIONS =
      List.of("local_parts", "require_files", "check_secondary_mx", "check_local_user");

  /** What stands for "no" where a string is expanded to yes or no. */
  private static final Set<String> NO = Set.of("", "0", "no", "false");

  private static final Set<String> YES = Set.of("1", "yes", "true");

  /** The first and the last address of all IPv6 that is in use (2000::/3). */
  private static final List<IpAddress> SIX =
      addresses("2000::", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

  private static final List<IpAddress> FOUR = addresses("1.0.0.0", "223.255.255.255");

  private static final String IGNORED = "ignore_target_hosts";

  /** A file that all domains are looked up in; where it is not there, the list holds none. */
  private static final Pattern IN_A_FILE =
      Pattern.compile("\\$\\{if exists\\s*+\\{(/[^{}$]++)\\}\\s*+\\{[^{}]*+\\}\\s*+fail\\s*+\\}");

  private static List<IpAddress> addresses(String... texts) {
    return Stream.of(texts).map(IpAddress::parse).flatMap(Optional::stream).toList();
  }

  String option(String option) {
    return options.getOrDefault(option, "");
  }

  boolean is(String driver) {
    return option("driver").equals(driver);
  }

  /** Whether it is asked when a mail is delivered. */
  boolean delivers(HostReader host) {
    Matcher inFile = IN_A_FILE.matcher(option("domains"));
    return !options.containsKey("verify_only")
        && !(inFile.matches() && !host.file(inFile.group(1)).isThere())
        && (option("condition").isEmpty() || !NO.contains(lower("condition")));
  }

  /** Whether the mail goes on to the next routers in any case. */
  boolean copies() {
    return options.containsKey("unseen") && !NO.contains(lower("unseen", "yes"));
  }

  /** The mail that it is about. */
  Traffic takes() {
    String domains = option("domains");
    String senders = option("senders");
    Traffic to =
        domains.isEmpty()
            ? Traffic.REST
            : EximPatterns.of(domains)
                .traffic("mail for the domains \"" + domains + "\"", Traffic::to);
    Traffic from =
        senders.isEmpty()
            ? Traffic.REST
            : EximPatterns.of(senders.replaceAll("\\*@(?=\\*\\.)", "").replace("*@", "@"))
                .traffic("mail of the senders \"" + senders + "\"", Traffic::from);
    Traffic takes = to.and(from);
    if (copies()) {
      return takes.perhaps("as a copy");
    }
    if (is("ipliteral")) {
      return takes.perhaps("to addresses in place of domains");
    }
    return hasCondition() ? takes.perhaps("by a condition that was not followed") : takes;
  }

  /** Whether what it takes is all but what Exim alone knows. */
  boolean takesAlmostAll() {
    return !copies()
        && !hasCondition()
        && !is("ipliteral")
        && option("senders").isEmpty()
        && EximPatterns.of(option("domains")).all();
  }

  private boolean hasCondition() {
    return CONDITIONS.stream().anyMatch(o -> options.containsKey(o) && isSet(o))
        || !(option("condition").isEmpty() || YES.contains(lower("condition")))
        || hasAffix("local_part_prefix")
        || hasAffix("local_part_suffix");
  }

  /** A switch is its name alone. */
  private boolean isSet(String option) {
    return option.startsWith("check_") || !option(option).isEmpty();
  }

  private boolean hasAffix(String option) {
    return !option(option).isEmpty() && !options.containsKey(option + "_optional");
  }

  private String lower(String option) {
    return option(option).toLowerCase(Locale.ROOT);
  }

  private String lower(String option, String otherwise) {
    return option(option).isEmpty() ? otherwise : lower(option);
  }

  /** The line that keeps it from IPv6, if there is one. */
  Optional<String> withoutSix() {
    if (YES.contains(lower("ipv4_only"))) {
      return Optional.of("ipv4_only = " + option("ipv4_only"));
    }
    return ignored(SIX).all() ? Optional.of(IGNORED + " = " + option(IGNORED)) : Optional.empty();
  }

  /** Whether it passes over every host that it finds. */
  boolean ignoresAll() {
    return ignored(SIX).all() && ignored(FOUR).all();
  }

  /**
   * What its list of hosts to pass over says of a family.
   *
   * @param all whether it holds all of it, as far as that is written there
   * @param open what only Exim knows of it; empty where that changes nothing
   */
  private record Ignored(boolean all, Optional<String> open) {

    boolean isByMail() {
      return open.filter(item -> item.indexOf('$') >= 0).isPresent();
    }
  }

  /** By the first and the last address of a family; what ends with an exception holds all else. */
  private Ignored ignored(List<IpAddress> ends) {
    Optional<String> open = Optional.empty();
    boolean excepts = false;
    for (String item : EximList.items(option(IGNORED))) {
      excepts = item.startsWith("!");
      String hosts = item.replaceFirst("^!\\s*+", "");
      if (hosts.equals("*") || holdsAll(hosts, ends)) {
        return new Ignored(!excepts, Optional.empty());
      }
      if (hosts.indexOf('$') >= 0 || (excepts && isNamedList(hosts))) {
        return new Ignored(false, Optional.of(hosts));
      }
      open = open.or(() -> Optional.of(hosts).filter(EximRouter::isNamedList));
    }
    return excepts ? new Ignored(true, Optional.empty()) : new Ignored(false, open);
  }

  /** The family that it tries first; for which mail may be known to Exim alone. */
  Optional<String> preference() {
    return YES.contains(lower("ipv4_prefer")) ? Optional.of("ipv4") : Optional.empty();
  }

  /** What to do about such a line, so that it sends over IPv6 too. */
  static Setting withSix(String router, String line) {
    return Setting.byHand(
        line.substring(0, line.indexOf(' ')),
        "the " + router + " router",
        (line.startsWith("ipv4_only") ? "take \"" : "take all of IPv6 out of \"")
            + line
            + (line.startsWith("ipv4_only") ? "\" away" : "\""));
  }

  /** Whether only Exim knows for which mail it looks for IPv4 addresses alone. */
  boolean isPerhapsWithoutSix() {
    return withoutSix().isEmpty() && (!NO.contains(lower("ipv4_only")) || ignored(SIX).isByMail());
  }

  /** What is left open by lists of hosts that stand elsewhere, and are the same for all mail. */
  Optional<String> unread() {
    Ignored six = ignored(SIX);
    return six.open()
        .filter(list -> !six.isByMail() && withoutSix().isEmpty())
        .map(
            list ->
                "router %s: whether %s = %s holds all of IPv6 is not known, since %s was not read (\"exim -bP %s\" shows it)"
                    .formatted(name, IGNORED, option(IGNORED), list, list));
  }

  /** But for the words that say what to do with names that have no address. */
  private static boolean isNamedList(String hosts) {
    return hosts.startsWith("+") && !hosts.matches("\\+(include|ignore)_(unknown|defer)");
  }

  private static boolean holdsAll(String range, List<IpAddress> ends) {
    try {
      return ends.stream().allMatch(IpRange.of(range)::contains);
    } catch (IllegalArgumentException e) {
      return false; // a name
    }
  }
}
