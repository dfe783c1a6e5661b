package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;

/**
 * What the programs of Postfix end with "fatal:" for (tried with 3.7.11), as far as mail that
 * leaves depends on it.
 */
final class PostfixRefusals {

  private static final String MAIN = " in main.cf";
  private static final String MEND = "Mend that" + MAIN;
  private static final String DISABLED = "master_service_disable";
  private static final String FATAL = "fatal: ";

  /** Those that every installation has, and that do not send by SMTP. */
  private static final Set<String> AGENTS =
      Set.of("local", "virtual", "lmtp", "error", "retry", "discard", "relay");

  private static final Set<String> PROTOCOLS = Set.of("all", "ipv4", "ipv6");

  /** As valid_hostname() has it; digits alone are none. */
  private static final Pattern HOST_NAME =
      Pattern.compile("(?![0-9.]+$)\\w(?:[\\w-]*+(?<!-))?+(?:\\.\\w(?:[\\w-]*+(?<!-))?+)*+");

  private PostfixRefusals() {}

  /** What none of its programs runs with. */
  static List<Refusal> of(PostfixSettings main, HostReader host) {
    List<Refusal> refusals = new ArrayList<>();
    protocols(main).ifPresent(refusals::add);
    name(main).ifPresent(refusals::add);
    String failed = host.run(HostCommand.POSTCONF).why();
    int fatal = failed.indexOf(FATAL);
    if (refusals.isEmpty() && fatal >= 0) {
      refusals.add(new Refusal("main.cf", failed.substring(fatal + FATAL.length()).strip(), MEND));
    } else if (refusals.isEmpty()) {
      PostfixParameters.senseless(host)
          .map(line -> new Refusal(line, "Postfix misses a '=', and does not start", MEND))
          .ifPresent(refusals::add);
    }
    return refusals;
  }

  /** What is left of the ways: where there are refusals, none sends anything. */
  static WaysOut with(List<Refusal> refusals, WaysOut ways) {
    return refusals.isEmpty() ? ways : ways.refused(refusals);
  }

  /** The case of the letters counts. */
  private static Optional<Refusal> protocols(PostfixSettings main) {
    String value = main.value("inet_protocols");
    return main.words("inet_protocols").stream()
        .filter(word -> !PROTOCOLS.contains(word) && !PostfixSettings.isOpen(value))
        .findFirst()
        .map(
            word ->
                new Refusal(
                    "inet_protocols = " + value,
                    "Postfix knows no \"" + word + "\", and does not start",
                    "Set \"inet_protocols = all\"" + MAIN + ", or ipv4, or ipv6"));
  }

  private static Optional<Refusal> name(PostfixSettings main) {
    return Optional.of(main.value("myhostname"))
        .filter(name -> !name.isEmpty() && !PostfixSettings.isOpen(name) && !isHostName(name))
        .map(
            name ->
                new Refusal(
                    "myhostname = " + name,
                    "Postfix takes that for no host name, and does not start",
                    "Set \"myhostname\""
                        + MAIN
                        + " to the full name of the host, in a line of its own"));
  }

  private static boolean isHostName(String name) {
    return HOST_NAME.matcher(name).matches() || !name.chars().allMatch(c -> c < 0x80);
  }

  /**
   * What smtp(8) cannot read among next hops (host_port()), or looks up in vain as a port: it
   * delivers none of their mail.
   */
  static Optional<Refusal> hops(String setting, String hops, ServiceNames services) {
    return Stream.of(hops.split("[,\\s]+", -1))
        .filter(hop -> !hop.isEmpty() && !PostfixSettings.isOpen(hop))
        .flatMap(hop -> hop(setting, hop, services).stream())
        .findFirst();
  }

  /** Addresses of the family that the service does without: it looks them up as names, in vain. */
  static Optional<Refusal> family(String setting, String service, NextHop hop, Families over) {
    boolean four = over == Families.IPV4_ONLY && hop.isOnly(Ip6Address.class);
    if (!four && !(over == Families.IPV6_ONLY && hop.isOnly(Ip4Address.class))) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            setting,
            "service "
                + service
                + " has IPv"
                + (four ? "4" : "6")
                + " alone (inet_protocols), and delivers nothing to such an address",
            "Write an IPv"
                + (four ? "4 address there (127.0.0.1" : "6 address there (::1")
                + " for this host), or let service "
                + service
                + " send over both families"));
  }

  /** A service that is not there, is switched off or ends at once: what is meant for it waits. */
  static Optional<Refusal> service(
      String setting, String service, PostfixSettings main, HostReader host) {
    if (isOff(service, main)) {
      return Optional.of(
          new Refusal(
              DISABLED + " = " + main.value(DISABLED),
              "master(8) does not start service " + service + ", and mail for it waits",
              "Take that service out of \"" + DISABLED + "\"" + MAIN));
    }
    Set<String> there = PostfixServices.programs(host).keySet();
    if (there.isEmpty() || (AGENTS.contains(service) && !there.contains(service))) {
      return Optional.empty();
    }
    return there.contains(service)
        ? PostfixServices.senseless(host, service).map(option -> senseless(service, option))
        : Optional.of(
            new Refusal(
                setting,
                "master.cf has no service \"" + service + "\", and mail for it waits",
                "Name a service of master.cf before the colon, or add the line \""
                    + service
                    + " unix - - n - - smtp\" there"));
  }

  /** The first word that fits counts (postconf(5)). */
  private static boolean isOff(String service, PostfixSettings main) {
    Set<String> names = Set.of("unix", service + ".unix", service + "/unix");
    return main.words(DISABLED).stream()
        .filter(word -> names.contains(word.replaceFirst("^!", "")))
        .findFirst()
        .filter(word -> !word.startsWith("!"))
        .isPresent();
  }

  private static Refusal senseless(String service, String option) {
    return new Refusal(
        "master.cf, service " + service + ": -o " + option,
        "Postfix misses a '=' right behind the name, and mail for that service waits",
        "Write \"-o name=value\" in master.cf without blanks, or \"-o { name = value }\"");
  }

  private static Optional<Refusal> hop(String setting, String hop, ServiceNames services) {
    int close = hop.indexOf(']');
    int colon = hop.startsWith("[") ? close + 1 : hop.lastIndexOf(':');
    String host =
        hop.startsWith("[")
            ? hop.substring(1, Math.max(close, 1)).replaceFirst("(?i)^ipv6:", "")
            : colon < 0 ? hop : hop.substring(0, colon);
    String rest = colon < 0 ? "" : hop.substring(colon);
    if (!(host.isEmpty() ? !hop.startsWith("[") : isHost(host))
        || !rest.matches("(:([0-9]*+|[a-zA-Z][\\w-]*+))?")) {
      return Optional.of(
          new Refusal(
              setting,
              "Postfix takes \"" + hop + "\" for no host, and delivers nothing there",
              "Write a name, or [name] to leave its MX hosts out, or [address], each perhaps"
                  + " with :port behind it"));
    }
    String port = rest.replaceFirst("^:", "");
    return services.has(port)
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                setting,
                "Postfix finds no port \"" + port + "\", and delivers nothing there",
                "Write the number of the port, or a name as /etc/services has it"));
  }

  private static boolean isHost(String host) {
    return isHostName(host) || IpAddress.parse(host).isPresent();
  }
}
