package fakereceiver.report;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The answers that DNS owes before a finding can be decided, and how to get them. */
final class Missing {

  private static final int REVERSE_LABELS = 34; // 32 nibbles, ip6 and arpa
  private static final int LAN_LABELS = 16; // the nibbles below a /64

  private Missing() {}

  /** What was asked in vain. */
  static List<Question<?>> of(Finding finding) {
    return answers(finding).<Question<?>>map(Answer::question).distinct().toList();
  }

  private static Stream<Answer<?>> answers(Finding finding) {
    return finding.outcome().evidence().answers().stream().filter(Answer::isUnavailable);
  }

  /** The evidence, beginning with what decides where that is an answer that did not come. */
  static Evidence first(Finding finding) {
    Evidence evidence = finding.outcome().evidence();
    return finding.isUndecided()
        ? new Evidence(
            evidence.observations().stream()
                .sorted(Comparator.comparing(seen -> !isOwed(seen)))
                .toList())
        : evidence;
  }

  private static boolean isOwed(Observation seen) {
    return seen instanceof Observation.Lookup lookup && lookup.answer().isUnavailable();
  }

  /** What to do, without a full stop. */
  static String remedy(Finding finding) {
    return finding.outcome().remedy().orElseGet(() -> byAnswers(finding));
  }

  private static String byAnswers(Finding finding) {
    List<DomainName> outside =
        answers(finding)
            .filter(Answer::isOutsideOfZones)
            .map(answer -> answer.question().name())
            .distinct()
            .toList();
    if (!outside.isEmpty()) {
      return "Give the zone that holds "
          + String.join(" and ", outside.stream().map(Missing::zone).toList())
          + " as well, or ask a DNS server (--dns-server ADDR, without --zone)";
    }
    if (answers(finding).anyMatch(Answer::isLeftOpenByZones)) {
      return "Ask a DNS server (--dns-server ADDR, without --zone): only one can answer where an"
          + " ALIAS or LUA record stands in a zone file";
    }
    return answers(finding).findAny().isPresent() || asksDns(finding)
        ? "Make sure that the name servers behind these lookups answer, then try again"
        : "Look where these rules lead, or try it from a machine outside";
  }

  /** Who did not tell. */
  static String doubt(Finding finding) {
    return finding.outcome().remedy().isPresent()
        ? "What is known here does not tell"
        : asksDns(finding) ? "DNS could not say" : "The rules alone do not tell";
  }

  private static boolean asksDns(Finding finding) {
    return !finding.outcome().evidence().answers().isEmpty();
  }

  /** The zone that a name is likely in: that of a /64 network, or the name itself. */
  private static String zone(DomainName name) {
    List<String> labels = name.labels();
    return labels.size() == REVERSE_LABELS && labels.get(REVERSE_LABELS - 1).equals("arpa")
        ? String.join(".", labels.subList(LAN_LABELS, REVERSE_LABELS)) + " (--zone reverse.zone)"
        : name + " (--zone FILE)";
  }
}
