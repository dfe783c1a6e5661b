package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.reading.HostReader;

/**
 * Sendmail, from {@code sendmail.cf}, or {@code sendmail.mc} when there is no other. It has no
 * setting for the families that it sends over: options of {@code Family=inet} alone are about
 * connections over IPv4, and those over IPv6 are made as before (measured with 8.18.1).
 */
final class SendmailReader {

  private final HostReader host;

  SendmailReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read() {
    return host.file("/etc/mail/sendmail.cf")
        .value()
        .map(text -> SendmailConf.ofCf(text, host))
        .or(
            () ->
                host.file("/etc/mail/sendmail.mc")
                    .value()
                    .map(text -> SendmailConf.ofMc(text, host)))
        .map(this::server);
  }

  private MailServer server(SendmailConf conf) {
    SendmailClient client = SendmailClient.read(conf.clients(), host);
    List<String> settings = new ArrayList<>();
    conf.clients().forEach(options -> settings.add("ClientPortOptions = " + options));
    conf.daemons().forEach(options -> settings.add("DaemonPortOptions = " + options));
    MailServer server =
        new MailServer(
            Software.SENDMAIL,
            conf.version(),
            bind(conf, client),
            conf.heloName(),
            Families.BOTH,
            Optional.empty(),
            List.of(),
            settings);
    WaysOut ways = SendmailWays.read(server, conf, host);
    return server.with(client.refusals().isEmpty() ? ways : ways.refused(client.refusals()));
  }

  /** A file that is missing may name a relay or another address. */
  private static Bind bind(SendmailConf conf, SendmailClient client) {
    boolean told = client.bind().tellsSix() || conf.relay().isPresent();
    return conf.missing().stream()
        .filter(note -> !told)
        .findFirst()
        .map(note -> Bind.unknown("sendmail.mc", note))
        .orElseGet(client::bind);
  }
}
