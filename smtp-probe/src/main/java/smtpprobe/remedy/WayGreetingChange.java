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
public record WayGreetingChange(String old, String name) implements WayChange {

  @Override
  public Stream<WayOut> meant(MailServer server, Host host) {
    return server.ways().stream()
        .filter(way -> way.heloName().equals(Optional.of(old)))
        .filter(way -> !way.heloName().equals(server.heloName()));
  }

  @Override
  public Setting setting(MailServer server, WayOut way) {
    return server.helo(name, way);
  }

  @Override
  public MailServer changed(MailServer server, List<WayOut> ways) {
    return server.greetingAs(ways, name);
  }
}
