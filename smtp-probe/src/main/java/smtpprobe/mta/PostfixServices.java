package smtpprobe.mta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** The services of master.cf that send by SMTP, and what is set for each of them (master(5)). */
final class PostfixServices {

  private static final int TYPE = 1;
  private static final int PROGRAM = 7;

  /** An option that has a value, perhaps behind switches (master/single_server.c). */
  private static final Pattern VALUED = Pattern.compile("-[cdDluvVzS]*+([imnost])(.*+)");

  private PostfixServices() {}

  /** Settings by service; where no service can be read, those that every installation has. */
  static Map<String, Map<String, String>> read(HostReader host) {
    Map<String, Map<String, String>> services = new LinkedHashMap<>();
    local(host)
        .filter(words -> words.get(PROGRAM).equals("smtp"))
        .forEach(
            words ->
                services.put(words.get(0), overrides(words.subList(PROGRAM + 1, words.size()))));
    if (services.isEmpty()) {
      services.put("smtp", Map.of());
      services.put("relay", Map.of());
    }
    return services;
  }

  /** What is set for each service, whatever it does. */
  static Map<String, Map<String, String>> all(HostReader host) {
    return lines(host)
        .collect(
            Collectors.toMap(
                words ->
                    words.get(0) + (words.get(TYPE).equals("inet") ? "" : "/" + words.get(TYPE)),
                words -> overrides(words.subList(PROGRAM + 1, words.size())),
                (a, b) -> b,
                LinkedHashMap::new));
  }

  /** The programs of all that the queue manager can hand mail to; none where they are not known. */
  static Map<String, String> programs(HostReader host) {
    return local(host)
        .collect(Collectors.toMap(words -> words.get(0), words -> words.get(PROGRAM), (a, b) -> b));
  }

  private static Stream<List<String>> local(HostReader host) {
    return lines(host).filter(words -> words.get(TYPE).equals("unix"));
  }

  private static Stream<List<String>> lines(HostReader host) {
    return PostfixParameters.services(host)
        .map(PostfixServices::words)
        .filter(words -> words.size() > PROGRAM);
  }

  /** Split at white space, but not within braces; those around a whole word are taken away. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    for (char c : (line + " ").toCharArray()) {
      depth = Math.max(0, depth + (c == '{' ? 1 : c == '}' ? -1 : 0));
      if (depth > 0 || !Character.isWhitespace(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(bare(word.toString()));
        word.setLength(0);
      }
    }
    return words;
  }

  private static String bare(String word) {
    return word.startsWith("{") && word.endsWith("}")
        ? word.substring(1, word.length() - 1).strip()
        : word;
  }

  /** What {@code -o} sets; the last one counts. */
  private static Map<String, String> overrides(List<String> arguments) {
    Map<String, String> overrides = new LinkedHashMap<>();
    for (String setting : options(arguments)) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        overrides.put(setting.substring(0, equals).strip(), setting.substring(equals + 1).strip());
      }
    }
    return overrides;
  }

  /**
   * A {@code -o} that sets nothing, with which the program of that service ends: {@code -o name =
   * value} without braces is three words.
   */
  static Optional<String> senseless(HostReader host, String service) {
    return local(host)
        .filter(words -> words.get(0).equals(service))
        .flatMap(words -> options(words.subList(PROGRAM + 1, words.size())).stream())
        .filter(setting -> setting.indexOf('=') <= 0)
        .findFirst();
  }

  /** As getopt(3) finds them: what stands behind the first other argument is the program's own. */
  private static List<String> options(List<String> arguments) {
    List<String> options = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      Matcher valued = VALUED.matcher(argument);
      if (valued.matches()) {
        String within = valued.group(2);
        String value = !within.isEmpty() ? within : rest.hasNext() ? rest.next() : "";
        if (valued.group(1).equals("o")) {
          options.add(value);
        }
      } else if (!argument.startsWith("-")) {
        break;
      }
    }
    return options;
  }
}
