package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a receiver gets from the client's address to a domain that it trusts, link by link, and which
 * link breaks.
 */
public final class IdentityChain {

  /** What is known of a link. */
  public enum State {
    /** Nothing is wrong with it. */
    GOOD("holds"),
    /** A receiver does not deliver mail for it. */
    BROKEN("breaks"),
    /** Something is wrong with it, and no receiver here minds. */
    NOTED("noted"),
    /** DNS could not say. */
    UNDECIDED("undecided"),
    /** Nobody looked. */
    UNKNOWN("not looked at");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** In words. */
    public String word() {
      return word;
    }
  }

  /**
   * One link.
   *
   * @param name what it is called
   * @param state what is known of it
   * @param value what stands there: an address, a name; empty where nothing is known
   * @param rules the faults that were found in it
   */
  public record Link(String name, State state, String value, List<String> rules) {
    public Link {
      rules = List.copyOf(rules);
    }
  }

  private static final Map<String, Predicate<String>> LINKS = new LinkedHashMap<>();

  static {
    LINKS.put("client address", id -> id.startsWith("client-"));
    LINKS.put("PTR", id -> id.startsWith("ptr-"));
    LINKS.put("AAAA", id -> id.equals("fcrdns-mismatch"));
    LINKS.put("HELO", id -> id.startsWith("helo-"));
    LINKS.put("SPF", id -> id.startsWith("spf-"));
    LINKS.put("DKIM", id -> id.startsWith("dkim-"));
    LINKS.put("DMARC", id -> id.startsWith("dmarc-"));
  }

  private IdentityChain() {}

  /** The links as these receivers saw them. */
  public static List<Link> of(List<Verdict> verdicts) {
    List<Finding> all = verdicts.stream().flatMap(one -> one.findings().all().stream()).toList();
    Set<String> minded = new LinkedHashSet<>();
    verdicts.stream()
        .filter(verdict -> !verdict.action().delivers())
        .forEach(verdict -> minded.addAll(verdict.because()));
    List<Link> links = new ArrayList<>();
    LINKS.forEach((name, isOfLink) -> links.add(link(name, isOfLink, all, minded)));
    return links;
  }

  /** Whether a rule looks at the link of that name. */
  public static boolean isOf(String link, String rule) {
    return Optional.ofNullable(LINKS.get(link)).filter(test -> test.test(rule)).isPresent();
  }

  private static Link link(
      String name, Predicate<String> isOfLink, List<Finding> all, Set<String> minded) {
    List<Finding> found =
        all.stream()
            .filter(finding -> isOfLink.test(finding.id()))
            .filter(finding -> finding.card().owner() != Owner.RECEIVER) // not the client's matter
            .toList();
    List<String> failed =
        found.stream().filter(Finding::isFailed).map(Finding::id).distinct().toList();
    List<String> open =
        found.stream().filter(Finding::isUndecided).map(Finding::id).distinct().toList();
    State state =
        failed.stream().anyMatch(minded::contains)
            ? State.BROKEN
            : !failed.isEmpty()
                ? State.NOTED
                : !open.isEmpty()
                    ? State.UNDECIDED
                    : found.stream().anyMatch(IdentityChain::isPassed) ? State.GOOD : State.UNKNOWN;
    List<String> mindedFirst = new ArrayList<>(failed.stream().filter(minded::contains).toList());
    failed.stream().filter(id -> !minded.contains(id)).forEach(mindedFirst::add);
    mindedFirst.addAll(open);
    return new Link(name, state, value(name, found).orElse(""), mindedFirst);
  }

  private static boolean isPassed(Finding finding) {
    return finding.result() == Outcome.Result.PASSED;
  }

  private static Optional<String> value(String name, List<Finding> found) {
    return switch (name) {
      case "client address", "HELO" -> found.stream().map(Finding::about).findFirst();
      case "PTR", "AAAA" ->
          found.stream()
              .flatMap(finding -> finding.outcome().evidence().observations().stream())
              .filter(seen -> seen.what().endsWith(" " + name))
              .map(Observation::seen)
              .findFirst();
      default -> Optional.empty();
    };
  }
}
