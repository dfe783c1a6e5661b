package fakereceiver.persona;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import fakereceiver.judge.Persona;
import fakereceiver.rules.RuleBook;
import fakereceiver.yaml.Nearest;
import fakereceiver.yaml.YamlResources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The personas that come with the program, and the way to read others. Thread-safe. */
public final class Personas {

  /** Those that people write to, by name. */
  private static final List<String> PROVIDERS =
      List.of(
          "cloudflare-routing",
          "comcast",
          "exchange-online",
          "exchange-online-no-ipv6",
          "freenet",
          "gmail",
          "gmail-bulk",
          "gmx",
          "icloud",
          "laposte",
          "orange",
          "outlook",
          "t-online",
          "yahoo",
          "yahoo-bulk");

  /** Mail servers that anybody can run, each kind in its settings. */
  private static final List<String> SERVERS =
      List.of(
          "postfix-default",
          "postfix-warn",
          "postfix-ptr-only",
          "postfix-strict",
          "postfix-strict-early",
          "postfix-perm",
          "postfix-rbl-spf",
          "postfix-rbl-filter",
          "postfix-spf-strict",
          "postfix-rspamd",
          "postfix-rspamd-strict",
          "postfix-postscreen",
          "exim-default",
          "exim-warn",
          "exim-rdns-defer-ok",
          "exim-helo-option",
          "exim-strict-rcpt",
          "exim-strict-connect",
          "exim-spf-dnsbl",
          "opensmtpd-default",
          "opensmtpd-rdns",
          "opensmtpd-fcrdns",
          "opensmtpd-late",
          "opensmtpd-junk",
          "sendmail-default",
          "sendmail-require_rdns",
          "sendmail-block_bad_helo",
          "sendmail-dnsbl",
          "sendmail-all",
          "sendmail-debian",
          "haraka-default",
          "haraka-fcrdns",
          "haraka-spf",
          "haraka-helo",
          "haraka-helo2",
          "stalwart",
          "mox",
          "rspamd-greylist");

  private static final List<String> INVENTED =
      List.of("permissive", "strict-example", "connect-strict", "accept-all");

  private static final List<String> NAMES =
      Stream.of(PROVIDERS, SERVERS, INVENTED).flatMap(List::stream).toList();

  /** Few enough for a table, and different from each other. */
  private static final List<String> EXAMPLES =
      List.of(
          "permissive", "strict-example", "postfix-strict", "postfix-ptr-only", "connect-strict");

  /** Enough for any file that is not too large in characters. */
  private static final int MAX_OCTETS = 2 << 20;

  private final Set<String> knownRules;
  private final YamlResources files = files();

  /** Those that were asked for, or extended by others, so far: at most as many as there are. */
  private final Map<String, Persona> read = new ConcurrentHashMap<>();

  /** The files of the built-in personas. */
  static YamlResources files() {
    return new YamlResources("fakereceiver/persona", name -> Personas.class.getResource(name));
  }

  /** The personas that come with the program, deciding about the rules that come with it. */
  public static Personas builtIn() {
    return new Personas(RuleBook.ids());
  }

  /** Personas that may decide about {@code knownRules}, the ids of all rules. */
  public Personas(Set<String> knownRules) {
    this.knownRules = Collections.unmodifiableSortedSet(new TreeSet<>(knownRules));
  }

  /** The names of the built-in personas: providers by name, then mail servers, then inventions. */
  public List<String> names() {
    return NAMES;
  }

  /** The names of those that stand for a provider, by name. */
  public List<String> providers() {
    return PROVIDERS;
  }

  /** The built-in personas, in the order of {@link #names}. */
  public List<Persona> all() {
    return NAMES.stream().map(this::builtIn).toList();
  }

  /** A few of the built-in ones, from lenient to strict: what is shown when nobody chooses. */
  public List<Persona> examples() {
    return EXAMPLES.stream().map(this::builtIn).toList();
  }

  /**
   * A built-in persona.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public Persona named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "there is no persona \""
              + name
              + "\", expected one of those that \"fake-receiver personas\" lists"
              + Nearest.hint(name, NAMES));
    }
    return builtIn(name);
  }

  /** Reads one, and not the others: whoever starts a receiver waits for it. */
  private Persona builtIn(String name) {
    Persona known = read.get(name);
    if (known != null) {
      return known;
    }
    Persona persona =
        PersonaFile.read(
            name + ".yaml", problems -> files.read(name, problems), knownRules, this::named);
    read.put(name, persona);
    return persona;
  }

  /**
   * Reads a persona from a file of the user's.
   *
   * @throws PersonaFileException when something is wrong with it; it lists all that is
   */
  public Persona read(Path file) {
    try {
      String yaml = GivenText.read(file, MAX_OCTETS);
      return PersonaFile.read(file.toString(), yaml, knownRules, this::named);
    } catch (IOException e) {
      throw new PersonaFileException(file + ": " + FileTrouble.why(file, e));
    }
  }
}
