package fakereceiver.persona;

import fakereceiver.dns.IpRange;
import fakereceiver.judge.Decision;
import fakereceiver.judge.DnsView;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Receiver;
import fakereceiver.judge.ReplyText;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Stage;
import fakereceiver.judge.TimeBehaviour;
import fakereceiver.yaml.Nearest;
import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a persona from YAML.
 *
 * <p>A file may extend another persona: what it does not say is as there. Its rules take the place
 * of those of the same id; others come after them.
 */
public final class PersonaFile {

  static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  ("persona extends title story greeting accepted speaks-at dns-budget "
                          + "sees exempt-clients scores greylisting rate-limits tarpit waits "
                          + "counts clients without undecided source rules")
                      .split(" ", -1)),
              ReceiverReader.KEYS.stream())
          .toList();

  private static final ReplyText ACCEPTED = ReplyText.of("250 2.0.0 Ok: message taken");
  private static final Duration DNS_BUDGET = Duration.ofSeconds(20);
  private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,2})s");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]++(?:[-_][a-z0-9]++)*+");
  private static final Pattern GREETING = Pattern.compile("([ -z|~]|\\{host-name\\}){1,400}");

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
   * @param bases the personas that it may extend
   * @throws PersonaFileException when something is wrong; it lists all that is
   */
  public static Persona read(
      String fileName, String yaml, Set<String> knownRules, Function<String, Persona> bases) {
    return read(fileName, problems -> YamlMap.read(yaml, problems), knownRules, bases);
  }

  /** The same of a file that {@code file} reads. */
  static Persona read(
      String fileName,
      Function<Problems, Optional<YamlMap>> file,
      Set<String> knownRules,
      Function<String, Persona> bases) {
    Problems problems = new Problems(fileName);
    Optional<Persona> persona =
        file.apply(problems).flatMap(map -> new PersonaFile(map).persona(knownRules, bases));
    if (!problems.isEmpty()) {
      throw new PersonaFileException(problems.toString());
    }
    return persona.orElseThrow();
  }

  /** Empty when something is missing or wrong, of which a problem has been noted. */
  private Optional<Persona> persona(Set<String> knownRules, Function<String, Persona> bases) {
    file.allowOnly("a key of a persona file", KEYS);
    Optional<Persona> base =
        file.text("extends").flatMap(text -> text.as("the name of a persona", bases));
    if ((file.has("extends") && base.isEmpty()) || isExtendsMisspelt()) {
      return Optional.empty(); // whatever it leaves to the other one would be missing
    }
    Optional<String> name =
        matching("persona", NAME, "lower-case words joined by hyphens or underscores");
    Optional<String> title = line("title").or(() -> base.map(Persona::title));
    Optional<String> story =
        text("story", base.isPresent())
            .map(text -> text.value().strip())
            .or(() -> base.map(Persona::story));
    ReceiverReader receivers = new ReceiverReader(file);
    Optional<Receiver> receiver = receivers.receiver(base.map(Persona::receiver));
    Optional<String> greeting = greeting(base, receiver);
    ReplyText accepted =
        file.text("accepted")
            .flatMap(text -> Replies.read(text, 2))
            .or(() -> base.map(Persona::accepted))
            .orElse(ACCEPTED);
    Optional<Stage> speaksAt =
        text("speaks-at", base.isPresent())
            .flatMap(text -> text.oneOf(List.of(Stage.values()), Stage::word))
            .or(() -> base.map(Persona::speaksAt));
    Duration dnsBudget =
        file.text("dns-budget")
            .flatMap(PersonaFile::seconds)
            .or(() -> base.map(Persona::dnsBudget))
            .orElse(DNS_BUDGET);
    DnsView sight = SightReader.read(file, base.map(Persona::sight).orElse(DnsView.PLAIN));
    List<IpRange> exempt =
        receivers.ranges("exempt-clients", base.map(Persona::exemptClients).orElse(List.of()));
    Optional<Scoring> scoring =
        ScoringReader.read(file, knownRules, base.flatMap(Persona::scoring));
    TimeBehaviour habits =
        new HabitsReader(file).read(base.map(Persona::habits).orElse(TimeBehaviour.NONE));
    // Not inherited: whoever writes a file of their own wants to know its verdict.
    boolean counts = file.flag("counts").orElse(true);
    boolean sixOnly =
        file.text("clients")
            .flatMap(text -> text.oneOf(List.of("all", "ipv6"), word -> word))
            .map("ipv6"::equals)
            .or(() -> base.map(Persona::sixOnly))
            .orElse(false);
    Map<String, Decision> decisions =
        new RuleReader(file, knownRules, base.map(Persona::decisions).orElse(Map.of())).decisions();
    if (name.isEmpty()
        || title.isEmpty()
        || story.isEmpty()
        || receiver.isEmpty()
        || greeting.isEmpty()
        || speaksAt.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Persona(
            name.get(),
            title.get(),
            story.get(),
            receiver.get(),
            greeting.get(),
            accepted,
            speaksAt.get(),
            sight,
            dnsBudget,
            decisions,
            exempt,
            scoring,
            habits,
            counts,
            sixOnly,
            file.has("without")
                ? file.some("without", Persona.EXTENSIONS, keyword -> keyword)
                : base.map(Persona::without).orElse(Set.of())));
  }

  private boolean isExtendsMisspelt() {
    return file.keys().stream()
        .filter(key -> !KEYS.contains(key))
        .anyMatch(key -> Nearest.to(key, KEYS).filter("extends"::equals).isPresent());
  }

  private Optional<String> greeting(Optional<Persona> base, Optional<Receiver> receiver) {
    if (base.isPresent() && !file.has("greeting")) {
      return base.map(Persona::greeting);
    }
    return matching("greeting", GREETING, "one line of ASCII, with no blank other than {host-name}")
        .flatMap(text -> receiver.map(r -> text.replace("{host-name}", r.hostName().text())));
  }

  private Optional<YamlText> text(String key, boolean optional) {
    return optional ? file.text(key) : file.needText(key);
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
    Optional<YamlText> text = text(key, file.has("extends"));
    if (text.isPresent() && text.get().value().lines().count() > 1) {
      text.get().expected("one line");
      return Optional.empty();
    }
    return text.map(t -> t.value().strip());
  }

  private static Optional<Duration> seconds(YamlText text) {
    Matcher matcher = SECONDS.matcher(text.value());
    if (!matcher.matches()) {
      text.expected("1s to 999s");
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1))));
  }
}
