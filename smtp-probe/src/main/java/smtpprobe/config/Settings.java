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
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

  private static final String PERSONA = "--persona";
  private static final String ZONE = "--zone";

  /** The keys at the top that are options, by their names. */
  private static final Map<String, String> OPTIONS =
      Map.of("personas", PERSONA, "zones", ZONE, "dns-servers", "--dns-server");

  private static final String FORMAT = "--format";
  private static final String RECIPIENT = "--to";

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
   * @param check given an option and a word of its value, throws {@link IllegalArgumentException}
   *     when the option does not take it
   * @throws UsageException when something is wrong with it; it lists all that is
   */
  public static Settings read(Path file, BiConsumer<String, String> check) {
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
            .map(map -> new Reader(file, check).read(map))
            .orElse(new Settings(file, List.of(), List.of(), List.of()));
    if (!problems.isEmpty()) {
      throw new UsageException(problems.toString());
    }
    return settings;
  }

  /** One reading of a file. */
  private static final class Reader {
    private final Path file;
    private final BiConsumer<String, String> check;
    private final List<Setting> values = new ArrayList<>();

    Reader(Path file, BiConsumer<String, String> check) {
      this.file = file;
      this.check = check;
    }

    Settings read(YamlMap map) {
      map.allowOnly("a part of the configuration", KEYS);
      OPTIONS.keySet().stream().sorted().forEach(key -> value(map, key));
      if (map.has("zones") && map.has("dns-servers")) {
        map.problem("dns-servers", "found beside zones, expected one of them");
      }
      add(map, "formats", FORMAT, words(map, "formats", FORMAT, this::format));
      map.map("gates").ifPresent(this::gates);
      List<String> targets = words(map, "targets", RECIPIENT, UnaryOperator.identity());
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
      String option = OPTIONS.getOrDefault(key, key);
      boolean areFiles = !key.equals("dns-servers");
      add(map, key, option, words(map, key, option, areFiles ? this::near : word -> word));
    }

    private void add(YamlMap map, String key, String option, List<String> words) {
      if (!words.isEmpty()) {
        values.add(new Setting(option, words, map.lineOf(key)));
      }
    }

    private void gates(YamlMap gates) {
      gates.allowOnly("a gate", GATES);
      for (String gate : GATES) {
        String option = "--" + gate;
        boolean isFile = gate.equals("baseline");
        add(gates, gate, option, words(gates, gate, option, isFile ? this::near : word -> word));
      }
    }

    private HostPlan host(String name, int line, YamlMap host, List<String> targets) {
      host.allowOnly("what is known of a host", HOST_KEYS);
      List<String> to = words(host, "to", RECIPIENT, UnaryOperator.identity());
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
          words(host, "zones", ZONE, this::near),
          words(host, "personas", PERSONA, this::near));
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

    /**
     * A text or a list of them; a text with commas is a list, too, as on the command line, but for
     * the name of a zone file in a list.
     */
    private List<String> words(
        YamlMap map, String key, String option, UnaryOperator<String> place) {
      List<YamlText> texts = map.isText(key) ? map.text(key).stream().toList() : map.texts(key);
      boolean isCut = map.isText(key) || !option.equals(ZONE);
      List<String> words = new ArrayList<>();
      for (YamlText text : texts) {
        text.as(
                "a value of " + option,
                value -> {
                  List<String> all =
                      Stream.of(isCut ? value.split(",", -1) : new String[] {value})
                          .map(String::strip)
                          .filter(word -> !word.isEmpty())
                          .map(place)
                          .toList();
                  all.forEach(word -> check.accept(option, word));
                  return all;
                })
            .ifPresent(words::addAll);
      }
      return words;
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
