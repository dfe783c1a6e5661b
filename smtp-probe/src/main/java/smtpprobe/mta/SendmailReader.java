package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * Sendmail, from {@code sendmail.cf}, or {@code sendmail.mc} when there is no other. It has no
 * setting for the families that it sends over: options of {@code Family=inet} alone are about
 * connections over IPv4, and those over IPv6 are made as before (measured with 8.18.1).
 */
final class SendmailReader {

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:^|,)\\s*+A\\w*+\\s*+=\\s*+([^,\\s]++)");

  private final HostReader host;

  SendmailReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read() {
    return host.file("/etc/mail/sendmail.cf")
        .value()
        .map(SendmailConf::ofCf)
        .or(() -> host.file("/etc/mail/sendmail.mc").value().map(SendmailConf::ofMc))
        .map(this::server);
  }

  private MailServer server(SendmailConf conf) {
    List<IpAddress> addresses = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    for (String options : conf.clients()) {
      settings.add("ClientPortOptions = " + options);
      address(options).ifPresent(addresses::add);
    }
    conf.daemons().forEach(options -> settings.add("DaemonPortOptions = " + options));
    MailServer server =
        new MailServer(
            Software.SENDMAIL,
            conf.version(),
            addresses.isEmpty()
                ? Bind.NONE
                : Bind.to(addresses, "ClientPortOptions = " + String.join("; ", conf.clients())),
            conf.heloName(),
            Families.BOTH,
            Optional.empty(),
            List.of(),
            settings);
    return server.with(SendmailWays.read(server, conf, host));
  }

  /** Of the name of an option the first letter counts. */
  private static Optional<IpAddress> address(String options) {
    Matcher addr = ADDRESS.matcher(options);
    return addr.find()
        ? IpAddress.parse(addr.group(1).replaceFirst("(?i)^IPv6:", "").replaceAll("[\\[\\]]", ""))
        : Optional.empty();
  }
}
