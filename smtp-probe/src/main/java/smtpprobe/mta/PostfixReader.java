package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** Postfix, from {@code postconf}. */
final class PostfixReader {

  private static final List<String> SHOWN =
      List.of(
          "inet_interfaces",
          "inet_protocols",
          PostfixReplyFilter.SETTING,
          PostfixClient.BIND,
          "smtp_bind_address",
          "smtp_bind_address_enforce",
          "smtp_address_preference",
          "myhostname",
          "smtp_helo_name",
          PostfixClient.TLS,
          "mynetworks");

  /** Shown as it counts in the end: it takes what cannot be delivered. */
  private static final String FALLBACK = "smtp_fallback_relay";

  private final HostReader host;

  PostfixReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read(List<Skipped> skipped) {
    Reading all = PostfixParameters.all(host);
    if (!all.isThere()) {
      if (all.why().contains(" failed") || all.why().contains("longer")) {
        skipped.add(new Skipped("settings of Postfix", all.why()));
      }
      return Optional.empty();
    }
    if (!host.run(HostCommand.POSTCONF).isThere()
        && !host.run(HostCommand.POSTCONF_PLAIN).isThere()) {
      skipped.add(
          new Skipped(
              "defaults of Postfix",
              "only main.cf could be read: " + host.run(HostCommand.POSTCONF).why()));
    }
    Map<String, String> chosen = PostfixParameters.set(host);
    PostfixSettings main = PostfixParameters.settings(host, chosen);
    Map<String, Map<String, String>> services = PostfixServices.read(host);
    WaysOut ways =
        PostfixRefusals.with(
            PostfixRefusals.of(main, host), new PostfixWays(host, main, services).read());
    List<String> networks = PostfixNetworks.read(main, host);
    String service = PostfixWays.usual(ways).filter(services::containsKey).orElse("smtp");
    Map<String, String> overrides = services.getOrDefault(service, Map.of());
    PostfixClient smtp = new PostfixClient(main.with(overrides), host);
    List<String> settings = new ArrayList<>();
    for (String name : SHOWN) {
      if (chosen.containsKey(name) && !chosen.get(name).isEmpty()) {
        settings.add(name + " = " + chosen.get(name));
      }
    }
    overrides.forEach(
        (name, value) -> {
          if (SHOWN.contains(name)) {
            settings.add(Setting.IN_SERVICE + service + ": -o " + name + "=" + value);
          }
        });
    Optional.of(smtp.settings().value(FALLBACK))
        .filter(relay -> !relay.isEmpty() && !PostfixSettings.isOpen(relay)) // $fallback_relay
        .ifPresent(relay -> settings.add(FALLBACK + " = " + relay));
    return Optional.of(
        new MailServer(
            Software.POSTFIX,
            Optional.of(main.value("mail_version")).filter(v -> !v.isEmpty()),
            smtp.bind(),
            smtp.helo(),
            smtp.families(),
            smtp.preference(),
            networks,
            settings,
            ways.refusing(PostfixNetworks.refused(networks))));
  }
}
