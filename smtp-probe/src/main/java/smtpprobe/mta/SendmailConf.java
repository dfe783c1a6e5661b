package smtpprobe.mta;

import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.host.HostSurvey;
import smtpprobe.reading.HostReader;

/**
 * What sendmail.cf says, or what sendmail.mc makes of it; of two settings the last counts. For one
 * thread.
 */
final class SendmailConf {

  private static final Pattern MACRO =
      Pattern.compile("^D(?:\\{(\\w++)\\}|([A-Za-z]))[ \\t]*+(\\S*+)[ \\t]*+");
  private static final Pattern OPTION = Pattern.compile("^O[ \\t]*+(\\w++)[ \\t]*+=(.*+)");
  private static final Pattern TABLE = Pattern.compile("^Kmailertable[ \\t]++(.*+)");
  private static final Pattern BY_ADDRESS = Pattern.compile("(?i:\\bM\\w*+)\\s*+=\\s*+\\w*h");
  private static final Pattern USE = Pattern.compile("\\$(?:\\{(\\w++)\\}|([A-Za-z]))");

  /** Files that every sendmail.mc of Debian includes, and that say nothing as installed. */
  private static final Pattern OF_DEBIAN =
      Pattern.compile("include\\(`/etc/mail/(m4/(dialup|provider)|tls/starttls)\\.m4'\\)");

  /** FEATURE(`nullclient'), which leaves its name in sendmail.cf, hands everything to $H. */
  private static final String NULL_CLIENT = "nullclient";

  private static final String USUAL_TABLE = "hash -o /etc/mail/mailertable";

  /** A macro may be made of others, but not for ever. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_LENGTH = 1000;

  /** One for each name in the text at most. */
  private final Map<String, String> macros = new HashMap<>();

  /** One for each line of the text at most. */
  private final List<String> clients = new ArrayList<>();

  /** One for each line of the text at most. */
  private final List<String> daemons = new ArrayList<>();

  /** One for each file that is missing at most. */
  private final List<String> missing = new ArrayList<>();

  private String helo = "";
  private boolean nullClient;
  private Optional<String> table = Optional.empty();

  /** Where nobody says it, {@code $j} is the name of the host. */
  private SendmailConf(HostReader host) {
    HostSurvey.name(host).map(DomainName::text).ifPresent(this::named);
  }

  static SendmailConf ofCf(String text, HostReader host) {
    SendmailConf conf = new SendmailConf(host);
    text.lines().forEach(conf::line);
    conf.nullClient = text.contains(NULL_CLIENT + ".m4");
    return conf;
  }

  /** Of {@code sendmail.mc}, in which LOCAL_CONFIG begins lines of sendmail.cf. */
  static SendmailConf ofMc(String text, HostReader host) {
    SendmailConf conf = new SendmailConf(host);
    M4.Found found = M4.read(text, host::file);
    found.calls().forEach(conf::call);
    found.missing().forEach(conf::missing);
    text.lines().dropWhile(line -> !line.startsWith("LOCAL_CONFIG")).forEach(conf::line);
    return conf;
  }

  private void named(String name) {
    int dot = name.indexOf('.');
    macros.put("j", name);
    macros.put("w", name.substring(0, dot < 0 ? name.length() : dot));
    macros.put("m", name.substring(dot + 1));
  }

  private void missing(String include, String why) {
    if (!OF_DEBIAN.matcher(include).matches()) {
      missing.add(Relay.notFollowed(include, why));
    }
  }

  private void line(String line) {
    Matcher macro = MACRO.matcher(line);
    Matcher option = OPTION.matcher(line);
    Matcher map = TABLE.matcher(line);
    if (macro.matches()) {
      macro(Optional.ofNullable(macro.group(1)).orElseGet(() -> macro.group(2)), macro.group(3));
    } else if (option.matches()) {
      option(option.group(1), option.group(2).strip());
    } else if (map.matches()) {
      table = Optional.of(map.group(1).strip());
    }
  }

  /** A longer value is none that counts here. */
  private void macro(String name, String value) {
    macros.put(name, value.length() > MAX_LENGTH ? "" : value);
  }

  private void option(String name, String value) {
    switch (name) {
      case "ClientPortOptions" -> clients.add(value);
      case "DaemonPortOptions" -> daemons.add(value);
      case "HeloName" -> helo = value;
      default -> {} // of no matter here
    }
  }

  private void call(M4.Call call) {
    String first = call.argument(0);
    String second = call.argument(1);
    switch (call.name()) {
      case "CLIENT_OPTIONS" -> clients.add(first);
      case "DAEMON_OPTIONS" -> daemons.add(first);
      case "define" -> define(first, second);
      case "undefine" -> define(first, "");
      case "FEATURE" -> {
        if (first.equals("mailertable")) {
          table = Optional.of(second.isEmpty() ? USUAL_TABLE : second);
        } else if (first.equals(NULL_CLIENT)) {
          nullClient = true;
          macro("H", second);
        }
      }
      default -> {} // of no matter here
    }
  }

  private void define(String name, String value) {
    switch (name) {
      case "SMART_HOST" -> macro("S", value);
      case "confDOMAIN_NAME" -> macro("j", value);
      case "confHELO_NAME" -> helo = value;
      default -> {} // of no matter here
    }
  }

  /** The files that could not be read, which may say anything. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  List<String> clients() {
    return List.copyOf(clients);
  }

  List<String> daemons() {
    return List.copyOf(daemons);
  }

  /** The map of the mailertable, where it is in use. */
  Optional<String> table() {
    return table;
  }

  Optional<String> version() {
    return value("Z");
  }

  /**
   * What it greets with, where that stands there. With modifier h it is what reverse DNS calls the
   * address that is bound.
   */
  Optional<String> heloName() {
    if (clients.stream().anyMatch(options -> BY_ADDRESS.matcher(options).find())) {
      return Optional.empty();
    }
    return (helo.isEmpty() ? value("j") : Optional.of(filled(helo)))
        .filter(name -> !name.isEmpty() && name.indexOf('$') < 0);
  }

  /** What all other mail is handed to; with {@code $} where Sendmail works it out. */
  Optional<String> relay() {
    return value(nullClient ? "H" : "S");
  }

  private Optional<String> value(String macro) {
    return Optional.of(filled(macros.getOrDefault(macro, ""))).filter(value -> !value.isEmpty());
  }

  /** With the values of macros; one that is not known, or is too long, stays. */
  private String filled(String value) {
    String filled = value;
    for (int i = 0;
        i < MAX_DEPTH && filled.indexOf('$') >= 0 && filled.length() < MAX_LENGTH;
        i++) {
      filled =
          USE.matcher(filled)
              .replaceAll(
                  use ->
                      Matcher.quoteReplacement(
                          macros.getOrDefault(
                              Optional.ofNullable(use.group(1)).orElseGet(() -> use.group(2)),
                              use.group())));
    }
    return filled;
  }
}
