package fakereceiver.persona;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fakereceiver.judge.Action;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.NameCheck;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Sight;
import fakereceiver.judge.Sight.PtrNames;
import fakereceiver.judge.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonaFileTest {

  private static final Set<String> RULES = Set.of("ptr-missing", "helo-missing", "helo-literal");

  private static final String HEAD =
      """
      persona: mine
      title: My receiver
      story: Nobody's.
      host-name: mx.example.net
      greeting: "{host-name} ESMTP"
      speaks-at: rcpt
      """;

  private static final String WHOLE =
      HEAD
          + """
          accepted: "250 2.0.0 Thanks, {helo-name}"
          dns-budget: 5s
          blocklists: [bl.example.net]
          dmarc: public-suffix-list
          sees: { legal-ptr-names: host-name }
          undecided: { action: defer, reply: "451 4.4.3 Later" }
          rules:
            ptr-missing:
              action: reject
              reply: |
                550-5.7.25 [{client-address}]
                550 5.7.25 has no name
              source: here
            helo-missing:
              action: reject
              reply: "501 Syntax"
              at: helo
              undecided: { action: note }
              source: there
            helo-literal: { action: junk, source: elsewhere }
          """;

  @Test
  void readsEveryKey() {
    Persona persona = PersonaFile.read("x.yaml", WHOLE, RULES, PersonaFileTest::none);

    assertThat(persona.name()).isEqualTo("mine");
    assertThat(persona.greeting()).isEqualTo("mx.example.net ESMTP");
    assertThat(persona.accepted().template().text()).isEqualTo("Thanks, {helo-name}");
    assertThat(persona.speaksAt()).isEqualTo(Stage.RCPT);
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(5));
    assertThat(persona.receiver().blocklists()).hasToString("[bl.example.net]");
    assertThat(persona.sight())
        .isEqualTo(
            new Sight(
                PtrNames.ALL,
                NameCheck.HOST_NAME,
                NameCheck.NONE,
                false,
                Set.of(),
                Sight.ANY_LENGTH));
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
    assertThat(failed.source()).isEqualTo("here");
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
    Persona persona =
        PersonaFile.read("x.yaml", HEAD + "rules: {}\n", RULES, PersonaFileTest::none);

    assertThat(persona.accepted().template()).hasToString("250 2.0.0 Ok: message taken");
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(20));
    assertThat(persona.sight()).isEqualTo(Sight.PLAIN);
    assertThat(persona.decisions()).isEmpty();
  }

  @Test
  void listsEverythingThatIsWrongWithItsLine() {
    assertThat(
            problems(
                """
                persona: My Own
                title: 7
                story: Nobody's.
                host-name: mx
                greeting: "{host} ESMTP"
                speeks-at: rcpt
                dns-budget: 5
                rules:
                  ptr-mising:
                    action: reject
                    reply: "450 4.7.25 No"
                    source: here
                  helo-missing:
                    action: rejekt
                    reply: "501 {helo}"
                  helo-literal:
                    action: junk
                    reply: "250 Ok"
                    at: quit
                    source: here
                """))
        .containsExactly(
            "x.yaml:1: persona: found \"My Own\", expected lower-case words joined by hyphens",
            "x.yaml:1: speaks-at: found nothing, expected text (quotes make a text of anything)",
            "x.yaml:2: title: found the number 7, expected text (quotes make a text of anything)",
            "x.yaml:4: host-name: found \"mx\", expected a host name"
                + " (no host on the Internet can have that name)",
            "x.yaml:5: greeting: found \"{host} ESMTP\", expected one line of ASCII,"
                + " with no blank other than {host-name}",
            "x.yaml:6: speeks-at: found an unknown key, expected one of: persona, title, story,"
                + " host-name, greeting, accepted, speaks-at, dns-budget, blocklists, dmarc, sees,"
                + " undecided, rules, did you mean speaks-at?",
            "x.yaml:7: dns-budget: found the number 5, expected text"
                + " (quotes make a text of anything)",
            "x.yaml:9: rules.ptr-mising: found an unknown key, expected the id of a rule:"
                + " helo-literal, helo-missing, ptr-missing, did you mean ptr-missing?",
            "x.yaml:11: rules.ptr-mising.reply: found \"450 4.7.25 No\", expected a reply with a"
                + " code from 500 to 599",
            "x.yaml:13: rules.helo-missing.source: found nothing, expected text"
                + " (quotes make a text of anything)",
            "x.yaml:14: rules.helo-missing.action: found \"rejekt\", expected"
                + " note | junk | drop | defer | reject, did you mean reject?",
            "x.yaml:18: rules.helo-literal.reply: found one, expected none with action junk",
            "x.yaml:19: rules.helo-literal.at: found \"quit\", expected"
                + " connect | helo | mail | rcpt | message");
  }

  @Test
  void refusesABlankThatDoesNotExist() {
    assertThat(problems(HEAD + rule("action: reject, reply: \"550 {ip}\", source: x")))
        .singleElement()
        .asString()
        .startsWith(
            "x.yaml:8: rules.ptr-missing.reply: found \"550 {ip}\", expected a reply"
                + " (there is no {ip}, expected one of {client-address}");
  }

  @Test
  void wantsAReplyExactlyWhenTheActionRefuses() {
    assertThat(problems(HEAD + rule("action: defer, source: x")))
        .containsExactly(
            "x.yaml:8: rules.ptr-missing.reply: found nothing, expected one with action defer");
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertThat(problems(HEAD + "title: Again\nrules: {}\n"))
        .containsExactly("x.yaml:7: title: found a second time, expected once (first in line 2)");
  }

  @Test
  void refusesAnchorsAndAliases() {
    assertThat(problems(HEAD + "sees: &a { illegal-ptr-names: kept }\nrules: *a\n"))
        .containsExactly(
            "x.yaml:7: file: found an anchor or alias, expected every value written out");
  }

  @Test
  void refusesWhatIsOfAnotherType() {
    assertThat(problems(HEAD + "blocklists: bl.example.net\nsees: []\nundecided: no\nrules: 3\n"))
        .containsExactly(
            "x.yaml:7: blocklists: found \"bl.example.net\", expected a list",
            "x.yaml:8: sees: found a list, expected a map",
            "x.yaml:9: undecided: found \"no\", expected a map",
            "x.yaml:10: rules: found the number 3, expected a map");
  }

  @Test
  void refusesWhatIsNotYamlOrNotAMap() {
    assertThat(problems("persona: [\n")).singleElement().asString().startsWith("x.yaml:2: file: ");
    assertThat(problems("")).containsExactly("x.yaml:1: file: found nothing, expected a map");
    assertThat(problems("- a")).containsExactly("x.yaml:1: file: found a list, expected a map");
    assertThat(problems("a: 1\n---\nb: 2\n")).hasSize(1);
    assertThat(problems("a: \u0007")).hasSize(1);
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertThat(problems("#".repeat(256 * 1024 + 1))).hasSize(1);
    assertThat(problems("[".repeat(200_000)))
        .containsExactly(
            "x.yaml:1: file: found more than 10 maps and lists inside each other, expected fewer");
  }

  private static String rule(String content) {
    return "rules:\n  ptr-missing: { " + content + " }\n";
  }

  private static Decision decision(String id) {
    Decision decision =
        PersonaFile.read("x.yaml", WHOLE, RULES, PersonaFileTest::none).decisions().get(id);
    assertThat(decision).isNotNull();
    return requireNonNull(decision);
  }

  private static List<String> problems(String yaml) {
    PersonaFileException e =
        catchThrowableOfType(
            PersonaFileException.class,
            () -> PersonaFile.read("x.yaml", yaml, RULES, PersonaFileTest::none));
    return String.valueOf(e.getMessage()).lines().toList();
  }

  private static Persona none(String name) {
    throw new IllegalArgumentException("there is no persona " + name);
  }
}
