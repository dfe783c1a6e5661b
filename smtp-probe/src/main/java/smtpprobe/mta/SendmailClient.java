package smtpprobe.mta;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * What ClientPortOptions say of where mail leaves from; of the name of an option the first letter
 * counts. Immutable.
 *
 * @param bind the addresses
 * @param refusals the options with which it does not start (tried with 8.17.1)
 */
record SendmailClient(Bind bind, List<Refusal> refusals) {

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:^|,)\\s*+A\\w*+\\s*+=\\s*+([^,\\s]++)");
  private static final Pattern FAMILY =
      Pattern.compile("(?i)(?:^|,)\\s*+F\\w*+\\s*+=\\s*+([^,]++)");
  private static final Pattern NAME = Pattern.compile("(?i)[a-z\\d][a-z\\d.-]*+");
  private static final String SIX = "inet6";

  /** Those of setsockaddroptions() in its daemon.c, or a number. */
  private static final Pattern FAMILIES = Pattern.compile("inet6?|unix|local|iso|ns|x\\.25|\\d++");

  static SendmailClient read(List<String> clients, HostReader host) {
    List<IpAddress> addresses = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    Optional<String> unknown = Optional.empty();
    for (String options : clients) {
      String family = first(FAMILY, options).orElse("inet").toLowerCase(Locale.ROOT);
      String address = first(ADDRESS, options).orElse("");
      List<IpAddress> found = addresses(address, host);
      List<IpAddress> fitting =
          found.stream().filter(a -> (a instanceof Ip6Address) == family.equals(SIX)).toList();
      boolean isName = IpAddress.parse(address).isEmpty() && NAME.matcher(address).matches();
      addresses.addAll(fitting.stream().limit(1).toList());
      if (!FAMILIES.matcher(family.strip()).matches()) {
        refusals.add(refusal(options, "knows no family \"" + family + '"', found));
      } else if (family.startsWith("inet") && !address.isEmpty() && fitting.isEmpty()) {
        if (!isName) {
          refusals.add(
              refusal(options, "takes \"" + address + "\" for no address of " + family, found));
        } else if (family.equals(SIX)) {
          unknown = Optional.of("it depends on the addresses that the host finds for " + address);
        }
      }
    }
    String setting = "ClientPortOptions = " + String.join("; ", clients);
    return new SendmailClient(
        unknown
            .map(why -> Bind.unknown(setting, why))
            .orElseGet(() -> addresses.isEmpty() ? Bind.NONE : Bind.to(addresses, setting)),
        refusals);
  }

  private static Refusal refusal(String options, String why, List<IpAddress> found) {
    boolean six = found.stream().anyMatch(Ip6Address.class::isInstance);
    return new Refusal(
        "ClientPortOptions = " + options,
        "Sendmail " + why + ", and does not start",
        found.isEmpty()
            ? "Write \"Family=inet6, Addr=\" and the bare address there"
            : "Set \"CLIENT_OPTIONS(`Family="
                + (six ? SIX : "inet")
                + ", Addr="
                + found.get(0)
                + "')dnl\" in sendmail.mc");
  }

  private static Optional<String> first(Pattern pattern, String options) {
    Matcher matcher = pattern.matcher(options);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private static List<IpAddress> addresses(String address, HostReader host) {
    return IpAddress.parse(address.replaceFirst("(?i)^IPv6:", ""))
        .map(List::of)
        .orElseGet(() -> HostsFile.read(host).addresses(address));
  }
}
