package smtpprobe.fix;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Inspection;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
import smtpprobe.OneAddressHost;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Checkup;
import smtpprobe.check.FamilyWish;
import smtpprobe.check.Outside;
import smtpprobe.check.OutsideSurveys;
import smtpprobe.domain.PolicyFetch;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.predict.Prediction;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.HostReader;
import smtpprobe.remedy.DnsChange;
import smtpprobe.remedy.Plan;
import smtpprobe.remedy.Remedy;
import smtpprobe.remedy.RemedyFinders;
import smtpprobe.report.Reports;
import smtpprobe.reverse.Places;
import smtpprobe.rules.domain.DomainRules;
import smtpprobe.rules.host.HostRules;
import smtpprobe.rules.path.PathRules;
import smtpprobe.rules.reverse.ReverseRules;
import smtpprobe.sender.Sending;

/** What {@code smtp-probe fix} proposes turns verdicts, for every story, host and rule. */
@Execution(ExecutionMode.CONCURRENT)
class RepairTest {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");
  private static final Ip6Address SPARE = Ip6Address.of("2001:db8:77::25");

  private static final Ip6Address CLIENT = Ip6Address.of("2001:db8:2::25");
  private static final List<Persona> PERSONAS = personas();

  private static final String GOOD =
      """
      2001:db8:2::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8:2::25
      mail.example.org TXT "v=spf1 a -all"
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8:2::25 -all"
      _dmarc.example.org TXT "v=DMARC1; p=none"
      broken.example.org ANY !servfail
      """;

  /** From lenient to strict, and one that minds addresses in HELO. */
  private static List<Persona> personas() {
    Personas all = Personas.builtIn();
    List<Persona> some = new ArrayList<>(all.examples());
    some.add(all.named("postfix-rspamd"));
    return some;
  }

  /** With these, there is nowhere that mail could leave from, and all else goes with it. */
  private static final Set<String> NO_ADDRESS =
      Set.of(
          "source-tunnel",
          "source-dynamic", // a lease alone
          "no-global-address",
          "address-duplicate",
          "address-tentative");

  /** A host, its DNS, and what it wants to send. */
  private record Case(String name, HostReader host, Dns dns, CheckRequest request) {

    @Override
    public String toString() {
      return name;
    }

    RepairResult repaired() {
      Outside outside =
          new Outside(
              List.of(),
              new Places(java.util.Map.of()),
              List.of(),
              "there is no root here",
              Optional.of("nobody is visited here"),
              PolicyFetch.none("nothing is fetched here"),
              List.of(),
              List.of(),
              Optional.empty());
      return new Repair(
              host,
              dns,
              Clock.systemUTC(),
              answers ->
                  Stream.concat(
                          Checkup.SURVEYS.stream(),
                          Stream.of(
                              new OutsideSurveys(answers, outside, Clock.systemUTC()).domain()))
                      .toList(),
              List.of())
          .run(request, what -> {});
    }
  }

  private static CheckRequest request(
      Optional<DomainName> domain,
      Optional<ReversePath> from,
      List<Mailbox> to,
      Optional<HeloName> helo) {
    return new CheckRequest(
        domain,
        from,
        to,
        helo,
        List.of(),
        PERSONAS,
        IpAddress.parse("2001:db8:77::7"),
        Optional.empty(),
        Optional.empty());
  }

  /** A good zone in which some records stand instead of those of the same name and type. */
  private static Case variant(String name, String helo, String from, String... records) {
    Set<String> replaced = Stream.of(records).map(RepairTest::nameAndType).collect(toSet());
    Stream<String> kept = GOOD.lines().filter(line -> !replaced.contains(nameAndType(line)));
    return new Case(
        "variant " + name,
        new OneAddressHost(helo, List.of(CLIENT)),
        ZoneDns.of(Stream.concat(kept, Stream.of(records)).collect(joining("\n"))),
        request(
            DomainName.parse("example.org"),
            Optional.of(ReversePath.of(from)),
            List.of(),
            Optional.of(HeloName.of(helo))));
  }

  private static String nameAndType(String record) {
    String[] words = record.split(" ", 3);
    return words[0] + " " + words[1];
  }

  private static Case zone(String... records) {
    return variant(String.join(", ", records), "mail.example.org", "alice@example.org", records);
  }

