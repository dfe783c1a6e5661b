package smtpprobe.mta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * Where some mail is sent before anything else is asked, by what is in it, whom it is from, or
 * which service took it in: {@code FILTER} in tables of text (access(5), header_checks(5)), and the
 * content_filter of single services.
 */
final class PostfixFilters {

  private static final Pattern ACTION = Pattern.compile("(?i)FILTER\\s++([^\\s:]++:[^\\s,]*+)");

  /** Settings of smtpd(8) and cleanup(8) whose tables may answer so. */
  private static final Pattern ASKING =
      Pattern.compile("((mime_|nested_)?header|body)_checks|smtpd_[a-z_]+_restrictions");

  private static final String CLASSES = "smtpd_restriction_classes";
  private static final String NEXT_HOP = "default_filter_nexthop";

  private final HostReader host;
  private final Map<PostfixTransport, String> found = new LinkedHashMap<>();

  private PostfixFilters(HostReader host) {
    this.host = host;
  }

  /** Each of them, with the setting that says so. */
  static Map<PostfixTransport, String> of(PostfixSettings main, HostReader host) {
    PostfixFilters filters = new PostfixFilters(host);
    List<String> classes = main.words(CLASSES);
    main.values().keySet().stream()
        .filter(name -> ASKING.matcher(name).matches() || classes.contains(name))
        .sorted()
        .forEach(name -> filters.tables(name, main, name));
    PostfixServices.all(host)
        .forEach((service, overrides) -> filters.service(service, overrides, main));
    return filters.found;
  }

  private void service(String service, Map<String, String> overrides, PostfixSettings main) {
    PostfixSettings own = main.with(overrides);
    String where = Setting.IN_SERVICE + service + ": -o ";
    for (String name : overrides.keySet()) {
      if (name.equals(PostfixWays.FILTER) && !own.value(name).isEmpty()) {
        add(own.value(name), where + name, own);
      } else if (ASKING.matcher(name).matches()) {
        tables(where + name, own, name);
      }
    }
  }

  private void tables(String where, PostfixSettings settings, String name) {
    for (String table : PostfixMap.tables(settings.value(name))) {
      PostfixMap.answers(table, host)
          .map(ACTION::matcher)
          .filter(Matcher::lookingAt)
          .forEach(action -> add(action.group(1), "FILTER in " + where, settings));
    }
  }

  private void add(String text, String where, PostfixSettings settings) {
    PostfixTransport to = PostfixTransport.of(text);
    found.putIfAbsent(
        to.hop().isEmpty() ? new PostfixTransport(to.service(), settings.value(NEXT_HOP)) : to,
        where);
  }
}
