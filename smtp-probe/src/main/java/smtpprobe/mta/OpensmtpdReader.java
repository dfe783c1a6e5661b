package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/** OpenSMTPD, from {@code smtpd.conf} as smtpd.conf(5) describes it since version 6.4. */
final class OpensmtpdReader {

  private static final List<String> FILES =
      List.of(
          "/etc/smtpd.conf",
          "/etc/mail/smtpd.conf",
          "/etc/opensmtpd/smtpd.conf",
          "/usr/local/etc/mail/smtpd.conf");
  private static final List<String> NAME_FILES = List.of("/etc/mail/mailname", "/etc/mailname");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|[{},]|[^\\s{},\"]+");

  private final HostReader host;

  OpensmtpdReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read() {
    Optional<String> text = FILES.stream().flatMap(f -> host.file(f).text().stream()).findFirst();
    return text.filter(t -> t.contains("action") || t.contains("listen on")).map(this::server);
  }

  private MailServer server(String text) {
    Map<String, List<String>> tables = new HashMap<>();
    List<String> relay = new ArrayList<>();
    List<String> settings = new ArrayList<>();
    boolean onlyFour = false;
    for (String line : text.replace("\\\n", " ").lines().toList()) {
      List<String> words = words(line.replaceFirst("#.*", ""));
      if (words.size() > 2 && words.get(0).equals("table")) {
        tables.put(words.get(1), words.subList(2, words.size()));
      } else if (words.size() > 2 && words.get(0).equals("action") && words.contains("relay")) {
        settings.add(line.strip());
        relay = relay.isEmpty() ? words : relay;
      } else if (words.size() > 2 && words.subList(0, 2).equals(List.of("limit", "mta"))) {
        settings.add(line.strip());
        onlyFour |= words.contains("inet4");
      }
    }
    Bind bind = after("src", relay).map(src -> bind(src, tables)).orElse(Bind.NONE);
    boolean sourcesAreFour =
        !bind.addresses().isEmpty()
            && bind.addresses().stream().allMatch(Ip4Address.class::isInstance);
    boolean byTable = after("helo-src", relay).isPresent();
    Optional<String> name =
        NAME_FILES.stream()
            .flatMap(f -> host.file(f).value().stream())
            .map(value -> value.lines().findFirst().orElse("").strip())
            .findFirst();
    return new MailServer(
        Software.OPENSMTPD,
        Optional.empty(),
        bind,
        byTable
            ? heloOf(bind, tables, after("helo-src", relay).get())
            : after("helo", relay)
                .map(helo -> helo.get(0))
                .filter(h -> !h.isBlank())
                .or(() -> name),
        onlyFour || sourcesAreFour ? Families.IPV4_ONLY : Families.BOTH,
        Optional.empty(),
        List.of(),
        settings);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(Optional.ofNullable(matcher.group(1)).orElse(matcher.group()));
    }
    return words;
  }

  /** The argument after a keyword: one word, or a list in braces; never an empty one. */
  private static Optional<List<String>> after(String keyword, List<String> words) {
    int at = words.indexOf(keyword);
    if (at < 0 || at + 1 >= words.size()) {
      return Optional.empty();
    }
    if (!words.get(at + 1).equals("{")) {
      return Optional.of(List.of(words.get(at + 1)));
    }
    List<String> rest = words.subList(at + 2, words.size());
    int end = rest.indexOf("}");
    return Optional.of(end < 0 ? rest : rest.subList(0, end)).filter(list -> !list.isEmpty());
  }

  private static Bind bind(List<String> source, Map<String, List<String>> tables) {
    String setting = "src " + String.join(" ", source);
    List<String> words = source;
    if (source.size() == 1 && source.get(0).startsWith("<")) {
      words = tables.getOrDefault(source.get(0).replaceAll("[<>]", ""), List.of());
      setting += " with table " + String.join(" ", words);
    }
    List<IpAddress> addresses = addresses(words.stream()).toList();
    return addresses.isEmpty()
        ? Bind.unknown(setting, "its table is not in smtpd.conf itself")
        : Bind.to(addresses, setting);
  }

  private static Stream<IpAddress> addresses(Stream<String> words) {
    return words.flatMap(word -> IpAddress.parse(word.replaceAll("[\\[\\]]", "")).stream());
  }

  /** helo-src: a table from source address to name. */
  private static Optional<String> heloOf(
      Bind bind, Map<String, List<String>> tables, List<String> table) {
    List<String> words = tables.getOrDefault(table.get(0).replaceAll("[<>]", ""), List.of());
    for (int i = 0; i + 2 < words.size(); i++) {
      Optional<IpAddress> key = addresses(Stream.of(words.get(i))).findFirst();
      if (key.isPresent() && bind.addresses().contains(key.get()) && words.get(i + 1).equals("=")) {
        return Optional.of(words.get(i + 2));
      }
    }
    return Optional.empty();
  }
}
