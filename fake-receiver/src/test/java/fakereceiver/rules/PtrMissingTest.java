package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;

class PtrMissingTest {

  @Test
  void passesWhenThereIsAPtrRecord() {
    assertThat(examine("2001:db8::25  PTR  mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheReverseNameDoesNotExistAndNamesTheRecordToPublish() {
    Outcome outcome = examine("mail.example.org  AAAA  2001:db8::25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("2001:db8::25 PTR no such name");
    assertThat(outcome.remedy().orElseThrow())
        .contains(
            "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0"
                + ".0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR mail.example.org.");
  }

  @Test
  void failsWhenTheReverseNameHasNoPtrRecord() {
    Outcome outcome = examine("2001:db8::25  TXT  \"a note\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("2001:db8::25 PTR no such record");
  }

  @Test
  void putsTheHeloNameIntoTheRecordToPublish() {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of("mx.example.net"));

    Outcome outcome = new PtrMissing().examine(attempt, ZoneDns.of(""));

    assertThat(outcome.remedy().orElseThrow()).endsWith(".ip6.arpa. PTR mx.example.net.");
  }

  @Test
  void saysOfAnAddressThatLooksDrawnAtRandomThatItMayBeTemporary() {
    Attempt attempt = Attempt.from("2001:db8:2:0:71c3:9a4e:d20b:6f15");

    Outcome outcome = new PtrMissing().examine(attempt, ZoneDns.of(""));

    assertThat(outcome.remedy().orElseThrow())
        .startsWith("If it is a temporary address (RFC 8981), let the mail server send from");
  }

  @Test
  void doesNotPutALocalNameIntoTheRecordToPublish() {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of("localhost"));

    Outcome outcome = new PtrMissing().examine(attempt, ZoneDns.of(""));

    assertThat(outcome.remedy().orElseThrow()).doesNotContain("localhost");
  }

  @Test
  void failsWhenAnAliasLeadsNowhere() {
    Outcome outcome = examine("2001:db8::25  CNAME  25.rev.example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("2001:db8::25 PTR no such name through the alias [25.rev.example.org]");
  }

  @Test
  void isUndecidedWhenTheReverseLookupTimesOut() {
    Outcome outcome = examine("2001:db8::25  PTR  !timeout");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines()).containsExactly("2001:db8::25 PTR no answer: timed out");
  }

  private static Outcome examine(String zone) {
    return new PtrMissing().examine(Attempt.from("2001:db8::25"), ZoneDns.of(zone));
  }
}
