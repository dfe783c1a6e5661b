package smtpprobe.config;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import fakereceiver.given.UsageException;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code smtp-probe.yaml} says. Immutable.
 *
 * @param file where it is
 * @param values what it says of options
 * @param targets recipients whose receivers are meant where a host names none
 * @param hosts the mail hosts, in order
 */
public record Settings(
    Path file, List<Setting> values, List<String> targets, List<HostPlan> hosts) {

  /** Its usual name. */
  public static final String NAME = "smtp-probe.yaml";

  private static final int MOST = 1 << 20;

  private static final List<String> KEYS =
      List.of("targets", "personas", "zones", "dns-servers", "hosts", "gates", "formats");

  private static final List<String> HOST_KEYS =
      List.of("client", "helo", "from", "to", "header-from", "message", "tls", "zones", "personas");

  /** The keys of the gates, each of which is an option of that name. */
  private static final List<String> GATES =
      List.of("fail-on", "ignore", "only", "receivers", "baseline");

  /** The keys at the top that are options, by their names. */
  private static final Map<String, String> OPTIONS =
      Map.of("personas", "--persona", "zones", "--zone", "dns-servers", "--dns-server");

  private static final String FORMAT = "--format";

  public Settings {
    values = List.copyOf(values);
    targets = List.copyOf(targets);
    hosts = List.copyOf(hosts);
  }

  /** The key of an option, where it has one: {@code gates.fail-on} of {@code --fail-on}. */
  public static Optional<String> keyOf(String option) {
    return option.equals(FORMAT)
        ? Optional.of("formats")
        : OPTIONS.entrySet().stream()
            .filter(one -> one.getValue().equals(option))
            .map(Map.Entry::getKey)
            .findFirst()
            .or(
                () ->
                    GATES.stream()
                        .filter(gate -> option.equals("--" + gate))
                        .map(gate -> "gates." + gate)
                        .findFirst());
  }

  /**
   * Reads a file.
   *
   * @throws UsageException when something is wrong with it; it lists all that is
   */
  public static Settings read(Path file) {
    String text;
    try {
      text = GivenText.read(file, MOST);
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": there is no such file that can be read", e);
    } catch (IOException e) {
      throw new UsageException(file + " cannot be read: " + FileTrouble.why(file, e), e);
    }
    Problems problems = Problems.withColumns(file.toString());
    Settings settings =
        YamlMap.read(text, problems)
            .map(map -> new Reader(file).read(map))
            .orElse(new Settings(file, List.of(), List.of(), List.of()));
    if (!problems.isEmpty()) {
      throw new UsageException(problems.toString());
    }
    return settings;
  }

  /** One reading of a file. */
  private static final class Reader {
    private final Path file;
    private final List<Setting> values = new ArrayList<>();

    Reader(Path file) {
      this.file = file;
    }

    Settings read(YamlMap map) {
      map.allowOnly("a part of the configuration", KEYS);
      OPTIONS.keySet().stream().sorted().forEach(key -> value(map, key));
      if (map.has("zones") && map.has("dns-servers")) {
        map.problem("dns-servers", "found beside zones, expected one of them");
      }
      add(map, "formats", FORMAT, words(map, "formats").stream().map(this::format).toList());
      map.map("gates").ifPresent(this::gates);
      List<String> targets = words(map, "targets");
      List<HostPlan> hosts = new ArrayList<>();
      map.map("hosts")
          .ifPresent(
              all ->
                  all.keys()
                      .forEach(
                          name ->
                              all.map(name)
                                  .ifPresent(
                                      host ->
                                          hosts.add(host(name, all.lineOf(name), host, targets)))));
      return new Settings(file, values, targets, hosts);
    }

    private void value(YamlMap map, String key) {
      List<String> words = words(map, key);
      add(
          map,
          key,
          OPTIONS.getOrDefault(key, key),
          key.equals("dns-servers") ? words : words.stream().map(this::near).toList());
    }

    private void add(YamlMap map, String key, String option, List<String> words) {
      if (!words.isEmpty()) {
        values.add(new Setting(option, words, map.lineOf(key)));
      }
    }

    private void gates(YamlMap gates) {
      gates.allowOnly("a gate", GATES);
      for (String gate : GATES) {
        List<String> words = words(gates, gate);
        add(
            gates,
            gate,
            "--" + gate,
            gate.equals("baseline") ? words.stream().map(this::near).toList() : words);
      }
    }

    private HostPlan host(String name, int line, YamlMap host, List<String> targets) {
      host.allowOnly("what is known of a host", HOST_KEYS);
      List<String> to = words(host, "to");
      if (to.isEmpty() && targets.isEmpty()) {
        host.problem("to", "found nothing, expected a recipient here or in targets");
      }
      host.text("header-from").ifPresent(text -> text.as("a mail address", Reader::mailbox));
      return new HostPlan(
          name,
          line,
          need(host, "client", "an IP address", IpAddress::of),
          need(host, "helo", "a HELO name", HeloName::of),
          need(host, "from", "a mail address or <>", Reader::reversePath),
          to.isEmpty() ? targets : to,
          host.text("header-from").map(YamlText::value),
          host.text("message").map(YamlText::value).map(this::near).map(Path::of),
          host.flag("tls").orElse(true),
          words(host, "zones").stream().map(this::near).toList(),
          words(host, "personas").stream().map(this::near).toList());
    }

    private static ReversePath reversePath(String text) {
      return ReversePath.of(
          text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text);
    }

    private static DomainName mailbox(String text) {
      int at = text.lastIndexOf('@');
      if (at < 1) {
        throw new IllegalArgumentException("without @");
      }
      return DomainName.of(text.substring(at + 1));
    }

    private static String need(YamlMap map, String key, String what, Function<String, ?> reader) {
      Optional<YamlText> text = map.needText(key);
      text.ifPresent(one -> one.as(what, reader::apply));
      return text.map(YamlText::value).orElse("");
    }

    /** A text or a list of them; a text with commas is a list, too, as on the command line. */
    private static List<String> words(YamlMap map, String key) {
      if (map.isText(key)) {
        return map.text(key).stream()
            .flatMap(text -> List.of(text.value().split(",", -1)).stream())
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .toList();
      }
      return map.texts(key).stream().map(YamlText::value).toList();
    }

    /** What looks like a file is one beside this file. */
    private String near(String word) {
      int equals = word.indexOf('=');
      String zone = equals < 0 ? "" : word.substring(0, equals + 1);
      String path = word.substring(equals + 1);
      Path folder = file.getParent();
      boolean isFile = path.contains(".") || path.contains("/") || path.contains("\\");
      return folder == null || !isFile ? word : zone + folder.resolve(path);
    }

    private String format(String word) {
      int equals = word.indexOf('=');
      return equals < 0 || file.getParent() == null || word.endsWith("=-")
          ? word
          : word.substring(0, equals + 1) + file.resolveSibling(word.substring(equals + 1));
    }
  }
}
