package smtpprobe.bounce.cause;

import fakereceiver.finding.Card;
import fakereceiver.rules.RuleBook;
import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every cause by its id: each rule, and the few others of {@code causes.yaml}. Immutable. */
public final class Causes {

  /** The families of rules, by what their ids begin with; the longest that fits counts. */
  private static final Map<String, Family> FAMILIES =
      Map.ofEntries(
          Map.entry("ptr-", Family.REVERSE_DNS),
          Map.entry("fcrdns-", Family.REVERSE_DNS),
          Map.entry("helo-not-ptr-", Family.REVERSE_DNS),
          Map.entry("sender-literal-without-ptr", Family.REVERSE_DNS),
          Map.entry("spf-", Family.AUTHENTICATION),
          Map.entry("dkim-", Family.AUTHENTICATION),
          Map.entry("dmarc-", Family.AUTHENTICATION),
          Map.entry("arc-", Family.AUTHENTICATION),
          Map.entry("unauthenticated", Family.AUTHENTICATION),
          Map.entry("client-blocklisted", Family.REPUTATION),
          Map.entry("client-ipv6", Family.REPUTATION),
          Map.entry("client-not-global", Family.REPUTATION),
          Map.entry("helo-", Family.REPUTATION),
          Map.entry("too-many-", Family.RATE),
          Map.entry("greylisted", Family.RATE));

  private final Map<String, Cause> byId;

  private Causes(Map<String, Cause> byId) {
    this.byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
  }

  /** Those that this version knows. */
  public static Causes builtIn() {
    Map<String, Cause> byId = new LinkedHashMap<>();
    for (Card card : RuleBook.cards()) {
      byId.put(
          card.id(),
          new Cause(
              card.id(),
              familyOfRule(card.id()),
              Side.of(card.owner()),
              card.fault(),
              card.remedy(),
              true,
              false));
    }
    others().forEach(cause -> byId.put(cause.id(), cause));
    return new Causes(byId);
  }

  private static Family familyOfRule(String id) {
    for (int end = id.length(); end > 0; end--) {
      Optional<Family> family = Optional.ofNullable(FAMILIES.get(id.substring(0, end)));
      if (family.isPresent()) {
        return family.get();
      }
    }
    return Family.POLICY;
  }

  private static List<Cause> others() {
    Problems problems = new Problems(BounceFiles.CAUSES);
    YamlMap file =
        BounceFiles.read(BounceFiles.CAUSES, problems)
            .flatMap(map -> map.map("causes"))
            .orElseThrow(() -> new IllegalStateException(problems.toString()));
    List<Cause> causes =
        file.keys().stream().map(id -> cause(id, file.map(id).orElseThrow())).toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.toString());
    }
    return causes;
  }

  private static Cause cause(String id, YamlMap map) {
    return new Cause(
        id,
        Family.of(text(map, "family"))
            .orElseThrow(() -> new IllegalStateException(id + ": family")),
        Side.of(text(map, "side")).orElseThrow(() -> new IllegalStateException(id + ": side")),
        text(map, "what"),
        text(map, "remedy"),
        false,
        map.text("words-of").isPresent());
  }

  private static String text(YamlMap map, String key) {
    return map.needText(key).map(YamlText::value).map(String::strip).orElse("");
  }

  /** The cause of that id. */
  public Optional<Cause> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The cause of that id.
   *
   * @throws IllegalArgumentException when there is none: a mistake in our data
   */
  public Cause get(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no cause is called " + id));
  }

  /** Every one, the rules first. */
  public Collection<Cause> all() {
    return byId.values();
  }
}
