package smtpprobe.report;

import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.report.Part;
import fakereceiver.rules.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.check.CheckResult;

/**
 * Puts causes before their shadows: faults with the very same remedy stand together, the one that
 * tells most first; and what is only wrong about an address that is not to send goes with the fault
 * that says so.
 */
final class Causes {

  /** What makes an address one that mail should not leave from at all. */
  private static final Set<String> WRONG_ADDRESS =
      Set.of(
          "source-temporary",
          "source-deprecated",
          "source-not-global",
          "static-address-unused",
          "named-address-unused");

  /** A resolver that tells what nobody else sees. */
  static final Set<String> RESOLVER = Set.of("resolver-differs", "resolver-synthesizes");

  /** What other faults follow from, the first that matters. */
  static final Set<String> FIRST =
      Stream.of(WRONG_ADDRESS, RESOLVER, Set.of("client-not-global"))
          .flatMap(Set::stream)
          .collect(Collectors.toSet());

  private static final Set<Owner> NAMES = Set.of(Owner.DNS, Owner.REVERSE_ZONE);

  private Causes() {}

  /** The same reasons; those with one remedy follow each other, in the order of the rules. */
  static List<Part.Reason> first(List<Part.Reason> reasons) {
    List<String> order = RuleBook.cards().stream().map(card -> card.id()).toList();
    Map<String, List<Part.Reason>> byRemedy = new LinkedHashMap<>();
    for (Part.Reason reason : reasons) {
      Finding finding = reason.finding();
      String key = finding.isFailed() ? finding.remedy() : finding.id();
      byRemedy.computeIfAbsent(key, k -> new ArrayList<>()).add(reason);
    }
    byRemedy
        .values()
        .forEach(
            group -> group.sort(Comparator.comparingInt(one -> order.indexOf(one.finding().id()))));
    return byRemedy.values().stream().flatMap(List::stream).toList();
  }

  /** The finding, without a remedy that would publish an address which is not to send. */
  static Finding spare(CheckResult result, Finding finding) {
    if (!finding.isFailed() || !NAMES.contains(finding.card().owner())) {
      return finding;
    }
    return result.findings().failed().all().stream()
        .filter(cause -> WRONG_ADDRESS.contains(cause.id()) && !isToBeNamed(cause))
        .filter(isBehind(result, finding))
        .findFirst()
        .map(
            cause ->
                new Finding(
                    finding.card(),
                    finding.about(),
                    Outcome.failed(
                        finding.outcome().evidence(),
                        "Goes with " + cause.id() + ": mail is not to leave from this address")))
        .orElse(finding);
  }

  /** The address that has the name will be gone: the one that sends is to have it. */
  private static boolean isToBeNamed(Finding cause) {
    return cause.remedy().startsWith("Set reverse DNS for ");
  }

  private static Predicate<Finding> isBehind(CheckResult result, Finding finding) {
    return cause ->
        result.rows().stream()
            .filter(CheckResult.Row::sends)
            .filter(row -> cause.about().contains(row.address().text()))
            .anyMatch(row -> isAbout(finding, row.address()));
  }

  private static boolean isAbout(Finding finding, Ip6Address address) {
    return finding.about().equals(address.text())
        || finding.remedy().contains(address.text())
        || finding.remedy().contains(address.reverseName().text());
  }
}
