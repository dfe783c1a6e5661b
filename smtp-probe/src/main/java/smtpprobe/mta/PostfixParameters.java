package smtpprobe.mta;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.host.HostSurvey;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The parameters of Postfix: those of {@code postconf}, which knows the defaults of the version
 * that is installed, or else those of {@code main.cf} alone.
 */
final class PostfixParameters {

  private static final String MAIN_CF = "/etc/postfix/main.cf";
  private static final String MASTER_CF = "/etc/postfix/master.cf";

  /**
   * Where main.cf alone is there: what each version has as default, and a kind of table that is
   * made of text, as all are that a version may have as default.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "compatibility_level", "0",
          "config_directory", "/etc/postfix",
          "default_database_type", "hash",
          "relay_transport", "relay");

  /** What follows other parameters as long as nobody sets it: master.cf may set those. */
  private static final Map<String, String> FOLLOWING = Map.of("smtp_helo_name", "$myhostname");

  private PostfixParameters() {}

  /** All of them: {@code postconf} before 2.10 has no {@code -x}. */
  static Reading all(HostReader host) {
    Reading expanded = host.run(HostCommand.POSTCONF);
    if (expanded.isThere()) {
      return expanded;
    }
    Reading plain = host.run(HostCommand.POSTCONF_PLAIN);
    if (plain.isThere()) {
      return plain;
    }
    Reading file = host.file(MAIN_CF);
    return file.isThere() ? file : expanded;
  }

  /** Those that the administrator has set, as they are written. */
  static Map<String, String> set(HostReader host) {
    Reading set = host.run(HostCommand.POSTCONF_SET);
    return of((set.isThere() ? set : host.file(MAIN_CF)).orEmpty());
  }

  /**
   * All as they are written; {@code postconf -x} has expanded what nobody set.
   *
   * @param set those that the administrator has set
   */
  static PostfixSettings settings(HostReader host, Map<String, String> set) {
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    HostSurvey.name(host).ifPresent(name -> values.put("myhostname", name.text()));
    values.putAll(of(all(host).orEmpty()));
    if (!set.isEmpty()) {
      values.putAll(FOLLOWING);
      values.remove("mydomain"); // it follows myhostname
      values.putAll(set);
    }
    return new PostfixSettings(values);
  }

  /** The services of master.cf, one in a line. */
  static Stream<String> services(HostReader host) {
    Reading services = host.run(HostCommand.POSTCONF_SERVICES);
    return Rows.logical((services.isThere() ? services : host.file(MASTER_CF)).orEmpty());
  }

  /** A line of main.cf that sets nothing, where that file alone is there. */
  static Optional<String> senseless(HostReader host) {
    Reading all = all(host);
    return all.equals(host.file(MAIN_CF))
        ? Rows.logical(all.orEmpty()).filter(line -> line.indexOf('=') < 0).findFirst()
        : Optional.empty();
  }

  /** Their values as they are written, by name; a later line counts. */
  private static Map<String, String> of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    Rows.logical(text)
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0) {
                values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
              }
            });
    return values;
  }
}
