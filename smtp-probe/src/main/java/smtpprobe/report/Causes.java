package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Part;
import fakereceiver.rules.RuleBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.fix.Cure;
import smtpprobe.fix.RepairResult;
import smtpprobe.rules.host.HostRules;

/**
 * Puts causes before their shadows: a cause is the faults that one remedy ends, and the remedy is
 * the one that was tried. Where none was, the rule's own is told.
 */
final class Causes {

  /** What makes an address one that mail should not leave from at all. */
  static final Set<String> WRONG_ADDRESS =
      Set.of(
          "source-temporary",
          "source-deprecated",
          "source-not-global",
          "static-address-unused",
          "named-address-unused");

  /** A resolver that tells what nobody else sees: nothing is judged by that. */
  static final Set<String> RESOLVER = Set.of("resolver-differs", "resolver-synthesizes");

  /** For some receivers, or by some of several next hops. */
  private static final Set<String> SHUT_IN_IN_PART =
      Set.of("receivers-without-route", "source-leaves-elsewhere", "one-interface-down");

  /** What is handed to a relay comes back from there. */
  static final String COMES_BACK = "relay-is-this-host";

  /** What lets no mail leave, or none arrive. */
  private static final Set<String> NOWHERE =
      Set.of(
          "ipv6-disabled",
          "no-global-address",
          "no-default-route",
          "mail-server-without-ipv6",
          COMES_BACK,
          "client-not-global");

  /** Why there is no answer, and so no verdict. */
  private static final Set<String> NO_ANSWER = Set.of("reverse-zone-bogus", "domain-zone-bogus");

  /** Why there may be none about the reverse name. */
  private static final Set<String> SERVERS = Set.of("reverse-zone-lame", "reverse-server-silent");

  /** An address that mail is to leave from, if its remedy says so. */
  private static final String DUPLICATE = "address-duplicate";

  /** What other faults follow from. */
  private static final Set<String> FIRST =
      Stream.of(
              WRONG_ADDRESS,
              RESOLVER,
              NOWHERE,
              HostRules.SHUT_IN,
              SHUT_IN_IN_PART,
              NO_ANSWER,
              Set.of(DUPLICATE))
          .flatMap(Set::stream)
          .collect(Collectors.toSet());

  private static final String FORWARDED =
      "Nothing ties the sender's domain to this host, and only its owner can change what it says in"
          + " DNS. If this host forwards the mail, let it rewrite the reverse-path into a domain of"
          + " yours (SRS: postsrsd with Postfix, srs_encode with Exim), leave the message and its"
          + " DKIM signature as they are, and seal it with ARC (OpenARC, rspamd). If the domain is"
          + " yours, let its SPF record admit this address";

  private Causes() {}

  /** The same finding with the remedy that was tried, if one ends it. */
  static Finding told(Cure cure, Finding finding) {
    if (!finding.isFailed()) {
      return finding;
    }
    Optional<String> remedy = cure.ending(finding).map(step -> advice(step, cure, finding));
    if (remedy.isEmpty() && !(cure.foreign() && isOfSender(finding))) {
      return finding;
    }
    return new Finding(
        finding.card(),
        finding.about(),
        Outcome.failed(finding.outcome().evidence(), remedy.orElse(FORWARDED)));
  }

  /** Where mail moves to an address that has the same fault, what ends it there belongs to it. */
  private static String advice(RepairResult.Step ending, Cure cure, Finding finding) {
    return cure.steps().stream()
        .filter(step -> step.equals(ending) || (ending.isMove() && step.mended().has(finding.id())))
        .map(step -> step.remedy().advice(step.plan()))
        .collect(Collectors.joining(". Then: "));
  }

  /** Whether it is about what DNS says of the sender's domain. */
  private static boolean isOfSender(Finding finding) {
    return finding.card().owner() == Owner.DNS
        && (finding.id().equals("unauthenticated")
            || finding.id().startsWith("dmarc-")
            || finding.id().startsWith("sender-")
            || (finding.id().startsWith("spf-") && !finding.id().startsWith("spf-helo-")));
  }

