package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** The ways out of Sendmail: SMART_HOST, and the mailertable where it is in use. */
final class SendmailWays {

  private static final Pattern CF_RELAY = Pattern.compile("(?m)^DS(\\S+)\\s*$");
  private static final Pattern MC_RELAY =
      Pattern.compile("(?m)^[ \\t]*+define\\(`SMART_HOST',\\s*`([^']*)'\\)");
  private static final String TABLE = "/etc/mail/mailertable";

  private SendmailWays() {}

  /** Of a server with these settings in {@code text}, be it sendmail.cf or sendmail.mc. */
  static WaysOut read(MailServer server, String text, HostReader host) {
    List<String> notes = new ArrayList<>();
    Optional<String> smart =
        Optional.of(CF_RELAY.matcher(text))
            .filter(java.util.regex.Matcher::find)
            .or(() -> Optional.of(MC_RELAY.matcher(text)).filter(java.util.regex.Matcher::find))
            .map(m -> m.group(1).strip())
            .filter(hop -> !hop.isEmpty());
    Optional<NextHop> relay = smart.flatMap(hop -> nextHop("SMART_HOST " + hop, hop, notes));
    List<WayOut> ways = new ArrayList<>();
    if (text.contains("FEATURE(`mailertable'") || text.contains("Kmailertable")) {
      Reading table = host.file(TABLE);
      if (table.isThere()) {
        table.orEmpty().lines().forEach(line -> add(line, server, ways, notes));
      } else {
        notes.add(Relay.notFollowed("mailertable", table.why()));
      }
    }
    return new WaysOut(
        smart.isPresent() ? "SMART_HOST" : "mailer esmtp",
        relay,
        tls(server),
        List.of(),
        ways,
        notes);
  }

  /** Modifier S: no STARTTLS when it sends; whether it was built with it is not known here. */
  private static Tls tls(MailServer server) {
    return server.settings().stream()
            .anyMatch(
                line ->
                    line.matches(
                        "ClientPortOptions = .*(?i)\\bM(?:odifiers?)?\\s*=\\s*\\w*S\\w*.*"))
        ? Tls.NEVER
        : Tls.UNKNOWN;
  }

  private static void add(String line, MailServer server, List<WayOut> ways, List<String> notes) {
    String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", 2);
    if (words.length == 2 && words[1].matches("(?i)(e?smtp8?|dsmtp|relay):.+")) {
      nextHop("mailertable: " + words[0] + " to " + words[1], words[1], notes)
          .ifPresent(
              relay ->
                  ways.add(
                      new WayOut(
                          "mailertable",
                          words[0].equals(".") ? Traffic.REST : Traffic.to(List.of(words[0])),
                          Optional.of(relay).filter(r -> !r.host().equals(words[0])),
                          server.families(),
                          server.bind(),
                          server.heloName(),
                          tls(server))));
    }
  }

  /** The mailer before the host is of no matter here. */
  private static Optional<NextHop> nextHop(String setting, String hop, List<String> notes) {
    Optional<NextHop> to = Relay.hop(hop.replaceFirst("^(?i)(e?smtp8?|dsmtp|relay):", ""), true);
    if (to.filter(Relay::isHere).isPresent()) {
      notes.add(Relay.detour(setting));
      return Optional.empty();
    }
    return to;
  }
}
