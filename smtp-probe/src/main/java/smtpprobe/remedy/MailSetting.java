package smtpprobe.remedy;

import fakereceiver.mail.HeloName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import smtpprobe.hostrules.Host;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.Software;

/** A setting of the mail servers of the host. Immutable. */
final class MailSetting implements Change {

  private final UnaryOperator<MailServer> change;
  private final Function<MailServer, Setting> setting;
  private final Optional<HeloName> helo;

  private MailSetting(
      UnaryOperator<MailServer> change,
      Function<MailServer, Setting> setting,
      Optional<HeloName> helo) {
    this.change = change;
    this.setting = setting;
    this.helo = helo;
  }

  /** Greets with that name. */
  static Change helo(String name) {
    return new MailSetting(
        server -> server.greetingAs(name),
        server -> server.software().helo(name),
        Optional.of(HeloName.of(name)));
  }

  /** Sends over both families. */
  static Change bothFamilies() {
    return new MailSetting(
        MailServer::overBothFamilies, server -> server.software().families(), Optional.empty());
  }

  /** Prefers no family; only Postfix has such a setting. */
  static Change noPreference() {
    return new MailSetting(
        MailServer::overBothFamilies,
        server -> new Setting("smtp_address_preference = any", "main.cf"),
        Optional.empty());
  }

  /** Relays for these networks only; only those of Postfix are read. */
  static Change trusting(List<String> networks) {
    return new MailSetting(
        server -> server.trusting(networks),
        server -> new Setting("mynetworks = " + String.join(" ", networks), "main.cf"),
        Optional.empty());
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
        : servers.stream().flatMap(server -> recipes(server, setting.apply(server))).toList();
  }

  /** The line, and for Postfix the commands that write it, be it into main.cf or master.cf. */
  static Stream<Recipe> recipes(MailServer server, Setting setting) {
    if (server.software() != Software.POSTFIX) {
      return Stream.of(
          new Recipe(
              setting.where() + " (" + server.software().title() + ")", List.of(setting.line())));
    }
    String name = setting.line().substring(0, setting.line().indexOf(' '));
    String value = setting.line().substring(name.length() + 3);
    boolean inMaster =
        server.settings().stream()
            .anyMatch(line -> line.startsWith("master.cf, service smtp: -o " + name + "="));
    String reload =
        setting.where().equals("main.cf") ? "postfix reload" : "postfix stop && postfix start";
    return Stream.of(
        inMaster
            ? Recipe.of("master.cf (Postfix), service smtp", "-o " + name + "=" + value)
            : new Recipe("main.cf (Postfix)", List.of(setting.line())),
        Recipe.of(
            Recipe.SHELL_KEPT,
            (inMaster
                    ? "postconf -P 'smtp/unix/" + name + "=" + value + "'"
                    : "postconf -e '" + setting.line() + "'")
                + " && "
                + reload));
  }
}
