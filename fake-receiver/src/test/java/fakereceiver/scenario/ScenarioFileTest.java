package fakereceiver.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.judge.Action;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {

  private static final String WHOLE =
      """
      scenario: notification
      story: A notification.
      zone: |
        2001:db8::25  PTR  mail.example.org
      attempt:
        client-address: 2001:db8::25
        helo-name: ""
        reverse-path: ""
        recipients: [bob@example.net, carol@example.net]
        header-from: daemon@example.org
      faults: [helo-missing, spf-missing]
      undecided: [ptr-missing]
      expect:
        strict: { action: reject, at: helo, reply: "501", because: [helo-missing] }
      """;

  @Test
  void readsAWholeAttempt() {
    Scenario scenario = ScenarioFile.read("x.yaml", WHOLE);

    assertThat(scenario.attempt().heloName()).isEqualTo(Optional.of(HeloName.of("")));
    assertThat(scenario.attempt().reversePath()).isEqualTo(Optional.of(ReversePath.NULL));
    assertThat(scenario.attempt().recipients())
        .containsExactly(Mailbox.of("bob@example.net"), Mailbox.of("carol@example.net"));
    assertThat(Authors.of(scenario.attempt().message().orElseThrow()).mailboxes())
        .containsExactly(Mailbox.of("daemon@example.org"));
    assertThat(scenario.dns().ptr(scenario.attempt().clientAddress()).isFound()).isTrue();
    assertThat(scenario.faults())
        .isEqualTo(new StoryFaults(Set.of("helo-missing", "spf-missing"), Set.of("ptr-missing")));
    assertThat(scenario.expected())
        .containsEntry(
            "strict",
            new Expectation(
                Action.REJECT,
                Optional.of(Stage.HELO),
                Optional.of("501"),
                List.of("helo-missing")));
  }

  @Test
  void readsAMessageAndSignsIt() {
    String signed =
        WHOLE.replace(
            "  header-from: daemon@example.org\n",
            "  message: |\n    From: alice@example.org\n\n    Hello\n  signed-by: example.org\n");

    String text =
        new String(
            ScenarioFile.read("x.yaml", signed).attempt().message().orElseThrow().bytes(),
            StandardCharsets.US_ASCII);

    assertThat(text)
        .startsWith("DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=example.org;")
        .endsWith("\r\nFrom: alice@example.org\r\n\r\nHello\r\n");
  }

  @Test
  void listsEverythingThatIsWrong() {
    String wrong =
        WHOLE
            .replace("scenario: notification", "scenario: No Notification")
            .replace("PTR", "PRT")
            .replace("client-address: 2001:db8::25", "client-address: here")
            .replace("header-from", "from")
            .replace("undecided:", "notes:")
            .replace("action: reject", "action: rejekt");

    assertThatThrownBy(() -> ScenarioFile.read("x.yaml", wrong))
        .isInstanceOf(ScenarioFileException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines().map(line -> line.replaceFirst(": found.*", "")))
                    .containsExactly(
                        "x.yaml:1: scenario",
                        "x.yaml:3: zone",
                        "x.yaml:6: attempt.client-address",
                        "x.yaml:10: attempt.from",
                        "x.yaml:12: notes",
                        "x.yaml:14: expect.strict.action"));
  }

  @Test
  void wantsTheFaultsOfTheStoryOnceAndTheReasonsOfEachRefusal() {
    String wrong =
        WHOLE
            .replace("faults: [helo-missing, spf-missing]\n", "")
            .replace(", because: [helo-missing]", "")
            .concat("  lenient: { action: accept, because: [helo-missing] }\n");

    assertThatThrownBy(() -> ScenarioFile.read("x.yaml", wrong))
        .isInstanceOf(ScenarioFileException.class)
        .hasMessage(
            """
            x.yaml:1: faults: found nothing, expected the ids of rules, or [] for none
            x.yaml:13: expect.strict.because: found nothing, expected the ids of rules with action \
            reject
            x.yaml:14: expect.lenient.because: found some, expected none with action accept\
            """);
  }
}
