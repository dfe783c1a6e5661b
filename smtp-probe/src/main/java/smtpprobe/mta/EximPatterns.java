package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A list of domains, hosts or addresses of Exim, as far as it says names (specification, "Domain,
 * host, address, and local part lists"). Immutable.
 *
 * @param all whether it ends with everything
 * @param named the names in it, {@code .domain} for those below it
 * @param except the names that are not in it
 * @param unknown whether something in it is known to Exim alone: a named list, a look-up
 * @param unknownExcept whether something that is not in it is
 */
record EximPatterns(
    boolean all, List<String> named, List<String> except, boolean unknown, boolean unknownExcept) {

  private static final Pattern NAME = Pattern.compile("(\\*?\\.|@(?!mx_))?[\\w-][\\w.@-]*+");

  /** What stands for this host itself: mail for it does not leave. */
  private static final Set<String> HERE = Set.of("+local_domains", "@", "@[]");

  static EximPatterns of(String list) {
    boolean all = false;
    List<String> named = new ArrayList<>();
    List<String> except = new ArrayList<>();
    boolean unknown = false;
    boolean unknownExcept = false;
    List<String> items = EximList.items(list);
    for (int i = 0; i < items.size() && !all; i++) {
      boolean not = items.get(i).startsWith("!");
      String item = items.get(i).replaceFirst("^!\\s*", "");
      boolean isName = NAME.matcher(item).matches();
      String name = item.startsWith("*.") ? item.substring(1) : item;
      if (item.equals("*")) {
        all = !not;
        i = not ? items.size() : i;
      } else if (isName && !not) {
        named.add(name);
      } else if (isName && named.isEmpty() && !unknown) {
        except.add(name);
      } else if (not) {
        unknownExcept |= !HERE.contains(item);
      } else {
        unknown = true;
      }
      all |= not && i == items.size() - 1; // then everything else is in it
    }
    return new EximPatterns(all, List.copyOf(named), List.copyOf(except), unknown, unknownExcept);
  }

  /** Whether only Exim knows what is in it. */
  boolean isUnknown() {
    return unknownExcept || (!all && unknown);
  }

  /** The mail that it is about. */
  Traffic traffic(String words, Function<List<String>, Traffic> naming) {
    if (isUnknown()) {
      return Traffic.some(words);
    }
    Traffic taken = all ? Traffic.REST : naming.apply(named);
    return except.isEmpty() ? taken : taken.but(naming.apply(except));
  }
}
