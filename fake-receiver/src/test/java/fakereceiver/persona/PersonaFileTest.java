package fakereceiver.persona;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fakereceiver.dns.IpRange;
import fakereceiver.dns.RecordType;
import fakereceiver.judge.Action;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.Condition;
import fakereceiver.judge.Condition.NullSender;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
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
              source: invented here
            helo-missing:
              action: reject
              reply: "501 Syntax"
              at: helo
              undecided: { action: note }
              source: invented there
            helo-literal: { action: junk, source: assumed }
          """;

  @Test
  void countsUnlessTheFileItselfSaysOtherwise() {
    String lenient = HEAD + "counts: no\nrules: {}\n";
    Persona base = PersonaFile.read("base.yaml", lenient, RULES, PersonaFileTest::none);
    String heir = "persona: heir\nextends: mine\n";

    assertThat(base.counts()).isFalse();
    assertThat(PersonaFile.read("heir.yaml", heir, RULES, name -> base).counts()).isTrue();
    assertThat(problems(HEAD + "counts: maybe\nrules: {}\n")).hasSize(1);
  }

  @Test
  void inheritsThatOnlyIpv6ClientsAreKnown() {
    String narrow = HEAD + "clients: ipv6\nrules: {}\n";
    Persona base = PersonaFile.read("base.yaml", narrow, RULES, PersonaFileTest::none);
    String heir = "persona: heir\nextends: mine\n";

    assertThat(base.sixOnly()).isTrue();
    assertThat(PersonaFile.read("heir.yaml", heir, RULES, name -> base).sixOnly()).isTrue();
    assertThat(
            PersonaFile.read("heir.yaml", heir + "clients: all\n", RULES, name -> base).sixOnly())
        .isFalse();
    assertThat(problems(HEAD + "clients: ipv5\nrules: {}\n")).hasSize(1);
  }

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
    Persona persona =
        PersonaFile.read("x.yaml", HEAD + "rules: {}\n", RULES, PersonaFileTest::none);

    assertThat(persona.accepted().template()).hasToString("250 2.0.0 Ok: message taken");
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(20));
    assertThat(persona.sight()).isEqualTo(DnsView.PLAIN);
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
                    source: invented here
                  helo-missing:
                    action: rejekt
                    reply: "501 {helo}"
                  helo-literal:
                    action: junk
                    reply: "250 Ok"
                    at: quit
                    source: invented here
                """))
        .containsExactly(
            "x.yaml:1: persona: found \"My Own\", expected lower-case words joined by hyphens or"
                + " underscores",
            "x.yaml:1: speaks-at: found nothing, expected text (quotes make a text of anything)",
            "x.yaml:2: title: found the number 7, expected text (quotes make a text of anything)",
            "x.yaml:4: host-name: found \"mx\", expected a host name"
                + " (no host on the Internet can have that name)",
            "x.yaml:5: greeting: found \"{host} ESMTP\", expected one line of ASCII,"
                + " with no blank other than {host-name}",
            "x.yaml:6: speeks-at: found an unknown key, expected a key of a persona file,"
                + " did you mean speaks-at?",
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
    assertThat(problems(HEAD + rule("action: reject, reply: \"550 {ip}\", source: invented")))
        .singleElement()
        .asString()
        .startsWith(
            "x.yaml:8: rules.ptr-missing.reply: found \"550 {ip}\", expected a reply"
                + " (there is no {ip}, expected one of {client-address}");
  }

  @Test
  void wantsAReplyExactlyWhenTheActionRefuses() {
    assertThat(problems(HEAD + rule("action: defer, source: invented")))
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

  private static final String MORE =
      HEAD
          + """
          blocklists: ["bl.example.net=127.0.0.[2..11]", other.example.net=any]
          blocklist-clients: [192.0.2.0/24]
          helo-literals: untagged-text
          ignored-mx-addresses: [127.0.0.0/8, "::1"]
          exempt-clients: ["fc00::/7"]
          source: observed by us, 2026-11-24
          sees:
            ptr-names: first-legal
            legal-ptr-names: characters
            names-looked-up: host-name
            one-family-settles: yes
            servfail-is-none: [PTR, MX]
            longest-name: 64
          scores:
            start: -0.5
            thresholds:
              4.5: { action: junk, source: documented by them }
              6: { action: reject, reply: "554 5.7.1 Spam", source: invented }
          rules:
            ptr-missing:
              action: note
              weight: 2.5
              with: [helo-missing]
              unless: [helo-literal]
              exempt-clients: spared
            helo-missing:
              action: defer
              reply: "450 Later"
              undecided:
                { action: reject, reply: "550 No", at: rcpt, if-permitted: yes, source: assumed }
            helo-literal: { action: junk, undecided: same, source: recorded with it }
          """;

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

  @Test
  void takesWhatItDoesNotSayFromThePersonaThatItExtends() {
    Persona base = read(MORE);
    Persona persona = extending("persona: other\n");

    assertThat(persona.name()).isEqualTo("other");
    assertThat(List.of(persona.title(), persona.story(), persona.greeting()))
        .containsExactly(base.title(), base.story(), base.greeting());
    assertThat(persona.receiver()).isEqualTo(base.receiver());
    assertThat(persona.speaksAt()).isEqualTo(base.speaksAt());
    assertThat(persona.accepted()).isEqualTo(base.accepted());
    assertThat(persona.sight()).isEqualTo(base.sight());
    assertThat(persona.exemptClients()).isEqualTo(base.exemptClients());
    assertThat(persona.scoring()).isEqualTo(base.scoring());
    assertThat(persona.decisions()).isEqualTo(base.decisions());
  }

  @Test
  void saysSomeThingsAnewAndLeavesTheOthers() {
    Persona persona =
        extending(
            """
            persona: other
            title: Another
            greeting: "{host-name} hello"
            speaks-at: helo
            dns-budget: 7s
            blocklists: []
            sees: { longest-name: 100 }
            """);

    assertThat(persona.title()).isEqualTo("Another");
    assertThat(persona.greeting()).isEqualTo("mx.example.net hello");
    assertThat(persona.speaksAt()).isEqualTo(Stage.HELO);
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(7));
    assertThat(persona.receiver().blocklists()).isEmpty();
    assertThat(persona.receiver().literals()).isEqualTo(LiteralReading.UNTAGGED_TEXT);
    assertThat(persona.sight().longestName()).isEqualTo(100);
    assertThat(persona.sight().ptrNames()).isEqualTo(PtrNames.FIRST_LEGAL);
  }

  @Test
  void putsItsOwnRulesBeforeThoseOfThePersonaThatItExtends() {
    Persona persona = extending("persona: other\nrules:\n  helo-literal: {}\n  helo-missing: {}\n");

    assertThat(List.copyOf(persona.decisions().keySet()))
        .containsExactly("helo-literal", "helo-missing", "ptr-missing");
    assertThat(persona.decisions()).isEqualTo(read(MORE).decisions());
  }

  @Test
  void changesARuleOfThePersonaThatItExtends() {
    Decision moved =
        ruleOf(
            extending("persona: other\nrules:\n  ptr-missing: { at: helo, unless: [] }\n"),
            "ptr-missing");
    Decision replaced =
        ruleOf(
            extending("persona: other\nrules:\n  ptr-missing: { action: junk, source: assumed }\n"),
            "ptr-missing");

    assertThat(moved.failed()).isEqualTo(rule(MORE, "ptr-missing").failed());
    assertThat(moved.at()).contains(Stage.HELO);
    assertThat(moved.condition())
        .isEqualTo(
            new Condition(
                Set.of("helo-missing"), Set.of(), Set.of(), Set.of(), true, NullSender.CHECKED));
    assertThat(replaced.failed().action()).isEqualTo(Action.JUNK);
    assertThat(replaced.condition()).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void saysOnlyThatThePersonaToExtendDoesNotExist() {
    assertThat(problems("persona: other\nextends: nobody\nrules:\n  ptr-missing: {}\n"))
        .containsExactly(
            "x.yaml:2: extends: found \"nobody\", expected the name of a persona"
                + " (there is no persona nobody)");
  }

  @Test
  void wantsAnActionWhereThereIsNoRuleToExtend() {
    assertThat(problems(HEAD + rule("at: helo, source: invented")))
        .containsExactly(
            "x.yaml:8: rules.ptr-missing.action: found nothing, expected text"
                + " (quotes make a text of anything)");
    assertThat(
            catchThrowableOfType(
                PersonaFileException.class,
                () ->
                    PersonaFile.read(
                        "x.yaml",
                        "persona: other\nextends: mine\nrules:\n  ptr-missing: { at: helo }\n",
                        RULES,
                        name -> read(HEAD + "rules: {}\n"))))
        .hasMessageStartingWith("x.yaml:4: rules.ptr-missing.")
        .hasMessageContaining("action: found nothing");
  }

  @Test
  void refusesRulesThatDoNotExistInConditions() {
    assertThat(
            problems(
                HEAD + rule("action: note, with: [helo-mising], unless: [x-y], source: invented")))
        .containsExactly(
            "x.yaml:8: rules.ptr-missing.with: found \"helo-mising\", expected the id of a rule,"
                + " did you mean helo-missing?",
            "x.yaml:8: rules.ptr-missing.unless: found \"x-y\", expected the id of a rule");
  }

  @Test
  void refusesASourceThatDoesNotSayHowSureItIs() {
    assertThat(problems(HEAD + rule("action: note, source: somebody said so")))
        .containsExactly(
            "x.yaml:8: rules.ptr-missing.source: found \"somebody said so\", expected a source"
                + " (it does not begin with one of recorded, documented, observed, assumed,"
                + " invented)");
    assertThat(problems(HEAD + "source: me\n" + rule("action: note")))
        .containsExactly(
            "x.yaml:7: source: found \"me\", expected a source (it does not begin with one of"
                + " recorded, documented, observed, assumed, invented)");
  }

  @Test
  void refusesRangesAndListsThatAreNone() {
    assertThat(
            problems(
                HEAD
                    + """
                    exempt-clients: ["fc00::/129", everybody]
                    ignored-mx-addresses: [127.0.0.0/8x]
                    blocklist-clients: ["::1"]
                    blocklists: ["bl.example.net=127.0.0.[2-11]", bl]
                    helo-literals: exact
                    rules: {}
                    """))
        .containsExactly(
            "x.yaml:7: exempt-clients: found \"fc00::/129\", expected a range of addresses"
                + " (/129, expected 0 to 128 bits)",
            "x.yaml:7: exempt-clients: found \"everybody\", expected a range of addresses"
                + " (\"everybody\", expected a range such as fc00::/7 or 192.0.2.0/24)",
            "x.yaml:8: ignored-mx-addresses: found \"127.0.0.0/8x\", expected a range of addresses"
                + " (\"127.0.0.0/8x\", expected a range such as fc00::/7 or 192.0.2.0/24)",
            "x.yaml:10: blocklists: found \"bl.example.net=127.0.0.[2-11]\", expected a DNS list"
                + " (\"127.0.0.[2-11]\" filters no answers, expected any or 127.0.0.[2..11])",
            "x.yaml:10: blocklists: found \"bl\", expected a DNS list"
                + " (no host on the Internet can have that name)",
            "x.yaml:11: helo-literals: found \"exact\", expected"
                + " address | text | untagged-text | ipv4-network");
  }

  @Test
  void refusesAWayOfLookingThatIsNone() {
    assertThat(
            problems(
                HEAD
                    + """
                    sees:
                      ptr-names: last
                      legal-ptr-names: host
                      one-family-settles: maybe
                      servfail-is-none: [SOA]
                      longest-name: 0
                      colour: blue
                    rules: {}
                    """))
        .containsExactly(
            "x.yaml:8: sees.ptr-names: found \"last\", expected all | first | first-legal",
            "x.yaml:9: sees.legal-ptr-names: found \"host\", expected any | characters | host-name",
            "x.yaml:10: sees.one-family-settles: found \"maybe\", expected yes | no",
            "x.yaml:11: sees.servfail-is-none: found \"SOA\", expected PTR | A | AAAA | MX | TXT",
            "x.yaml:12: sees.longest-name: found the number 0, expected 1 to 255",
            "x.yaml:13: sees.colour: found an unknown key, expected one of: ptr-names,"
                + " legal-ptr-names, names-looked-up, one-family-settles, servfail-is-none,"
                + " longest-name");
  }

  @Test
  void refusesScoresThatAreNone() {
    assertThat(
            problems(
                HEAD
                    + """
                    scores:
                      start: much
                      thresholds:
                        many: { action: junk, source: invented }
                        6: { action: reject, source: invented }
                        7: { action: junk, weight: 2 }
                    rules:
                      ptr-missing: { action: note, weight: "2", source: invented }
                    """))
        .containsExactly(
            "x.yaml:8: scores.start: found \"much\", expected a number such as 2.5 or -0.2",
            "x.yaml:10: scores.thresholds.many: found a key, expected a sum such as 6 or 4.5",
            "x.yaml:11: scores.thresholds.6.reply: found nothing, expected one with action reject",
            "x.yaml:12: scores.thresholds.7.weight: found an unknown key, expected one of: action,"
                + " reply, source",
            "x.yaml:12: scores.thresholds.7.source: found nothing, expected text"
                + " (quotes make a text of anything)",
            "x.yaml:14: rules.ptr-missing.weight: found \"2\", expected a number such as 2.5 or"
                + " -0.2");
  }

  @Test
  void refusesWordsAboutDnsTroubleThatItDoesNotKnow() {
    assertThat(problems(HEAD + rule("action: note, undecided: ignored, source: invented")))
        .containsExactly("x.yaml:8: rules.ptr-missing.undecided: found \"ignored\", expected same");
    assertThat(
            problems(
                HEAD
                    + rule(
                        "action: note, undecided: { action: note, if-permitted: 'on' },"
                            + " exempt-clients: no, source: invented")))
        .containsExactly(
            "x.yaml:8: rules.ptr-missing.undecided.if-permitted: found \"on\", expected yes | no",
            "x.yaml:8: rules.ptr-missing.exempt-clients: found \"no\", expected spared | checked");
  }

  @Test
  void saysOnceWhatIsWrongWithDnsTroubleInGeneral() {
    assertThat(
            problems(
                HEAD
                    + """
                    undecided: { action: deferr, reply: "450 Later" }
                    source: invented
                    rules:
                      ptr-missing: { action: reject, reply: "550 No" }
                      helo-missing: { action: reject, reply: "550 No" }
                    """))
        .containsExactly(
            "x.yaml:7: undecided.action: found \"deferr\", expected"
                + " note | junk | drop | defer | reject, did you mean defer?");
  }

  private static String rule(String content) {
    return "rules:\n  ptr-missing: { " + content + " }\n";
  }

  private static Decision decision(String id) {
    return rule(WHOLE, id);
  }

  private static Decision rule(String yaml, String id) {
    return ruleOf(read(yaml), id);
  }

  private static Decision ruleOf(Persona persona, String id) {
    assertThat(persona.decisions()).containsKey(id);
    return requireNonNull(persona.decisions().get(id));
  }

  private static Persona read(String yaml) {
    return PersonaFile.read("x.yaml", yaml, RULES, PersonaFileTest::none);
  }

  /** Extends the persona of {@link #MORE}. */
  private static Persona extending(String yaml) {
    return PersonaFile.read("y.yaml", yaml + "extends: mine\n", RULES, name -> read(MORE));
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
