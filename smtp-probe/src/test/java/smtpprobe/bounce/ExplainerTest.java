package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.mail.Reply;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  private static final Outcome FAILED = Outcome.failed(Evidence.NONE);

  private final Explainer explainer = new Explainer(new Personas(RuleBook.ids()).all());

  @Test
  void knowsTheReplyOfAPersonaWhateverIsInItsBlanks() {
    Reply reply =
        Reply.parse("504 5.5.2 <box>: Helo command rejected: need fully-qualified hostname");

    assertThat(explainer.explain(reply, Map.of()))
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
  void putsFirstWhatIsFoundInTheAttempt() {
    Reply reply =
        Reply.parse("450 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]");

    assertThat(explainer.explain(reply, Map.of("fcrdns-mismatch", FAILED)))
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

    assertThat(explainer.explain(reply, Map.of()))
        .extracting(Explanation::rule)
        .contains("ptr-missing", "fcrdns-mismatch");
  }

  @Test
  void fallsBackToTheFaultsOfTheAttemptItself() {
    Reply reply = Reply.parse("550 Nameless hosts are not welcome: 2001:db8::25");

    assertThat(explainer.explain(reply, Map.of("ptr-missing", FAILED, "ptr-several", FAILED)))
        .extracting(Explanation::rule)
        .containsExactly("ptr-missing");
    assertThat(explainer.explain(reply, Map.of())).isEmpty();
  }
}