  private static List<Case> variants() {
    String only4 = "example.org TXT \"v=spf1 ip4:192.0.2.25 -all\"";
    return List.of(
        zone("example.org TXT \"v=spf1 include:broken.example.org -all\""),
        zone("mail.example.org TXT \"v=spf1 ?all\""),
        zone("mail.example.org TXT \"v=spf1 ~all\""),
        zone("mail.example.org TXT \"v=spf1 ip6:nothing -all\""),
        zone("mail.example.org TXT \"v=spf1 mx:broken.example.org -all\""),
        zone("example.org MX 10 192.0.2.25."),
        zone("example.org MX 10 mx.example.org", "mx.example.org CNAME mail.example.org"),
        zone("2001:db8:2::25 PTR mail.example.org", "2001:db8:2::25 PTR broken.example.org"),
        zone("_mta-sts.example.org TXT \"v=STSv1; id=1\""),
        zone("_dmarc.example.org TXT \"v=DMARC1; p=quarantine\"", only4),
        zone("_dmarc.example.org TXT \"v=DMARC1; p=reject\"", only4),
        zone("example.org MX 10 mx.provider.example", "mx.provider.example A 192.0.2.99"),
        zone("mail.example.org CNAME host7.example.org", "host7.example.org A 192.0.2.25"),
        zone(
            "_dmarc.example.org TXT \"v=DMARC1; p=reject; rua=mailto:a@example.org\"",
            "_dmarc.example.org TXT \"v=DMARC1; p=reject; rua=mailto:b@example.org\""),
        zone("example.org MX 0 ."),
        zone("example.org MX 10 m.example.org", "m.example.org CNAME a\\;b\\034.example.net"),
        zone(
            "example.org TXT \"v=spf1 -all include:open.example.org\"",
            "open.example.org TXT \"v=spf1 +all\""),
        variant("literal", "[10.0.0.1]", "alice@example.org"),
        variant("sender at localhost", "mail.example.org", "alice@localhost"),
        variant("sender at literal", "mail.example.org", "alice@[IPv6:2001:db8:9::9]"));
  }

  /** Each story as a host: its client address, and a spare one where that is not global. */
  private static Optional<Case> host(Scenario story) {
    if (!(story.attempt().clientAddress() instanceof Ip6Address client)) {
      return Optional.empty();
    }
    HeloName helo = story.attempt().heloName().orElseThrow();
    boolean global = AddressKind.of(client).isGlobal(story.dns());
    return Optional.of(
        new Case(
            "story " + story.name(),
            new OneAddressHost(helo.text(), global ? List.of(client) : List.of(client, SPARE)),
            story.dns(),
            request(
                Optional.empty(),
                story.attempt().reversePath(),
                story.attempt().recipients(),
                Optional.of(helo))));
  }

  private static Case folder(Path folder, String zone) {
    return new Case(
        "host " + folder.getFileName() + ", " + zone,
        new FolderHost(folder),
        new ZoneDns(Zones.read(List.of(HOSTS.resolve(zone)))),
        request(DomainName.parse("example.org"), Optional.empty(), List.of(), Optional.empty())
            .wishing(FamilyWish.USE_IPV6));
  }

  private static final Set<String> MENDED = ConcurrentHashMap.newKeySet();

  static Stream<Case> cases() throws IOException {
    try (Stream<Path> folders = Files.list(HOSTS)) {
      List<Path> hosts = folders.filter(Files::isDirectory).sorted().toList();
      return Stream.of(
              new Scenarios().all().stream().flatMap(story -> host(story).stream()),
              hosts.stream()
                  .flatMap(
                      host ->
                          Stream.of("hosts.zone", "unprepared.zone")
                              .map(zone -> folder(host, zone))),
              variants().stream())
          .flatMap(cases -> cases);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRepairedByRemediesThatHelpOrSaysWhatIsLeft(Case one) {
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

  private static void whatCheckPrintsIsOfOneMind(Case one, RepairResult result) {
    Plan start = Plan.of(result.before().host(), Optional.empty());
    Cure cure = new Cure(result.steps(), List.of(), start, result.plan(), false);
    PrintedRemedies printed = PrintedRemedies.of(Reports.of(result.before(), cure));

    printed.doNotContradictEachOther();
    printed.publishNothingOfWhatIsLeft(cure);
    printed.namesRecordsThatEvaluate(result.plan().dns(one.dns()), sources(result));
  }

  /** Asked about the same mail; predict cannot know that an address is no good, or goes away. */
  private static void whatPredictPrintsIsWhatIsProven(Case one, RepairResult result) {
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
    Cure cure = repair.cure(mail, PERSONAS);
    assertThat(inWords(repair.cure(mail, PERSONAS, prediction.verdicts())))
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
