package fakereceiver.persona;

import static fakereceiver.persona.PersonaFiles.HEAD;
import static fakereceiver.persona.PersonaFiles.problems;
import static fakereceiver.persona.PersonaFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is wrong with a file is told with its line, and all of it at once. */
class PersonaFileErrorsTest {

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
}
