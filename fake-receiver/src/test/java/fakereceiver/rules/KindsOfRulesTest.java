package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all rules of one kind say where there is nothing for them to look at, or no answer. */
class KindsOfRulesTest {

  private static final List<Rule> RULES = new RuleBook(Clock.systemUTC()).rules();

  private static final Attempt BY_ALICE = Letters.path("alice@example.org");

  @Test
  void aMessageThatIsNotThereIsSkipped() {
    eachSays(SKIPPED, MessageRule.class, BY_ALICE, "example.org TXT \"v=spf1 -all\"");
  }

  @Test
  void aDomainWithoutSpfIsSkipped() {
    eachSays(SKIPPED, SpfRule.class, BY_ALICE, "example.org A 192.0.2.25");
  }

  @Test
  void spfThatCannotBeLookedUpIsUndecided() {
    eachSays(UNDECIDED, SpfRule.class, BY_ALICE, "example.org TXT !timeout");
  }

  /** All that is to be mended in a record is left to whoever it is of. */
  @Test
  void aTermOfAnIncludedRecordIsLeftToOthers() {
    String zone =
        """
        example.org  TXT  "v=spf1 include:example.net -all"
        example.net  TXT  "v=spf1 mx a %s -all"
        """;

    eachSays(PASSED, SpfIp6TooWide.class, BY_ALICE, zone.formatted("ip6:2001:db8::/32"));
    eachSays(PASSED, SpfPlusAll.class, BY_ALICE, zone.formatted("+all"));
    eachSays(PASSED, SpfPtrMechanism.class, BY_ALICE, zone.formatted("ptr:example.org"));
  }

  @Test
  void aHeloNameWhoseSpfAdmitsTheClientPasses() {
    String zone = "mail.example.org TXT \"v=spf1 ip6:2001:db8::25 -all\"";

    eachSays(PASSED, SpfHeloRule.class, BY_ALICE, zone);
  }

  @Test
  void aHeloNameWithoutSpfIsSkipped() {
    eachSays(SKIPPED, SpfHeloRule.class, BY_ALICE, "mail.example.org AAAA 2001:db8::25");
  }

  @Test
  void spfOfAHeloNameThatCannotBeLookedUpIsUndecided() {
    eachSays(UNDECIDED, SpfHeloRule.class, BY_ALICE, "mail.example.org TXT !timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-all", "~all", "?all", "mix", "include:gone.example.org"})
  void spfOfAHeloNameIsSkippedWhereItIsThatOfTheReversePathOrThereIsNoName(String term) {
    Attempt literal =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of("[IPv6:2001:db8::25]"))
            .withReversePath(ReversePath.of("alice@example.org"));

    eachSays(
        SKIPPED,
        SpfHeloRule.class,
        Letters.path(""),
        "mail.example.org TXT \"v=spf1 " + term + "\"");
    eachSays(SKIPPED, SpfHeloRule.class, literal, "example.org TXT \"v=spf1 " + term + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "alice@mail", "alice@[IPv6:2001:db8::25]"})
  void aSenderWithoutADomainToAskForIsSkipped(String path) {
    eachSays(SKIPPED, SenderDomainRule.class, Letters.path(path), "");
  }

  @Test
  void theNullReversePathHasNoForm() {
    eachSays(SKIPPED, SenderForm.class, Letters.path(""), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mail", "localhost", "[IPv6:2001:db8::25]", "2001:db8::25", "my mail"})
  void aHeloNameThatIsNoFullNameIsSkipped(String helo) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of(helo));

    eachSays(SKIPPED, HeloDomainRule.class, attempt, "");
  }

  @Test
  void anAddressWithoutAPtrRecordIsSkipped() {
    eachSays(SKIPPED, PtrRule.class, BY_ALICE, "");
  }

  @Test
  void ptrNamesThatCannotBeLookedUpAreUndecided() {
    eachSays(UNDECIDED, PtrRule.class, BY_ALICE, "2001:db8::25 PTR !servfail");
  }

  private static void eachSays(
      Outcome.Result expected, Class<? extends Rule> kind, Attempt attempt, String zone) {
    assertThat(RULES)
        .filteredOn(kind::isInstance)
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(rule.examine(attempt, ZoneDns.of(zone)).result())
                    .as(rule.card().id())
                    .isEqualTo(expected));
  }
}
