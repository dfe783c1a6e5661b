package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/** The ways out of Sendmail: SMART_HOST, and the mailertable where it is in use. */
final class SendmailWays {

  private static final String WORKED_OUT =
      "Sendmail works out for each mail which host it is handed to";

  private static final Pattern SMTP = Pattern.compile("(?i)(e?smtp8?|dsmtp|relay):.+");

  /** Mailers whose mail does not leave, or is not sent at all. */
  private static final Pattern HERE = Pattern.compile("(?i)(local|error|discard|procmail|prog):.*");

  /** The letter is S; a small one means something else. */
  private static final Pattern NO_TLS = Pattern.compile("(?i:\\bM\\w*+)\\s*+=\\s*+\\w*S");

  private SendmailWays() {}

  /** Of a server with these settings. */
  static WaysOut read(MailServer server, SendmailConf conf, HostReader host) {
    List<String> notes = new ArrayList<>(conf.missing());
    Optional<String> smart =
        conf.relay().filter(hop -> !isOwn(hop, server)); // proto.m4: "delete local host"
    Optional<NextHop> relay = smart.flatMap(hop -> nextHop("SMART_HOST " + hop, hop, notes));
    relay
        .filter(Relay::isHere)
        .ifPresent(hop -> notes.add(Relay.onward("SMART_HOST " + smart.orElseThrow())));
    List<WayOut> ways = new ArrayList<>();
    SendmailTable table = SendmailTable.read(conf.table(), host);
    Tls tls = tls(conf);
    table.entries().forEach(entry -> add(entry, server, tls, ways, notes));
    notes.addAll(table.notes());
    return new WaysOut(
        smart.isPresent() ? "SMART_HOST" : "mailer esmtp", relay, tls, List.of(), ways, notes);
  }

  private static boolean isOwn(String hop, MailServer server) {
    return server.heloName().filter(hop::equalsIgnoreCase).isPresent();
  }

  /** Modifier S: no STARTTLS when it sends; whether it was built with it is not known here. */
  private static Tls tls(SendmailConf conf) {
    return conf.clients().stream().anyMatch(options -> NO_TLS.matcher(options).find())
        ? Tls.NEVER
        : Tls.UNKNOWN;
  }

  private static void add(
      SendmailTable.Entry entry,
      MailServer server,
      Tls tls,
      List<WayOut> ways,
      List<String> notes) {
    String domain = entry.domain();
    String setting = "mailertable: " + domain + " to " + entry.mailer();
    if (SMTP.matcher(entry.mailer()).matches() && entry.mailer().indexOf('%') < 0) {
      Optional<NextHop> to = nextHop(setting, entry.mailer(), notes);
      to.filter(Relay::isHere).ifPresent(relay -> notes.add(Relay.detour(setting)));
      to.filter(relay -> !Relay.isHere(relay))
          .ifPresent(
              relay ->
                  ways.add(
                      new WayOut(
                          "mailertable",
                          domain.equals(".") ? Traffic.REST : Traffic.to(List.of(domain)),
                          Optional.of(relay).filter(r -> !r.host().equals(domain)),
                          server.families(),
                          server.bind(),
                          server.heloName(),
                          tls)));
    } else if (!HERE.matcher(entry.mailer()).matches()) {
      notes.add(
          Relay.notFollowed(
              setting,
              entry.mailer().indexOf('%') < 0
                  ? "what that mailer does is known to Sendmail alone"
                  : WORKED_OUT));
    }
  }

  /** The mailer before the host is of no matter here. */
  private static Optional<NextHop> nextHop(String setting, String hop, List<String> notes) {
    if (hop.indexOf('$') >= 0) {
      notes.add(Relay.notFollowed(setting, WORKED_OUT));
      return Optional.of(NextHop.of("a host that Sendmail works out"));
    }
    return Relay.hop(hop.replaceFirst("^(?i)(e?smtp8?|dsmtp|relay):", ""), true);
  }
}
