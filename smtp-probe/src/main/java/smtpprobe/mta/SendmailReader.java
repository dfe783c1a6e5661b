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

  private static final Pattern CF_CLIENT = Pattern.compile("(?m)^O\\s*ClientPortOptions\\s*=(.*)$");
  private static final Pattern CF_DAEMON = Pattern.compile("(?m)^O\\s*DaemonPortOptions\\s*=(.*)$");
  private static final Pattern CF_NAME = Pattern.compile("(?m)^Dj(\\S+)$");
  private static final Pattern CF_HELO = Pattern.compile("(?m)^O\\s*HeloName\\s*=(\\S+)$");
  private static final Pattern CF_VERSION = Pattern.compile("(?m)^DZ(\\S+)$");
  private static final Pattern MC_CLIENT = mc("CLIENT_OPTIONS\\(`([^`']*)'\\)");
  private static final Pattern MC_DAEMON = mc("DAEMON_OPTIONS\\(`([^`']*)'\\)");
  private static final Pattern MC_NAME = mc("define\\(`confDOMAIN_NAME',\\s*`([^`']*)'\\)");
  private static final Pattern MC_HELO = mc("define\\(`confHELO_NAME',\\s*`([^`']*)'\\)");

  /** At the beginning of its own line: empty ones before it are not walked again for each. */
  private static Pattern mc(String text) {
    return Pattern.compile("(?m)^[ \\t]*+" + text);
  }

  private final HostReader host;

  SendmailReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read() {
    Optional<MailServer> compiled =
        host.file("/etc/mail/sendmail.cf")
            .value()
            .map(cf -> withWays(server(cf, CF_CLIENT, CF_DAEMON, CF_NAME, CF_HELO), cf));
    return compiled.or(
        () ->
            host.file("/etc/mail/sendmail.mc")
                .value()
                .map(m -> withWays(server(m, MC_CLIENT, MC_DAEMON, MC_NAME, MC_HELO), m)));
  }

  private MailServer withWays(MailServer server, String text) {
    return server.with(SendmailWays.read(server, text, host));
  }

  private static MailServer server(
      String text, Pattern client, Pattern daemon, Pattern name, Pattern helo) {
    List<IpAddress> addresses = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    List<String> clients = new ArrayList<>(all(client, text));
    if (!client.equals(CF_CLIENT)) { // sendmail.mc may have lines of sendmail.cf: LOCAL_CONFIG
      clients.addAll(all(CF_CLIENT, text));
    }
    for (String options : clients) {
      settings.add("ClientPortOptions = " + options);
      address(options).ifPresent(addresses::add);
    }
    all(daemon, text).forEach(options -> settings.add("DaemonPortOptions = " + options));
    Optional<String> greeting =
        first(helo, text).or(() -> first(name, text)).filter(value -> !value.contains("$"));
    return new MailServer(
        Software.SENDMAIL,
        first(CF_VERSION, text),
        addresses.isEmpty()
            ? Bind.NONE
            : Bind.to(addresses, "ClientPortOptions = " + String.join("; ", clients)),
        greeting,
        Families.BOTH,
        Optional.empty(),
        List.of(),
        settings);
  }

  /** Of the name of an option the first letter counts. */
  private static Optional<IpAddress> address(String options) {
    Matcher addr = Pattern.compile("(?i)(?:^|,)\\s*A\\w*\\s*=\\s*([^,\\s]+)").matcher(options);
    return addr.find()
        ? IpAddress.parse(addr.group(1).replaceFirst("(?i)^IPv6:", "").replaceAll("[\\[\\]]", ""))
        : Optional.empty();
  }

  /** Each in one line, whatever m4 lets it be. */
  private static List<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(m -> m.group(1).strip().replaceAll("\\R", " "))
        .toList();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    return all(pattern, text).stream().findFirst().filter(value -> !value.isEmpty());
  }
}
