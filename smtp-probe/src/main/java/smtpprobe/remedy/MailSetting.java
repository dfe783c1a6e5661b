package smtpprobe.remedy;

import fakereceiver.dns.Ip6Address;
import fakereceiver.mail.HeloName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.Software;
import smtpprobe.rules.host.TrustedNetworksTooWide;
import smtpprobe.sender.Host;

/** A setting of the mail servers of the host. Immutable. */
final class MailSetting implements Change {

  private static final String MAIN = "main.cf";

  private final UnaryOperator<MailServer> change;
  private final Function<MailServer, List<Setting>> settings;
  private final Optional<HeloName> helo;

  private MailSetting(
      UnaryOperator<MailServer> change,
      Function<MailServer, List<Setting>> settings,
      Optional<HeloName> helo) {
    this.change = change;
    this.settings = settings;
    this.helo = helo;
  }

  /** Greets with that name. */
  static Change helo(String name) {
    return new MailSetting(
        server -> server.greetingAs(name),
        server -> List.of(server.helo(name)),
        Optional.of(HeloName.of(name)));
  }

  /**
   * Those that send over one family send over both.
   *
   * @param now that family
   * @param address where they are to send from over IPv6; empty when there is no such address
   */
  static Change bothFamilies(Families now, Optional<Ip6Address> address) {
    return new MailSetting(
        server -> server.families() == now ? server.overBothFamilies(address) : server,
        server -> server.families() == now ? server.bothFamilies(address) : List.of(),
        Optional.empty());
  }

  /** Prefers no family. */
  static Change noPreference() {
    return new MailSetting(
        MailServer::withoutPreference,
        server -> server.preference().isPresent() ? List.of(server.anyFamily()) : List.of(),
        Optional.empty());
  }

  /**
   * Relays for no network that is too wide; only those of Postfix are read.
   *
   * @param least what it relays for when nothing else is left
   */
  static Change narrowed(List<String> least) {
    return new MailSetting(
        server -> server.trusted().isEmpty() ? server : server.trusting(narrowed(server, least)),
        server ->
            narrowed(server, least).equals(server.trusted()) || server.trusted().isEmpty()
                ? List.of()
                : List.of(
                    Setting.of("mynetworks", String.join(" ", narrowed(server, least)), MAIN)),
        Optional.empty());
  }

  private static List<String> narrowed(MailServer server, List<String> least) {
    List<String> kept = TrustedNetworksTooWide.narrowed(server.trusted());
    return kept.isEmpty() ? least : kept;
  }

  @Override
  public Plan applyTo(Plan plan) {
    Host host = plan.host();
    Host changed = host.with(host.mail().with(host.mail().all().stream().map(change).toList()));
    return plan.with(helo.map(changed::greetingAs).orElse(changed));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    List<MailServer> servers = plan.host().mail().all();
    return servers.isEmpty() && helo.isPresent()
        ? List.of(Recipe.of("whatever sends mail", "make it greet as " + helo.get()))
        : servers.stream()
            .flatMap(server -> settings(server).flatMap(s -> recipes(server, s)))
            .toList();
  }

  private Stream<Setting> settings(MailServer server) {
    return settings.apply(server).stream().map(server::asItCounts);
  }

  /** The line where it belongs, and the commands that write it or make it take effect. */
  static Stream<Recipe> recipes(MailServer server, Setting setting) {
    return server.software() == Software.POSTFIX
        ? postfix(server, setting)
        : Stream.of(
            Recipe.of(setting.where() + " (" + server.software().files() + ")", setting.line()),
            Recipe.of(Recipe.SHELL_KEPT, server.software().activation()));
  }

  /** {@code postconf} writes it, be it into main.cf or master.cf. */
  private static Stream<Recipe> postfix(MailServer server, Setting setting) {
    Optional<String> service = setting.service();
    return Stream.of(
        Recipe.of(
            service
                .map(name -> "master.cf (Postfix), service " + name)
                .orElse(setting.where() + " (Postfix)"),
            setting.line()),
        Recipe.of(
            Recipe.SHELL_KEPT,
            "postconf "
                + service
                    .map(name -> name + "/unix/" + setting.name() + "=" + setting.value())
                    .map(line -> "-P " + quoted(line))
                    .orElse("-e " + quoted(setting.line()))
                + " && "
                + (setting.restart()
                    ? "postfix stop && postfix start"
                    : server.software().activation())));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  @Override
  public List<String> advice(Plan plan) {
    List<MailServer> servers = plan.host().mail().all();
    return servers.isEmpty()
        ? helo.map(name -> "greet as " + name).stream().toList()
        : servers.stream().flatMap(this::settings).map(Setting::toString).toList();
  }
}
