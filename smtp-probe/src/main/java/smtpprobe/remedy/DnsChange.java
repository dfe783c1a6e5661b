package smtpprobe.remedy;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.mail.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The records that a name is to have of one type, instead of those that it has. Immutable.
 *
 * @param name the whole name
 * @param type {@code AAAA}, {@code PTR}, {@code TXT}, ...
 * @param data each record's data as a master file has it, names with their final dot, no line end;
 *     none to take all records away
 * @param words the same for somebody who fills in a form
 * @param ttl how long others may keep them
 * @param gone those that it has and is to lose, where that has to be said
 */
public record DnsChange(
    DomainName name, String type, List<String> data, String words, Duration ttl, List<String> gone)
    implements Change {

  private static final Duration TTL = Duration.ofHours(1);
  private static final int REVERSE_LABELS = 34; // 32 nibbles, ip6 and arpa
  private static final int LAN_LABELS = 16; // the nibbles below a /64
  private static final int MAX_STRING = 255; // octets, RFC 1035 section 3.3.14

  public DnsChange {
    data = List.copyOf(data);
    gone = List.copyOf(gone);
  }

  /** With the usual time to live. */
  public DnsChange(DomainName name, String type, List<String> data, String words) {
    this(name, type, data, words, TTL, List.of());
  }

  /** The same with another time to live. */
  DnsChange lasting(Duration time) {
    return new DnsChange(name, type, data, words, time, gone);
  }

  /** Those records of one type. */
  static DnsChange set(DomainName name, String type, List<String> data) {
    return new DnsChange(
        name, type, data, type + " record of " + name + ": " + String.join(", and ", data));
  }

  /**
   * Reverse DNS of an address.
   *
   * @param at the reverse name, or where an alias there leads
   */
  static DnsChange ptr(Ip6Address address, DomainName at, DomainName to) {
    return new DnsChange(
        at,
        "PTR",
        List.of(to + "."),
        isReverse(at)
            ? "Reverse DNS of " + address + ": " + to + " (this name only)"
            : "PTR record of "
                + at
                + ", which the reverse name of "
                + address
                + " is an alias of: "
                + to
                + " (this name only)");
  }

  /** Whether it is in a zone of whoever owns the address; an alias may lead out of it. */
  private static boolean isReverse(DomainName name) {
    return name.text().endsWith(".arpa");
  }

  /** No alias: other records cannot stand beside one (RFC 1034 section 3.6.2). */
  static DnsChange noAlias(DomainName name) {
    return new DnsChange(
        name, "CNAME", List.of(), "Remove the alias (CNAME) of " + name + " first");
  }

  static DnsChange txt(DomainName name, String text) {
    return texts(name, List.of(text));
  }

  /** Those texts, the first of which is the one that matters. */
  static DnsChange texts(DomainName name, List<String> texts) {
    return new DnsChange(
        name,
        "TXT",
        texts.stream().map(DnsChange::strings).toList(),
        "TXT record of "
            + name
            + ": "
            + texts.stream().map(Printable::of).collect(Collectors.joining(", and ")));
  }

  private static String strings(String text) {
    List<String> strings = new ArrayList<>();
    int at = 0;
    do {
      strings.add(quoted(text.substring(at, Math.min(text.length(), at + MAX_STRING))));
      at += MAX_STRING;
    } while (at < text.length());
    return String.join(" ", strings);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ' || c > '~') {
                quoted.append(String.format(Locale.ROOT, "\\%03d", c & 0xff));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  /** The same, saying that these records go. */
  DnsChange without(List<String> old) {
    return old.isEmpty()
        ? this
        : new DnsChange(
            name,
            type,
            data,
            words
                + " (take away "
                + String.join(", and ", old)
                + ", which nobody outside can use, or not for long)",
            ttl,
            old);
  }

  /** Whether it is about the same name and type. */
  public boolean isAbout(DnsChange other) {
    return name.equals(other.name) && type.equals(other.type);
  }

  /** As a zone file has it. */
  public List<String> zoneLines() {
    return data.isEmpty()
        ? List.of(name + ". " + type + " !nodata")
        : data.stream()
            .map(datum -> name + ". " + ttl.toSeconds() + " IN " + type + " " + datum)
            .toList();
  }

  @Override
  public Plan applyTo(Plan plan) {
    return plan.with(this);
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return recipes();
  }

  /** How to make it, whatever the host is. */
  List<Recipe> recipes() {
    List<String> update = new ArrayList<>();
    update.add("update delete " + name + ". " + type);
    data.forEach(
        datum ->
            update.add("update add " + name + ". " + ttl.toSeconds() + " " + type + " " + datum));
    update.add("send");
    return List.of(
        Recipe.of("in words, for a form", words),
        new Recipe(
            "zone file (BIND, NSD, Knot)",
            data.isEmpty()
                ? List.of("; remove every " + type + " record of " + name + ".")
                : Stream.concat(
                        zoneLines().stream(),
                        gone.stream().map(old -> "; remove " + name + ". " + type + " " + old))
                    .toList()),
        new Recipe("nsupdate", update),
        Recipe.of("PowerDNS, with the zone as \"pdnsutil list-all-zones\" has it", powerDns()));
  }

  /** Names below the zone: pdnsutil puts the zone behind absolute ones, too (before 5.0). */
  private String powerDns() {
    DomainName zone = zone();
    String below =
        name.equals(zone)
            ? "@"
            : name.text().substring(0, name.text().length() - zone.text().length() - 1);
    StringBuilder command =
        new StringBuilder("pdnsutil ")
            .append(data.isEmpty() ? "delete-rrset " : "replace-rrset ")
            .append(zone + " " + below + " " + type);
    if (!data.isEmpty()) {
      command.append(" " + ttl.toSeconds());
    }
    data.forEach(datum -> command.append(" '").append(datum.replace("'", "'\\''")).append('\''));
    return command.toString();
  }

  /** The zone that the name is likely in: that of a /64 network, or the registered domain. */
  private DomainName zone() {
    List<String> labels = name.labels();
    return type.equals("PTR") && labels.size() == REVERSE_LABELS
        ? DomainName.of(String.join(".", labels.subList(LAN_LABELS, REVERSE_LABELS)))
        : PublicSuffixList.shipped().organizationalDomain(name);
  }

  @Override
  public List<String> advice(Plan plan) {
    if (data.isEmpty()) {
      return List.of("take the " + type + " record of " + name + " away");
    }
    String first = plain(data.get(0));
    return switch (type) {
      case "PTR" ->
          List.of(
              (isReverse(name)
                      ? "ask whoever owns the address range (most hosters have a form for it) to "
                      : "in the zone that the reverse name is an alias into, ")
                  + "publish "
                  + String.join(" and ", data.stream().map(to -> name + ". PTR " + to).toList()));
      case "TXT" ->
          List.of(
              "publish as the "
                  + (first.startsWith("v=spf1") ? "SPF" : "TXT")
                  + " record of "
                  + name
                  + ": "
                  + Printable.of(first));
      default ->
          Stream.concat(
                  data.stream().map(to -> "publish " + name + ". " + type + " " + to),
                  gone.stream().map(old -> "take away " + name + ". " + type + " " + old))
              .toList();
    };
  }

  /** The text behind the strings of a TXT record. */
  private static String plain(String datum) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < datum.length(); i++) {
      char c = datum.charAt(i);
      if (c == '"') {
        inside = !inside;
      } else if (inside) {
        if (c == '\\' && i + 1 < datum.length()) {
          c = datum.charAt(++i);
        }
        text.append(c);
      }
    }
    return text.toString();
  }
}
