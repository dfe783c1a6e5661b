package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeloNotPtrNameTest {

  @Test
  void passesWhenItIsAConfirmedName() {
    Outcome outcome =
        examine(
            """
            2001:db8::25      PTR   Mail.Example.ORG
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithATrailingDotAndInUpperCase() {
    Outcome outcome =
        examine(
            "MAIL.EXAMPLE.ORG.",
            """
            2001:db8::25      PTR   mail.example.org
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheClientHasAnotherNameAndSaysWhich() {
    Outcome outcome =
        examine(
            "www.example.org",
            """
            2001:db8::25      PTR   mail.example.org
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "HELO name www.example.org",
            "2001:db8::25 PTR [mail.example.org]",
            "mail.example.org AAAA [2001:db8::25]");
    assertThat(outcome.remedy().orElseThrow()).contains("Greet with mail.example.org");
  }

  @Test
  void failsWhenItIsAPtrNameThatIsNotConfirmed() {
    Outcome outcome =
        examine(
            "gone.example.org",
            """
            2001:db8::25      PTR   gone.example.org
            2001:db8::25      PTR   mail.example.org
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenItIsAPtrNameThatCannotBeLookedUp() {
    Outcome outcome =
        examine(
            "slow.example.org",
            """
            2001:db8::25      PTR   slow.example.org
            2001:db8::25      PTR   mail.example.org
            slow.example.org  AAAA  !timeout
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isUndecidedWhenItIsOneOfTooManyPtrNames() {
    String zone =
        IntStream.rangeClosed(1, 30)
            .mapToObj(
                i ->
                    "2001:db8::25  PTR  h%d.example.org\nh%d.example.org  AAAA  2001:db8::25\n"
                        .formatted(i, i))
            .collect(Collectors.joining());

    assertThat(examine("h1.example.org", zone).result()).isEqualTo(PASSED);
    assertThat(examine("h30.example.org", zone).result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isUndecidedWhenTheReverseLookupTimesOut() {
    assertThat(examine("2001:db8::25  PTR  !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWhenNoNameIsConfirmed() {
    assertThat(examine("2001:db8::25  PTR  gone.example.org").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenThereIsNoPtrRecord() {
    assertThat(examine("").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine("mail.example.org", zone);
  }

  private static Outcome examine(String helo, String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of(helo));
    return new HeloNotPtrName().examine(attempt, ZoneDns.of(zone));
  }
}
