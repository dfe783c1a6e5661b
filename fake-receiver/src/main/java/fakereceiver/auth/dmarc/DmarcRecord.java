package fakereceiver.auth.dmarc;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A DMARC record (RFC 9989 section 4.7), parsed as far as it can be. Immutable.
 *
 * <p>Errors after the version are told and otherwise passed over, as the standard wants it.
 *
 * @param text the whole text
 * @param tags the tags by name in lower case, in order, also those that are not known
 * @param problems what is wrong with it, for people
 */
public record DmarcRecord(String text, Map<String, String> tags, List<String> problems) {

  /** What to do where there is one that receivers do not take, or more than one. */
  public static final String MEND =
      "Mend the DMARC record that is there, and publish none beside it: a single one, which begins"
          + " with \"v=DMARC1;\" in these letters, has a p= of none, quarantine or reject, and a"
          + " semicolon behind each tag";

  private static final int MAX_TAGS = 100;
  private static final String VERSION = "DMARC1";

  /** Copies the collections, keeping the order. */
  public DmarcRecord {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    problems = List.copyOf(problems);
  }

  /**
   * Whether a TXT record is a DMARC record at all: its first tag is {@code v=DMARC1}, where the
   * case of the value counts, and that of the name does not (section 4.8).
   */
  public static boolean isOne(String txt) {
    int semicolon = txt.indexOf(';');
    String first = semicolon < 0 ? txt : txt.substring(0, semicolon);
    int equals = first.indexOf('=');
    return equals > 0
        && first.substring(0, equals).strip().equalsIgnoreCase("v")
        && first.substring(equals + 1).strip().equals(VERSION);
  }

  /**
   * Whether it was meant as one: the version is in it, in letters of either case, and is no piece
   * of a longer word such as the name of a host.
   */
  public static boolean isMeant(String txt) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < txt.length(); i++) {
      if (!Character.isWhitespace(txt.charAt(i))) {
        letters.append(Character.toUpperCase(txt.charAt(i)));
      }
    }
    int at = letters.indexOf(VERSION);
    while (at >= 0 && !isWord(letters, at)) {
      at = letters.indexOf(VERSION, at + 1);
    }
    return at >= 0;
  }

  /** The equals sign in front of it may be missing. */
  private static boolean isWord(StringBuilder letters, int at) {
    int end = at + VERSION.length();
    return (at == 0
            || (at == 1 && letters.charAt(0) == 'V')
            || "=;:,\"'".indexOf(letters.charAt(at - 1)) >= 0)
        && (end == letters.length() || ".-_@".indexOf(letters.charAt(end)) < 0);
  }

  /**
   * Reads a record; any text will do. Of a tag that is there twice, the last one counts: the
   * standard does not say, and so do Mail::DMARC, OpenDMARC and mailauth.
   */
  public static DmarcRecord parse(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (String spec : text.split(";", MAX_TAGS)) {
      if (spec.isBlank()) {
        continue;
      }
      int equals = spec.indexOf('=');
      String name = equals < 0 ? "" : spec.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      if (name.isEmpty()) {
        problems.add("\"" + Printable.of(spec.strip()) + "\" is not name=value");
      } else if (tags.put(name, spec.substring(equals + 1).strip()) != null) {
        problems.add(Printable.of(name) + "= is there twice, the last one counts");
      }
    }
    for (String name : List.of("p", "sp", "np")) {
      String value = tags.get(name);
      if (value != null && DmarcPolicy.named(value).isEmpty()) {
        problems.add(
            name + "=" + Printable.of(value) + " is unknown, expected none, quarantine or reject");
      }
    }
    return new DmarcRecord(text, tags, problems);
  }

  private Optional<DmarcPolicy> policy(String name) {
    return Optional.ofNullable(tags.get(name)).flatMap(DmarcPolicy::named);
  }

  /** RFC 9989 section 4.10.1: one policy that cannot be read spoils them all. */
  private boolean isReadable() {
    return (!tags.containsKey("p") || policy("p").isPresent())
        && (!tags.containsKey("sp") || policy("sp").isPresent())
        && (!tags.containsKey("np") || policy("np").isPresent());
  }

  /**
   * What {@code p=} asks for; none when it is not there, as RFC 9989 only recommends it (section
   * 4.7). A record whose policies cannot be read stands for none if it has an address for reports,
   * and for nothing at all otherwise (section 4.10.1, RFC 7489 section 6.6.3).
   */
  public Optional<DmarcPolicy> p() {
    if (isReadable()) {
      return policy("p").or(() -> Optional.of(DmarcPolicy.NONE));
    }
    return hasReportAddress() ? Optional.of(DmarcPolicy.NONE) : Optional.empty();
  }

  /** What {@code sp=} asks for; {@code p=} when it is not there. */
  public Optional<DmarcPolicy> sp() {
    return isReadable() ? policy("sp").or(this::p) : p();
  }

  /** What {@code np=} asks for; {@code sp=} when it is not there. */
  public Optional<DmarcPolicy> np() {
    return isReadable() ? policy("np").or(this::sp) : p();
  }

  /** Whether RFC 7489 applies it, which requires {@code p=} or an address for reports. */
  boolean isOneBefore9989() {
    return tags.containsKey("p") || hasReportAddress();
  }

  private boolean hasReportAddress() {
    String rua = tags.getOrDefault("rua", "");
    int colon = rua.indexOf(':');
    return colon > 0 && colon < rua.length() - 1;
  }

  /** Whether DKIM has to be aligned strictly. */
  public boolean isDkimStrict() {
    return tags.getOrDefault("adkim", "r").equalsIgnoreCase("s");
  }

  /** Whether SPF has to be aligned strictly. */
  public boolean isSpfStrict() {
    return tags.getOrDefault("aspf", "r").equalsIgnoreCase("s");
  }

  /** Whether its owner is only testing (RFC 9989). */
  public boolean isTesting() {
    return tags.getOrDefault("t", "n").equalsIgnoreCase("y");
  }

  /** Of how many messages in a hundred the policy is meant, {@code pct=} of RFC 7489. */
  public int percent() {
    return Math.min(100, Ascii.number(tags.getOrDefault("pct", ""), 3).orElse(100L).intValue());
  }

  /** Whether the domain says that it is a public suffix (RFC 9989). */
  public boolean isPublicSuffix() {
    return tags.getOrDefault("psd", "u").equalsIgnoreCase("y");
  }

  /** Whether the domain says that it is the organizational domain (RFC 9989). */
  public boolean isOrganizational() {
    return tags.getOrDefault("psd", "u").equalsIgnoreCase("n");
  }

  @Override
  public String toString() {
    return text;
  }
}
