package smtpprobe.remedy;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.Setting;
import smtpprobe.sender.Host;

/**
 * The mail servers of the host send from one address.
 *
 * @param address the address
 */
public record BindChange(Ip6Address address) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    Host host = plan.host();
    MailServers bound =
        host.mail()
            .with(host.mail().all().stream().map(server -> server.boundTo(address)).toList());
    boolean named = !host.given().isEmpty() || bound.all().isEmpty();
    return plan.with(host.with(bound).sendingFrom(named ? List.of(address) : List.of()));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    List<MailServer> servers = plan.host().mail().all();
    if (servers.isEmpty() && plan.host().exposure().isMailContained()) {
      return List.of(
          network(plan.host()).isPresent()
              ? Recipe.now(List.of(translation(plan.host())))
              : Recipe.of(
                  "shell, as root; NETWORK is that of the containers", translation(plan.host())));
    }
    return servers.isEmpty()
        ? List.of(
            Recipe.of(
                "whatever sends mail",
                "make it send from " + address + " (bind address, source address)"))
        : servers.stream()
            .flatMap(s -> settings(s).flatMap(setting -> MailSetting.recipes(s, setting)))
            .toList();
  }

  private Stream<Setting> settings(MailServer server) {
    return Stream.concat(Stream.of(server.bind(address)), server.bindHere(address).stream());
  }

  @Override
  public List<String> advice(Plan plan) {
    List<MailServer> servers = plan.host().mail().all();
    if (servers.isEmpty() && plan.host().exposure().isMailContained()) {
      return List.of(
          "let this host translate what the mail container sends, before the rule that masquerades: \""
              + translation(plan.host())
              + (network(plan.host()).isPresent()
                  ? "\""
                  : "\", NETWORK being that of the containers"));
    }
    return servers.isEmpty()
        ? List.of("make the mail server send from " + address)
        : servers.stream().flatMap(this::settings).map(Setting::toString).toList();
  }

  /** That of the containers, where the host has an address in it. */
  private static Optional<String> network(Host host) {
    return host.exposure()
        .mailContainer()
        .filter(Ip6Address.class::isInstance)
        .map(Ip6Address.class::cast)
        .flatMap(
            container ->
                host.facts().addresses().stream()
                    .filter(own -> container.startsWith(own.address(), own.prefixLength()))
                    .findFirst())
        .map(
            own ->
                (own.prefixLength() == 64 ? own.address().network64() : own.address())
                    + "/"
                    + own.prefixLength());
  }

  /** A container has no address of the host: the host has to translate for it. */
  private String translation(Host host) {
    return "ip6tables -t nat -I POSTROUTING -s "
        + network(host).orElse("NETWORK")
        + host.facts().address(address).map(one -> " -o " + one.device()).orElse("")
        + " -j SNAT --to-source "
        + address;
  }
}