  /** The same verdict, each finding with the remedy that was tried. */
  static Verdict told(Cure cure, Verdict verdict) {
    return new Verdict(
        verdict.persona(),
        verdict.action(),
        verdict.stage(),
        verdict.reply(),
        verdict.because(),
        verdict.assumed(),
        verdict.counts(),
        verdict.score(),
        new Findings(verdict.findings().all().stream().map(f -> told(cure, f)).toList()));
  }

  /**
   * The same reasons, those with one cause behind each other: what most is behind first, and in
   * each cause what tells most.
   */
  static List<Part.Reason> first(List<Part.Reason> reasons) {
    Map<List<String>, List<Part.Reason>> byCause = new LinkedHashMap<>();
    for (Part.Reason reason : reasons) {
      byCause.computeIfAbsent(reason.cause(), c -> new ArrayList<>()).add(reason);
    }
    boolean open =
        reasons.stream()
            .map(Part.Reason::finding)
            .anyMatch(one -> one.isUndecided() && one.id().equals("ptr-missing"));
    List<String> order = RuleBook.cards().stream().map(card -> card.id()).toList();
    List<List<Part.Reason>> groups = new ArrayList<>(byCause.values());
    groups.forEach(group -> group.sort((one, other) -> compare(one, other, order)));
    groups.sort((one, other) -> compare(one, other, open));
    return groups.stream().flatMap(List::stream).toList();
  }

  // Not with Comparator.comparing, which no archive of classes holds (docs/decisions/0035).

  private static int compare(Part.Reason one, Part.Reason other, List<String> order) {
    int byRank = Integer.compare(rank(one), rank(other));
    return byRank != 0
        ? byRank
        : Integer.compare(order.indexOf(one.finding().id()), order.indexOf(other.finding().id()));
  }

  /** What others follow from goes before what somebody minds, and that before the rest. */
  private static int rank(Part.Reason reason) {
    return (isFirst(reason.finding()) ? 0 : 2) + (behind(List.of(reason)) > 0 ? 0 : 1);
  }

  private static int compare(List<Part.Reason> one, List<Part.Reason> other, boolean open) {
    int byPlace = Boolean.compare(isCause(other, open), isCause(one, open));
    int byReceivers = Integer.compare(behind(other), behind(one));
    return byPlace != 0
        ? byPlace
        : byReceivers != 0 ? byReceivers : Boolean.compare(isOfResolver(other), isOfResolver(one));
  }

  /**
   * Whether others follow from it, as far as the resolver can be believed.
   *
   * @param open whether there is no answer about the reverse name
   */
  private static boolean isCause(List<Part.Reason> group, boolean open) {
    return (isFirst(group) && !isOfResolver(group)) || (open && isOfServers(group));
  }

  /** Whether no mail gets out of the host. */
  static boolean keepsIn(Findings findings) {
    return HostRules.SHUT_IN.stream().anyMatch(findings.failed()::has);
  }

  /** Whether some mail does not. */
  static boolean keepsSomeIn(Findings findings) {
    return SHUT_IN_IN_PART.stream().anyMatch(findings.failed()::has);
  }

  /** Whether other faults follow from it. */
  static boolean isFirst(Finding finding) {
    boolean isRecord = finding.isFailed() && finding.remedy().startsWith("Publish ");
    boolean isUnused =
        finding.id().equals(DUPLICATE) && finding.remedy().equals(finding.card().remedy());
    return FIRST.contains(finding.id()) && !isRecord && !isUnused;
  }

  private static boolean isFirst(List<Part.Reason> group) {
    return group.stream().anyMatch(one -> isFirst(one.finding()));
  }

  /** Name servers of the reverse zone that do not answer, as they should. */
  private static boolean isOfServers(List<Part.Reason> group) {
    return group.stream()
        .anyMatch(one -> one.finding().isFailed() && SERVERS.contains(one.finding().id()));
  }

  private static boolean isOfResolver(List<Part.Reason> group) {
    return group.stream().allMatch(one -> RESOLVER.contains(one.finding().id()));
  }

  /** How many receivers do not deliver for it. */
  private static int behind(List<Part.Reason> group) {
    Set<String> receivers = new LinkedHashSet<>();
    for (Part.Reason one : group) {
      receivers.addAll(one.receivers());
      one.replies().forEach(verdict -> receivers.add(verdict.persona()));
    }
    return receivers.size();
  }
}
