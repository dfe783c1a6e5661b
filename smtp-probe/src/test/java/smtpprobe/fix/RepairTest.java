package smtpprobe.fix;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Inspection;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smtpprobe.check.CheckResult;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.predict.Prediction;
import smtpprobe.remedy.DnsChange;
import smtpprobe.remedy.Remedy;
import smtpprobe.remedy.RemedyFinders;
import smtpprobe.report.Reports;
import smtpprobe.rules.domain.DomainRules;
import smtpprobe.rules.host.HostRules;
import smtpprobe.rules.path.PathRules;
import smtpprobe.rules.reverse.ReverseRules;
import smtpprobe.sender.Sending;

/** What {@code smtp-probe fix} proposes turns verdicts, for every story, host and rule. */
@Execution(ExecutionMode.CONCURRENT)
class RepairTest {

  /** With these, there is nowhere that mail could leave from, and all else goes with it. */
  private static final Set<String> NO_ADDRESS =
      Set.of(
          "source-tunnel",
          "source-dynamic", // a lease alone
          "no-global-address",
          "address-duplicate",
          "address-tentative");

  private static final Set<String> MENDED = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @MethodSource("smtpprobe.fix.RepairCase#all")
  void isRepairedByRemediesThatHelpOrSaysWhatIsLeft(RepairCase one) {
    RepairResult result = one.repaired();

    assertAll(
        () -> everyRemedyThatIsTriedHelps(result),
        () -> whatIsLeftIsKnownNotToBeMendedHere(result),
        () -> onlyWhatIsLeftKeepsAReceiverFromDelivering(result),
        () -> whatCheckPrintsIsOfOneMind(one, result),
        () -> whatPredictPrintsIsWhatIsProven(one, result));
    result.steps().forEach(step -> MENDED.addAll(step.mended().ids()));
  }

  private static void everyRemedyThatIsTriedHelps(RepairResult result) {
    assertThat(result.futile()).extracting(Remedy::title).isEmpty();
    assertThat(result.steps())
        .allSatisfy(
            step -> {
              assertThat(step.mended().all()).as(step.remedy().title()).isNotEmpty();
              assertThat(delivering(step.after())).containsAll(delivering(step.before()));
            });
  }

  private static void whatIsLeftIsKnownNotToBeMendedHere(RepairResult result) {
    Findings left = result.left();
    boolean nowhere = NO_ADDRESS.stream().anyMatch(left::has);

    assertThat(left.all())
        .extracting(Finding::card)
        .allMatch(card -> nowhere || card.byHand().isPresent() || !RemedyFinders.mends(card));
  }

  private static void onlyWhatIsLeftKeepsAReceiverFromDelivering(RepairResult result) {
    Findings open = result.left().and(result.undecided());

    assertThat(result.after().verdicts())
        .filteredOn(verdict -> !verdict.action().delivers())
        .allSatisfy(
            verdict ->
                assertThat(verdict.reasons().all()).as(verdict.persona()).anyMatch(open::has));
  }

  /** Receivers that are not asked after a step, since no mail leaves then, are not worse off. */
  private static Set<String> delivering(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> verdict.action().delivers())
        .map(Verdict::persona)
        .collect(toSet());
  }

  private static Optional<Ip6Address> source(RepairResult result) {
    return result.plan().host().outside().stream().map(Sending::address).findFirst();
  }

  /** Every address that mail leaves from, on whatever way. */
  private static Set<Ip6Address> sources(RepairResult result) {
    return result.after().rows().stream()
        .filter(CheckResult.Row::sends)
        .map(CheckResult.Row::address)
        .collect(toSet());
  }

  private static void whatCheckPrintsIsOfOneMind(RepairCase one, RepairResult result) {
    Cure cure = result.cure();
    PrintedRemedies printed = PrintedRemedies.of(Reports.of(result.before(), cure));

    printed.doNotContradictEachOther();
    printed.publishNothingOfWhatIsLeft(cure);
    printed.namesRecordsThatEvaluate(result.plan().dns(one.dns()), sources(result));
  }

  /** Asked about the same mail; predict cannot know that an address is no good, or goes away. */
  private static void whatPredictPrintsIsWhatIsProven(RepairCase one, RepairResult result) {
    Optional<CheckResult.Row> row =
        result.before().rows().stream().filter(CheckResult.Row::sends).findFirst();
    if (row.isEmpty()
        || !AddressKind.of(row.get().address()).isGlobal(one.dns())
        || NO_ADDRESS.stream().anyMatch(result.left()::has)
        || result.before().host().facts().addresses().stream().anyMatch(RepairTest::isGoing)
        || !row.map(CheckResult.Row::address).equals(source(result))) {
      return;
    }
    Attempt mail = row.get().prediction().attempt();
    Prediction prediction = new Prediction(mail, row.get().prediction().verdicts());
    MailRepair repair = new MailRepair(one.dns(), Clock.systemUTC(), Optional.empty());
    Cure cure = repair.cure(mail, RepairCase.PERSONAS, List.of());
    assertThat(inWords(repair.cure(mail, RepairCase.PERSONAS, prediction.verdicts())))
        .isEqualTo(inWords(cure));
    PrintedRemedies printed = PrintedRemedies.of(Reports.of(prediction, cure));

    printed.doNotContradictEachOther();
    printed.namesRecordsThatEvaluate(
        cure.plan().dns(one.dns()), source(result).stream().collect(toSet()));
    assertThat(cure.steps())
        .allSatisfy(
            step -> assertThat(delivering(step.after())).containsAll(delivering(step.before())));
    if (result.plan().from().equals(cure.plan().from())) {
      cure.plan()
          .records()
          .forEach(
              wanted ->
                  assertThat(result.plan().records())
                      .anyMatch(
                          record ->
                              record.isAbout(wanted) && words(record).containsAll(words(wanted))));
    }
  }

  /** Only the host tells that a record of that address is to go. */
  private static boolean isGoing(HostAddress address) {
    return address.is(AddressFlag.DEPRECATED)
        || address.preferredFor().filter(left -> left.toMinutes() < 5).isPresent();
  }

  /** A change of a setting knows no other as equal. */
  private static String inWords(Cure cure) {
    return cure.toString().replaceAll("@[0-9a-f]+", "");
  }

  /** A record for all ways out may say more than one for a single one. */
  private static Set<String> words(DnsChange record) {
    return record.data().stream().flatMap(data -> Stream.of(data.split(" "))).collect(toSet());
  }

  /** Runs last: a remedy that no case ever shows may be none. */
  @AfterAll
  static void everyRuleWithARemedyIsMendedInSomeCase() {
    assertThat(MENDED)
        .containsAll(cards().filter(RemedyFinders::mends).map(Card::id).collect(toSet()));
  }

  @Test
  void everyRuleHasARemedyOrAReasonWhyNot() {
    assertThat(cards()).allMatch(card -> RemedyFinders.mends(card) || card.untried().isPresent());
  }

  private static Stream<Card> cards() {
    return Stream.of(
            RuleBook.cards().stream(),
            HostRules.all().stream().map(Inspection::card),
            DomainRules.all().stream().map(Inspection::card),
            ReverseRules.all().stream().map(Inspection::card),
            ReverseRules.resolver().stream().map(Inspection::card),
            PathRules.all().stream().map(Inspection::card))
        .flatMap(cards -> cards);
  }
}
