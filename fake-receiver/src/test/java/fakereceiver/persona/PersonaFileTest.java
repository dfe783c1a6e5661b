package fakereceiver.persona;

import static fakereceiver.persona.PersonaFiles.HEAD;
import static fakereceiver.persona.PersonaFiles.MORE;
import static fakereceiver.persona.PersonaFiles.RULES;
import static fakereceiver.persona.PersonaFiles.WHOLE;
import static fakereceiver.persona.PersonaFiles.decision;
import static fakereceiver.persona.PersonaFiles.problems;
import static fakereceiver.persona.PersonaFiles.read;
import static fakereceiver.persona.PersonaFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpRange;
import fakereceiver.dns.RecordType;
import fakereceiver.judge.Action;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.Condition;
import fakereceiver.judge.Condition.NullSender;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.DnsView;
import fakereceiver.judge.DnsView.PtrNames;
import fakereceiver.judge.LiteralReading;
import fakereceiver.judge.NameCheck;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Receiver;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Source;
import fakereceiver.judge.Stage;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a file says is what the persona has. */
class PersonaFileTest {

  @Test
  void countsUnlessTheFileItselfSaysOtherwise() {
    String lenient = HEAD + "counts: no\nrules: {}\n";
    Persona base = PersonaFile.read("base.yaml", lenient, RULES, PersonaFiles.NOBODY);
    String heir = "persona: heir\nextends: mine\n";

    assertThat(base.counts()).isFalse();
    assertThat(PersonaFile.read("heir.yaml", heir, RULES, name -> base).counts()).isTrue();
    assertThat(problems(HEAD + "counts: maybe\nrules: {}\n")).hasSize(1);
  }

  @Test
  void inheritsThatOnlyIpv6ClientsAreKnown() {
    String narrow = HEAD + "clients: ipv6\nrules: {}\n";
    Persona base = PersonaFile.read("base.yaml", narrow, RULES, PersonaFiles.NOBODY);
    String heir = "persona: heir\nextends: mine\n";

    assertThat(base.sixOnly()).isTrue();
    assertThat(PersonaFile.read("heir.yaml", heir, RULES, name -> base).sixOnly()).isTrue();
    assertThat(
            PersonaFile.read("heir.yaml", heir + "clients: all\n", RULES, name -> base).sixOnly())
        .isFalse();
    assertThat(problems(HEAD + "clients: ipv5\nrules: {}\n")).hasSize(1);
  }

  @Test
  void readsWhichExtensionsAReceiverLacks() {
    Persona base =
        PersonaFile.read(
            "x.yaml", HEAD + "without: [SMTPUTF8, DSN]\nrules: {}\n", RULES, PersonaFiles.NOBODY);
    String heir = "persona: heir\nextends: x\n";

    assertThat(base.without()).containsExactlyInAnyOrder("SMTPUTF8", "DSN");
    assertThat(PersonaFile.read("heir.yaml", heir, RULES, name -> base).without())
        .isEqualTo(base.without());
    assertThat(PersonaFile.read("heir.yaml", heir + "without: []\n", RULES, name -> base).without())
        .isEmpty();
    assertThat(problems(HEAD + "without: [smtputf8]\nrules: {}\n")).hasSize(1);
  }

