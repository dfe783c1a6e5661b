package fakereceiver.dns;

import fakereceiver.dns.zonefile.ZoneEntry;
import fakereceiver.dns.zonefile.ZoneHead;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which zone a master file is of that does not say so: its name tells, as named.conf and habit have
 * it.
 */
final class ZoneOrigin {

  private static final List<String> BEFORE =
      List.of("db.", "named.", "zone.", "pri.", "master.", "fwd.", "forward.");
  private static final List<String> BEHIND =
      List.of(".zone", ".db", ".dns", ".hosts", ".signed", ".txt", ".zonefile", ".master");
  private static final Pattern TOP_LEVEL = Pattern.compile("[a-z]{2,}|xn--[a-z0-9-]+");

  /** What people put behind the name of a zone for a copy, or another view of it. */
  private static final Pattern COPY =
      Pattern.compile(
          "bak|backup|cf|conf|copy|external|inc|include|internal|new|old|orig|save|tmp");

  private static final Pattern RELATIVE = Pattern.compile("@|[\\w*-]+|\\$INCLUDE|\\$GENERATE");

  private ZoneOrigin() {}

  /** Whether an entry is the SOA record of a zone. */
  static boolean isSoa(ZoneEntry entry) {
    return !entry.isDirective()
        && !entry.isNameless()
        && ZoneHead.of(entry.text()).type().equalsIgnoreCase("SOA");
  }

  /**
   * What names are relative to from an SOA record on that no $ORIGIN comes before; empty for the
   * root.
   *
   * @param rest the entries behind it
   * @throws IllegalArgumentException when it cannot be known; the message says what to do
   */
  static Optional<DomainName> of(Path file, ZoneEntry soa, List<ZoneEntry> rest) {
    String owner = ZoneHead.of(soa.text()).owner();
    if (!owner.equals("@")) {
      return owner.endsWith(".") && areRelative(rest)
          ? Optional.of(DomainName.of(owner))
          : Optional.empty();
    }
    Optional<DomainName> zone = ofName(file);
    if (zone.isEmpty()) {
      throw new IllegalArgumentException(
          "the SOA record is for @, and neither an $ORIGIN nor the file's name says which zone that"
              + " is: name it, as in --zone example.org="
              + file
              + ", or write \"$ORIGIN example.org.\" before that line");
    }
    return zone;
  }

  /** The zone of {@code db.example.org}, {@code example.org.zone}; empty when it is not certain. */
  private static Optional<DomainName> ofName(Path file) {
    String name =
        Optional.ofNullable(file.getFileName())
            .map(Path::toString)
            .orElse("")
            .toLowerCase(Locale.ROOT);
    String zone = withoutEnds(name);
    return DomainName.parse(zone)
        .filter(DomainName::isHostName)
        .filter(DomainName::isFullyQualified)
        .filter(
            domain -> {
              String last = domain.labels().get(domain.labels().size() - 1);
              return TOP_LEVEL.matcher(last).matches() && !COPY.matcher(last).matches();
            });
  }

  private static String withoutEnds(String name) {
    String rest = name;
    for (String end : BEHIND) {
      if (rest.endsWith(end)) {
        return withoutEnds(rest.substring(0, rest.length() - end.length()));
      }
    }
    for (String begin : BEFORE) {
      if (rest.startsWith(begin)) {
        return rest.substring(begin.length());
      }
    }
    return rest;
  }

  /**
   * Whether names below the SOA record are meant to be in its zone: one without a dot is. Those of
   * our own zones are whole names, without the final dot.
   */
  private static boolean areRelative(List<ZoneEntry> entries) {
    for (ZoneEntry entry : entries) {
      String owner = entry.text().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
      if (owner.equals("$ORIGIN")) {
        return false;
      }
      if (RELATIVE.matcher(owner).matches()) {
        return true;
      }
    }
    return false;
  }
}
