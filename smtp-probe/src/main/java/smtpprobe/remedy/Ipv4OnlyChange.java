package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.Software;
import smtpprobe.sender.Host;

/** The mail servers of the host send over IPv4 only; what they listen on stays. */
public record Ipv4OnlyChange() implements Change {

  /** What it costs on that host, each as a sentence without a full stop. */
  public static List<String> costs(Host host) {
    return Stream.concat(
            losses(host).stream(),
            Stream.of(
                "Receivers that have no IPv4 address get no mail from this host; few have none"
                    + host.mail().all().stream()
                        .map(MailServer::software)
                        .distinct()
                        .map(software -> ". " + software.title() + " " + fate(software))
                        .collect(Collectors.joining()),
                "All depends on the IPv4 address alone: on its reverse DNS, its reputation, and on a"
                    + " provider that does not block port 25 there",
                incoming(host)
                    + "; the SPF record has to name the IPv4 address, and an IPv6 address in it does no"
                    + " harm"))
        .toList();
  }

  /** What would be lost unless something else is changed before. */
  public static List<String> losses(Host host) {
    return host.mail().all().stream()
        .flatMap(server -> server.lostOverFour().stream())
        .map(
            hop ->
                "Mail that is handed to "
                    + hop
                    + " does not get there over IPv4: name an IPv4 address in that setting first,"
                    + " for this host 127.0.0.1")
        .toList();
  }

  /** What was decided in one setting for what sends and what listens is not changed by a plan. */
  private static String incoming(Host host) {
    return host.mail().all().stream()
        .filter(server -> server.families() == Families.IPV4_ONLY && !server.listening().isEmpty())
        .findFirst()
        .map(
            server ->
                "By the same setting "
                    + server.software().title()
                    + " does not listen over IPv6: the MX host should have no AAAA record")
        .orElse("What comes in is not touched: the AAAA record of the MX host stays");
  }

  /** What becomes of such mail, as it was measured. */
  private static String fate(Software software) {
    return switch (software) {
      case POSTFIX, EXIM -> "returns such mail to its sender at once";
      case OPENSMTPD, SENDMAIL -> "tries such mail for days before it returns it";
    };
  }

  @Override
  public Plan applyTo(Plan plan) {
    Host host = plan.host();
    return plan.with(host.with(host.mail().overIpv4Only()).sendingFrom(List.of()));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    List<MailServer> servers = plan.host().mail().all();
    return servers.isEmpty()
        ? List.of(
            Recipe.of(
                "whatever sends mail",
                "make it connect over IPv4 only (Postfix: \"-o inet_protocols=ipv4\" below \"smtp unix\""
                    + " and \"relay unix\" in master.cf; Exim: \"dns_ipv4_lookup = *\"); let what"
                    + " listens on port 25 keep both families"))
        : servers.stream().flatMap(Ipv4OnlyChange::recipes).toList();
  }

  private static Stream<Recipe> recipes(MailServer server) {
    if (server.onlyFour().isEmpty()) {
      return Stream.of(
          Recipe.of(
              "/etc/nftables.conf, then \"nft -f /etc/nftables.conf\": "
                  + server.software().title()
                  + " has no setting for it, but goes on to IPv4 at once when IPv6 is refused",
              "table inet keepipv4 {",
              "  chain output {",
              "    type filter hook output priority 0; policy accept;",
              "    meta nfproto ipv6 tcp dport 25 reject with tcp reset",
              "  }",
              "}"));
    }
    return server.software() == Software.POSTFIX
        ? postfix(server.onlyFour())
        : server.onlyFour().stream().flatMap(setting -> MailSetting.recipes(server, setting));
  }

  /** One option below the line of each service that sends. */
  private static Stream<Recipe> postfix(List<Setting> settings) {
    List<Recipe> recipes = new ArrayList<>();
    for (Setting setting : settings) {
      String service = setting.service().orElse("smtp");
      recipes.add(
          Recipe.of(
              "master.cf (Postfix), below the line \"" + service + " unix ... smtp\"",
              setting.line()));
    }
    String words =
        settings.stream()
            .map(setting -> "'" + setting.service().orElse("smtp") + "/unix/inet_protocols=ipv4'")
            .collect(Collectors.joining(" "));
    recipes.add(
        Recipe.of(
            Recipe.SHELL_KEPT, "postconf -P " + words + " && " + Software.POSTFIX.activation()));
    return recipes.stream();
  }
}
