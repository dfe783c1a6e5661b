package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.KnownRules;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderMxUnusableTest {

  @Test
  void passesWithOneUsableAddressOfEitherFamily() {
    Outcome outcome =
        examine(
            """
            example.org     MX    10 gone.example.org
            example.org     MX    20 mx.example.org
            mx.example.org  A     192.0.2.25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX [10 gone.example.org, 20 mx.example.org]",
            "gone.example.org AAAA no such name",
            "gone.example.org A no such name",
            "mx.example.org AAAA no such record",
            "mx.example.org A [192.0.2.25]");
  }

  @Test
  void failsWhenTheTargetDoesNotExist() {
    Outcome outcome = examine("example.org  MX  10 gone.example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX [10 gone.example.org]",
            "gone.example.org AAAA no such name",
            "gone.example.org A no such name");
  }

  @Test
  void failsWhenTheTargetHasLocalAddressesOnlyAndSaysWhatTheyAre() {
    Outcome outcome =
        examine(
            """
            example.org     MX    10 mx.example.org
            mx.example.org  AAAA  ::1
            mx.example.org  A     10.0.0.25
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX [10 mx.example.org]",
            "mx.example.org AAAA [::1]",
            "mx.example.org leads to a loopback address (RFC 4291, RFC 1122)",
            "mx.example.org A [10.0.0.25]",
            "mx.example.org leads to a private address (RFC 1918)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::25", "192.0.2.25"})
  void failsWhenTheTargetIsAnAddressWrittenAsAName(String address) {
    Outcome outcome = examine("example.org  MX  10 " + address);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "example.org MX [10 " + address + "]",
            "MX target " + address + " is not the name of a host");
  }

  @Test
  void isUndecidedWhenATargetCannotBeLookedUp() {
    Outcome outcome =
        examine(
            """
            example.org     MX    10 mx.example.org
            mx.example.org  AAAA  !servfail
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void looksAtTenTargetsAndIsUndecidedAboutMore() {
    String ten =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> "example.org  MX  %d mx%d.example.org\n".formatted(i, i))
            .collect(Collectors.joining());
    String eleven = ten + "example.org  MX  11 mx11.example.org\n";

    assertThat(examine(ten).result()).isEqualTo(FAILED);
    assertThat(examine(eleven).result()).isEqualTo(UNDECIDED);
    assertThat(examine(eleven).evidence().lines())
        .hasSize(21)
        .noneMatch(line -> line.startsWith("mx11."));
  }

  @Test
  void isUndecidedWhenTheMxLookupFails() {
    assertThat(examine("example.org  MX  !servfail").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutAnMxRecord() {
    assertThat(examine("example.org  AAAA  ::1").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedForANullMx() {
    assertThat(examine("example.org  MX  0 .").result()).isEqualTo(SKIPPED);
  }

  @Test
  void takesTheAddressesThatTheReceiverDoesNotIgnore() {
    assertThat(examineAs("exim-default", "AAAA  fd00::25").result()).isEqualTo(PASSED);
    assertThat(examineAs("exim-default", "A     10.0.0.25").result()).isEqualTo(PASSED);
    assertThat(examineAs("exim-default", "AAAA  ::1").result()).isEqualTo(FAILED);
    assertThat(examineAs("haraka-default", "AAAA  fd00::25").result()).isEqualTo(FAILED);
    assertThat(examineAs("haraka-default", "AAAA  2001:db8::25").result()).isEqualTo(FAILED);
    assertThat(examineAs("haraka-default", "A     10.0.0.25").result()).isEqualTo(PASSED);
  }

  private static Outcome examineAs(String persona, String record) {
    Attempt attempt =
        Attempt.from("2001:db8::25")
            .to(KnownRules.personas().named(persona).receiver())
            .withReversePath(ReversePath.of("alice@example.org"));
    return new SenderMxUnusable()
        .examine(
            attempt, ZoneDns.of("example.org  MX  10 mx.example.org\nmx.example.org  " + record));
  }

  private static Outcome examine(String zone) {
    Attempt attempt =
        Attempt.from("2001:db8::25").withReversePath(ReversePath.of("alice@example.org"));
    return new SenderMxUnusable().examine(attempt, ZoneDns.of(zone));
  }
}
