package fakereceiver.persona;

import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.DomainName;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Receiver;
import fakereceiver.judge.ReplyText;
import fakereceiver.judge.Sight;
import fakereceiver.judge.Stage;
import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a persona from YAML. */
public final class PersonaFile {

  private static final List<String> KEYS =
      List.of(
          "persona",
          "title",
          "story",
          "host-name",
          "greeting",
          "accepted",
          "speaks-at",
          "dns-budget",
          "blocklists",
          "dmarc",
          "sees",
          "undecided",
          "rules");

  private static final ReplyText ACCEPTED = ReplyText.of("250 2.0.0 Ok: message taken");
  private static final Duration DNS_BUDGET = Duration.ofSeconds(20);
  private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,2})s");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern GREETING = Pattern.compile("([ -z|~]|\\{host-name\\}){1,400}");
  private static final String LONGEST_REVERSE_LABELS = "0" + ".0".repeat(31);

  private final YamlMap file;

  private PersonaFile(YamlMap file) {
    this.file = file;
  }

  /**
   * Reads a persona.
   *
   * @param fileName how error messages call the file
   * @param yaml its content
   * @param knownRules the ids of the rules that there are
   * @throws PersonaFileException when something is wrong; it lists all that is
   */
  public static Persona read(String fileName, String yaml, Set<String> knownRules) {
    Problems problems = new Problems(fileName);
    Optional<Persona> persona =
        YamlMap.read(yaml, problems).flatMap(map -> new PersonaFile(map).persona(knownRules));
    if (!problems.isEmpty()) {
      throw new PersonaFileException(problems.toString());
    }
    return persona.orElseThrow();
  }

  /** Empty when something is missing or wrong, of which a problem has been noted. */
  private Optional<Persona> persona(Set<String> knownRules) {
    file.allowOnly("one of", KEYS);
    Optional<String> name = matching("persona", NAME, "lower-case words joined by hyphens");
    Optional<String> title = line("title");
    Optional<String> story = file.needText("story").map(text -> text.value().strip());
    Optional<DomainName> hostName =
        file.needText("host-name").flatMap(text -> text.as("a host name", PersonaFile::hostName));
    Optional<String> greeting =
        matching("greeting", GREETING, "one line of ASCII, with no blank other than {host-name}");
    ReplyText accepted =
        file.text("accepted").flatMap(text -> Replies.read(text, 2)).orElse(ACCEPTED);
    Optional<Stage> speaksAt =
        file.needText("speaks-at")
            .flatMap(text -> text.oneOf(List.of(Stage.values()), Stage::word));
    Duration dnsBudget = file.text("dns-budget").flatMap(PersonaFile::seconds).orElse(DNS_BUDGET);
    List<DomainName> blocklists = new ArrayList<>();
    for (YamlText text : file.texts("blocklists")) {
      text.as("the name of a DNS list", PersonaFile::blocklist).ifPresent(blocklists::add);
    }
    Sight sight = sight();
    DmarcMethod dmarc = dmarc();
    Map<String, Decision> decisions = new RuleReader(file, knownRules).decisions();
    if (name.isEmpty()
        || title.isEmpty()
        || story.isEmpty()
        || hostName.isEmpty()
        || greeting.isEmpty()
        || speaksAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Persona(
            name.get(),
            title.get(),
            story.get(),
            new Receiver(hostName.get(), Optional.empty(), blocklists, dmarc),
            greeting.get().replace("{host-name}", hostName.get().text()),
            accepted,
            speaksAt.get(),
            sight,
            dnsBudget,
            decisions));
  }

  private Optional<String> matching(String key, Pattern pattern, String what) {
    Optional<YamlText> text = file.needText(key);
    if (text.isPresent() && !pattern.matcher(text.get().value()).matches()) {
      text.get().expected(what);
      return Optional.empty();
    }
    return text.map(YamlText::value);
  }

  private Optional<String> line(String key) {
    Optional<YamlText> text = file.needText(key);
    if (text.isPresent() && text.get().value().lines().count() > 1) {
      text.get().expected("one line");
      return Optional.empty();
    }
    return text.map(t -> t.value().strip());
  }

  private Sight sight() {
    Optional<YamlMap> sees = file.map("sees");
    if (sees.isEmpty()) {
      return Sight.PLAIN;
    }
    sees.get().allowOnly("one of", List.of("illegal-ptr-names"));
    return sees.get()
        .text("illegal-ptr-names")
        .flatMap(text -> text.oneOf(List.of("ignored", "kept"), word -> word))
        .map(word -> new Sight(word.equals("ignored")))
        .orElse(Sight.PLAIN);
  }

  /** The tree walk unless the file says otherwise. */
  private DmarcMethod dmarc() {
    return file.text("dmarc")
        .flatMap(text -> text.oneOf(List.of("tree-walk", "public-suffix-list"), word -> word))
        .filter(word -> word.equals("public-suffix-list"))
        .map(word -> DmarcMethod.by(PublicSuffixList.shipped()))
        .orElse(DmarcMethod.TREE_WALK);
  }

  private static Optional<Duration> seconds(YamlText text) {
    Matcher matcher = SECONDS.matcher(text.value());
    if (!matcher.matches()) {
      text.expected("1s to 999s");
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1))));
  }

  private static DomainName hostName(String text) {
    DomainName name = DomainName.of(text);
    if (!name.isHostName() || !name.isFullyQualified()) {
      throw new IllegalArgumentException("no host on the Internet can have that name");
    }
    return name;
  }

  /** A list is asked for names made of the list's name and 32 labels (RFC 5782 section 2.4). */
  private static DomainName blocklist(String text) {
    DomainName name = hostName(text);
    if (name.below(LONGEST_REVERSE_LABELS).isEmpty()) {
      throw new IllegalArgumentException("too long to be asked for an IPv6 address");
    }
    return name;
  }
}
