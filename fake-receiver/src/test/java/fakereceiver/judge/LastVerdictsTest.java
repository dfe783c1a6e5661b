package fakereceiver.judge;

import static fakereceiver.judge.Bench.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Outcome.Result;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A judge who recalls decides again where what it decides by has changed, and only there. */
class LastVerdictsTest {

  private static final Rule FAULT = Bench.rule("a-fault", Result.FAILED);

  private static Judge judge(String condition) {
    Persona persona =
        Bench.persona(
            """
            speaks-at: mail
            exempt-clients: [192.0.2.0/24]
            rules:
              a-fault: { action: reject, reply: "550 No, {helo-name}", source: invented here%s }
            """
                .formatted(condition),
            FAULT);
    return new Judge(List.of(FAULT), persona, ZoneDns.of("")).recalling();
  }

  @Test
  void theNullReversePathIsAnotherCase() {
    Judge judge = judge(", null-sender: spared");
    Attempt bounce = ATTEMPT.withReversePath(ReversePath.NULL);

    assertThat(judge.whole(ATTEMPT).action()).isEqualTo(Action.REJECT);
    assertThat(judge.whole(bounce).action()).isEqualTo(Action.ACCEPT);
    assertThat(judge.whole(ATTEMPT).action()).isEqualTo(Action.REJECT);
  }

  @Test
  void anExemptClientIsAnotherCase() {
    Judge judge = judge(", exempt-clients: spared");
    Attempt exempt =
        Attempt.from("192.0.2.1")
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"));

    assertThat(judge.whole(ATTEMPT).action()).isEqualTo(Action.REJECT);
    assertThat(judge.whole(exempt).action()).isEqualTo(Action.ACCEPT);
    assertThat(judge.whole(ATTEMPT).action()).isEqualTo(Action.REJECT);
  }

  @Test
  void aDecisionOnWhatIsLargeIsNotKept() {
    assertThat(kept("the message")).isPresent();
    assertThat(kept("x".repeat(201))).isEmpty();
  }

  /** What is kept of a decision on a fault of that. */
  private static Optional<Decided> kept(String about) {
    Facts facts = new Facts(new Docket(List.of(FAULT)));
    Finding found = new Finding(FAULT.card(), about, Outcome.failed(Evidence.NONE));
    facts.put(0, found);
    Verdict open = Verdict.open("mine");
    Verdict verdict =
        new Verdict(
            open.persona(),
            open.action(),
            open.stage(),
            open.reply(),
            open.because(),
            open.assumed(),
            open.counts(),
            open.score(),
            new Findings(List.of(found)));
    LastVerdicts last = new LastVerdicts();
    last.keep(Stage.CONNECT, facts, new Decided(verdict, Optional.empty()));
    return last.find(Stage.CONNECT, facts);
  }

  @Test
  void aReplyNamesWhoIsRefusedNow() {
    Judge judge = judge("");
    Verdict first = judge.whole(ATTEMPT);
    Verdict other =
        judge.whole(
            Attempt.from("2001:db8::25")
                .withHelo(HeloName.of("other.example.org"))
                .withReversePath(ReversePath.of("alice@example.org")));

    assertThat(first.reply().orElseThrow()).hasToString("550 No, mail.example.org");
    assertThat(other.reply().orElseThrow()).hasToString("550 No, other.example.org");
    assertThat(other.because()).isEqualTo(first.because());
  }
}
