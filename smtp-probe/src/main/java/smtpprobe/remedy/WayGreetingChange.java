package smtpprobe.remedy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;

/**
 * Ways out that greet with a name of their own greet with another one.
 *
 * @param old their name
 * @param name the other one
 */
public record WayGreetingChange(String old, String name) implements Change {

  /** Whether there is such a way: services of Postfix alone have settings of their own. */
  public boolean isFor(Host host) {
    return host.mail().all().stream().anyMatch(server -> settings(server).findAny().isPresent());
  }

  private Stream<WayOut> ways(MailServer server) {
    return server.ways().stream()
        .filter(way -> way.heloName().equals(Optional.of(old)))
        .filter(way -> !way.heloName().equals(server.heloName()))
        .filter(way -> server.helo(name, way).service().isPresent());
  }

  private Stream<Setting> settings(MailServer server) {
    return ways(server).map(way -> server.helo(name, way)).distinct();
  }

  @Override
  public Plan applyTo(Plan plan) {
    Host host = plan.host();
    return plan.with(
        host.with(
            host.mail()
                .with(
                    host.mail().all().stream()
                        .map(server -> server.greetingAs(ways(server).toList(), name))
                        .toList())));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return plan.host().mail().all().stream()
        .flatMap(server -> settings(server).flatMap(one -> MailSetting.recipes(server, one)))
        .toList();
  }

  @Override
  public List<String> advice(Plan plan) {
    return plan.host().mail().all().stream()
        .flatMap(this::settings)
        .map(Setting::toString)
        .toList();
  }
}