  @Test
  void readsEveryKey() {
    Persona persona = PersonaFile.read("x.yaml", WHOLE, RULES, PersonaFiles.NOBODY);

    assertThat(persona.name()).isEqualTo("mine");
    assertThat(persona.greeting()).isEqualTo("mx.example.net ESMTP");
    assertThat(persona.accepted().template().text()).isEqualTo("Thanks, {helo-name}");
    assertThat(persona.speaksAt()).isEqualTo(Stage.RCPT);
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(5));
    assertThat(persona.receiver().blocklists()).hasToString("[bl.example.net]");
    assertThat(persona.sight())
        .isEqualTo(
            new DnsView(
                PtrNames.ALL,
                NameCheck.HOST_NAME,
                NameCheck.NONE,
                false,
                Set.of(),
                DnsView.ANY_LENGTH));
    assertThat(persona.receiver().dmarc().list()).isPresent();
    assertThat(persona.decisions()).containsOnlyKeys("ptr-missing", "helo-missing", "helo-literal");
    assertThat(persona.decisions().keySet()).startsWith("ptr-missing").endsWith("helo-literal");
  }

  @Test
  void readsARuleWithAReplyOfSeveralLines() {
    Consequence failed = decision("ptr-missing").failed();

    assertThat(failed.action()).isEqualTo(Action.REJECT);
    assertThat(failed.reply().orElseThrow().template().lines())
        .containsExactly("5.7.25 [{client-address}]", "5.7.25 has no name");
    assertThat(failed.source()).isEqualTo(Source.of("invented here"));
    assertThat(decision("helo-missing").at()).contains(Stage.HELO);
  }

  @Test
  void appliesTheGeneralUndecidedToRulesThatRefuseAndHaveNoneOfTheirOwn() {
    assertThat(decision("ptr-missing").undecided().action()).isEqualTo(Action.DEFER);
    assertThat(decision("helo-missing").undecided().action()).isEqualTo(Action.NOTE);
    assertThat(decision("helo-literal").undecided().action()).isEqualTo(Action.NOTE);
  }

  @Test
  void knowsWhatIsMeantWhenAKeyIsLeftOut() {
    Persona persona = PersonaFile.read("x.yaml", HEAD + "rules: {}\n", RULES, PersonaFiles.NOBODY);

    assertThat(persona.accepted().template()).hasToString("250 2.0.0 Ok: message taken");
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(20));
    assertThat(persona.sight()).isEqualTo(DnsView.PLAIN);
    assertThat(persona.decisions()).isEmpty();
  }

  @Test
  void readsHowTheReceiverLooksAtDns() {
    assertThat(read(MORE).sight())
        .isEqualTo(
            new DnsView(
                PtrNames.FIRST_LEGAL,
                NameCheck.CHARACTERS,
                NameCheck.HOST_NAME,
                true,
                Set.of(RecordType.PTR, RecordType.MX),
                64));
  }

  @Test
  void readsWhatRulesMayKnowOfTheReceiver() {
    Receiver receiver = read(MORE).receiver();

    assertThat(receiver.blocklists())
        .containsExactly(
            Blocklist.of("bl.example.net=127.0.0.[2..11]"), Blocklist.of("other.example.net=any"));
    assertThat(receiver.blocklistClients()).containsExactly(IpRange.of("192.0.2.0/24"));
    assertThat(receiver.literals()).isEqualTo(LiteralReading.UNTAGGED_TEXT);
    assertThat(receiver.ignoredMxAddresses())
        .containsExactly(IpRange.of("127.0.0.0/8"), IpRange.of("::1"));
    assertThat(read(MORE).exemptClients()).containsExactly(IpRange.of("fc00::/7"));
  }

  @Test
  void readsTheConditionsOfARule() {
    assertThat(rule(MORE, "ptr-missing").condition())
        .isEqualTo(
            new Condition(
                Set.of("helo-missing"),
                Set.of(),
                Set.of(),
                Set.of("helo-literal"),
                true,
                NullSender.CHECKED));
    assertThat(rule(MORE, "helo-literal").condition()).isEqualTo(Condition.ALWAYS);
    assertThat(rule(MORE, "ptr-missing").failed().weight()).isEqualTo(2.5);
  }

  @Test
  void readsWhatIsDoneAboutDnsTrouble() {
    Consequence undecided = rule(MORE, "helo-missing").undecided();

    assertThat(undecided.action()).isEqualTo(Action.REJECT);
    assertThat(undecided.at()).contains(Stage.RCPT);
    assertThat(undecided.ifPermitted()).isTrue();
    assertThat(undecided.source().isAssumed()).isTrue();
    assertThat(rule(MORE, "helo-literal").undecided())
        .isEqualTo(rule(MORE, "helo-literal").failed());
    assertThat(rule(MORE, "ptr-missing").undecided().action()).isEqualTo(Action.NOTE);
    assertThat(rule(MORE, "ptr-missing").undecided().weight()).isZero();
  }

  @Test
  void takesTheSourceOfTheFileWhereARuleHasNone() {
    assertThat(rule(MORE, "ptr-missing").failed().source())
        .isEqualTo(Source.of("observed by us, 2026-11-24"));
    assertThat(rule(MORE, "helo-literal").failed().source())
        .isEqualTo(Source.of("recorded with it"));
  }

  @Test
  void readsHowFaultsAreAddedUp() {
    Scoring scoring = read(MORE).scoring().orElseThrow();

    assertThat(scoring.start()).isEqualTo(-0.5);
    assertThat(scoring.thresholds()).extracting(Scoring.Threshold::from).containsExactly(4.5, 6.0);
    assertThat(scoring.thresholds().get(1).consequence().reply()).isPresent();
    assertThat(read(WHOLE).scoring()).isEmpty();
  }
}
