package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Reply;
import fakereceiver.persona.Personas;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {

  private static Findings found(String... rules) {
    return new Findings(
        Stream.of(rules)
            .map(id -> new Card(id, Owner.HOST, "A fault", "A remedy"))
            .map(card -> new Finding(card, "2001:db8::25", Outcome.failed(Evidence.NONE)))
            .toList());
  }

  private final Explainer explainer = new Explainer(Personas.builtIn().all());

  @Test
  void knowsTheReplyOfAPersonaWhateverIsInItsBlanks() {
    Reply reply =
        Reply.parse("504 5.5.2 <box>: Helo command rejected: need fully-qualified hostname");

    assertThat(explainer.explain(reply, Findings.NONE))
        .singleElement()
        .satisfies(
            explanation -> {
              assertThat(explanation.rule()).isEqualTo("helo-not-fqdn");
              assertThat(explanation.personas())
                  .containsExactlyInAnyOrder(
                      "postfix-strict", "postfix-strict-early", "postfix-perm");
              assertThat(explanation.isFound()).isFalse();
            });
  }

  @Test
  void knowsEveryWayInWhichGmailAsksForAPtrRecord() {
    Reply reply =
        Reply.parse(
            """
            550-5.7.25 This message was blocked because the sending IP address doesn't
            550-5.7.25 have a PTR record. Gmail requires that sending IP addresses have a
            550 5.7.25 PTR record. a640c23a62f3a - gsmtp\
            """);

    assertThat(explainer.explain(reply, found("ptr-missing")))
        .first()
        .satisfies(explanation -> assertThat(explanation.rule()).isEqualTo("ptr-missing"))
        .satisfies(explanation -> assertThat(explanation.personas()).contains("gmail"));
  }

  @Test
  void knowsOutlooksReplyInItsOldAndItsNewWordsAndWithWhatFollows() {
    String told = "550 5.7.515 Access denied, sending domain EXAMPLE.JP ";
    for (String rest :
        new String[] {
          "does not meet the required authentication level.",
          "doesn't meet the required authentication level. The sender's domain in the 5322.From"
              + " address doesn't meet the authentication requirements defined for the sender. To"
              + " learn how to fix this see: https://go.microsoft.com/fwlink/p/?linkid=2319303 Spf="
              + " Fail , Dkim= Pass , DMARC= Pass [AM1.eurprd01.prod.outlook.example]"
        }) {
      assertThat(explainer.explain(Reply.parse(told + rest), found("spf-fail")))
          .first()
          .satisfies(explanation -> assertThat(explanation.rule()).isEqualTo("spf-fail"))
          .satisfies(explanation -> assertThat(explanation.personas()).containsExactly("outlook"));
    }
  }

  @Test
  void putsFirstWhatIsFoundInTheAttempt() {
    Reply reply =
        Reply.parse("450 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]");

    assertThat(explainer.explain(reply, found("fcrdns-mismatch")))
        .hasSizeGreaterThan(1)
        .first()
        .satisfies(
            explanation -> {
              assertThat(explanation.rule()).isEqualTo("fcrdns-mismatch");
              assertThat(explanation.isFound()).isTrue();
            });
  }

  @Test
  void takesTheEnhancedStatusCodeWhereNobodyHasTheWords() {
    Reply reply = Reply.parse("550 5.7.25 We do not like you");

    assertThat(explainer.explain(reply, Findings.NONE))
        .extracting(Explanation::rule)
        .contains("ptr-missing", "fcrdns-mismatch");
  }

  @Test
  void fallsBackToTheFaultsOfTheAttemptItself() {
    Reply reply = Reply.parse("550 Nameless hosts are not welcome: 2001:db8::25");

    assertThat(explainer.explain(reply, found("ptr-missing", "ptr-several")))
        .extracting(Explanation::rule)
        .containsExactly("ptr-missing");
    assertThat(explainer.explain(reply, Findings.NONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "550 5.1.1 no such user",
        "552 5.2.2 the mailbox is full",
        "552 5.3.4 the message is too big for us",
        "500 no",
        "502 no",
        "503 Bad sequence of commands"
      })
  void blamesNoFaultOfTheSenderForWhatIsAboutTheRecipientTheServerOrACommand(String reply) {
    assertThat(explainer.explain(Reply.parse(reply), found("ptr-missing"))).isEmpty();
  }

  @Test
  void stillKnowsAStatusAboutTheDomainOfTheSender() {
    Reply reply = Reply.parse("550 5.1.8 nobody lives at that domain");

    assertThat(explainer.explain(reply, found("sender-domain-missing")))
        .first()
        .extracting(Explanation::rule)
        .isEqualTo("sender-domain-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "451 4.7.1 Try again later",
        "450 4.2.0 <bob@example.net>: Recipient address rejected: Greylisted, see"
            + " http://example.org",
        "451 4.7.1 Greylisting in action, please come back in 00:05:00",
        "451 Temporary failure, please try again later.",
        "450 4.7.1 <bob@example.net>: Please try again later, we do not know you"
      })
  void knowsGreylistingInTheWordsOfSeveralServers(String reply) {
    assertThat(explainer.couldBe("greylisted", Reply.parse(reply))).isTrue();
    assertThat(explainer.explain(Reply.parse(reply), Findings.NONE))
        .extracting(Explanation::rule)
        .contains("greylisted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "421 4.7.1 Messages to x deferred due to excessive volume. Try again later",
        "421 Rate limit reached. Please try again later",
        "451 4.4.3 Cannot look up example.org right now, try again later",
        "450 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]",
        "550 5.7.1 Greylisted for ever"
      })
  void takesRateLimitsAndDnsTroubleForSomethingElse(String reply) {
    assertThat(explainer.couldBe("greylisted", Reply.parse(reply))).isFalse();
  }
}
