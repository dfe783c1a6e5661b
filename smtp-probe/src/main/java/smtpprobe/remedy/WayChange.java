package smtpprobe.remedy;

import java.util.List;
import java.util.stream.Stream;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.Setting;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;

/**
 * A change of ways out that have a setting of their own: services of Postfix alone do. What all
 * mail leaves by is for {@link MailSetting}.
 */
interface WayChange extends Change {

  /** The ways that it is for, wherever they are set. */
  Stream<WayOut> meant(MailServer server, Host host);

  /** What one of them is to be set to. */
  Setting setting(MailServer server, WayOut way);

  /** The server with that done. */
  MailServer changed(MailServer server, List<WayOut> ways);

  /** Whether there is such a way. */
  default boolean isFor(Host host) {
    return host.mail().all().stream().anyMatch(server -> ways(server, host).findAny().isPresent());
  }

  private Stream<WayOut> ways(MailServer server, Host host) {
    return meant(server, host).filter(way -> setting(server, way).service().isPresent());
  }

  private Stream<Setting> settings(MailServer server, Host host) {
    return ways(server, host).map(way -> setting(server, way)).distinct();
  }

  @Override
  default Plan applyTo(Plan plan) {
    Host host = plan.host();
    List<MailServer> changed =
        host.mail().all().stream()
            .map(server -> changed(server, ways(server, host).toList()))
            .toList();
    return plan.with(host.with(host.mail().with(changed)));
  }

  @Override
  default List<Recipe> recipes(Plan plan) {
    return plan.host().mail().all().stream()
        .flatMap(s -> settings(s, plan.host()).flatMap(one -> MailSetting.recipes(s, one)))
        .toList();
  }

  @Override
  default List<String> advice(Plan plan) {
    return plan.host().mail().all().stream()
        .flatMap(server -> settings(server, plan.host()))
        .map(Setting::toString)
        .toList();
  }
}
