package fakereceiver.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartReceiverTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Samples.Fields.class,
        Samples.Shared.class,
        Samples.OneInstance.class,
        Samples.Outer.class,
        Samples.Parameters.class,
        Samples.Constructed.class,
        Samples.Component.class,
        Samples.ConstructedOnce.class
      })
  void startsReceiversWhereTheyAreWanted(Class<?> sample) {
    Launch launch = Launch.of(1, sample);

    assertThat(launch.failures()).isEmpty();
    assertThat(launch.passed()).isPositive();
  }

  @Test
  void aFailingAssertionReadsLikeTheReportOfTheMail() {
    String printed = Launch.of(1, Samples.Failing.class).printed("delivered()");

    assertThat(printed)
        .contains("Expected the mail to be delivered")
        .contains("client   2001:db8::25 (claimed; the connection is from ::1)")
        .contains("verdict  defer at rcpt")
        .contains("reply    450 4.7.25")
        .contains("fcrdns-mismatch: ")
        .contains("mail.example.org AAAA [2001:db8::26]")
        .contains("remedy  ")
        .contains("S: 450 4.7.25 Client host rejected")
        .contains(
            "Suppressed: fakereceiver.junit.ReceiverReport: receiver: postfix-strict on [::1]:")
        .hasSizeLessThan(8_000);
    assertThat(printed).containsOnlyOnce("remedy  "); // told once
  }

  @Test
  void anyOtherFailureCarriesTheReport() {
    assertThat(Launch.of(1, Samples.Failing.class).printed("counted()"))
        .contains("expected: <2> but was: <1>")
        .contains(
            "Suppressed: fakereceiver.junit.ReceiverReport: receiver: postfix-strict on [::1]:")
        .contains("because of fcrdns-mismatch")
        .contains("remedy  ")
        .contains("S: 450 4.7.25 Client host rejected");
  }

  @ParameterizedTest
  @CsvSource({
    "FailingBeforeAll, Samples$FailingBeforeAll",
    "FailingConstructor, never()",
    "FailingDynamicTest, dynamic"
  })
  void soDoesWhatFailsElsewhereThanInATest(String sample, String name) throws Exception {
    Class<?> classes = Class.forName(Samples.class.getName() + "$" + sample);
    assertThat(Launch.of(1, classes).printed(name))
        .contains("expected: <2> but was: <1>")
        .containsOnlyOnce("Suppressed: fakereceiver.junit.ReceiverReport: ")
        .contains("Mail 1 of session 1");
  }

  @Test
  void aClassWhoseConstructorFailsLeavesNoReceiver() {
    assertThat(Launch.of(1, Samples.Unborn.class).failures()).isNotEmpty();
    assertThat(Launch.leftThreads()).isEmpty();
  }

  @Test
  void aReceiverThatCannotListenLeavesNoThread() throws IOException {
    try (FakeReceiver there = FakeReceiver.builder("permissive").zone("").start()) {
      assertThatThrownBy(
              () -> FakeReceiver.builder("permissive").zone("").listen(there.address()).start())
          .hasMessageContaining("" + there.port());
    }
    assertThat(Launch.leftThreads()).isEmpty();
  }

  @Test
  void wrongUsesAreTold() {
    Launch launch = Launch.of(1, Samples.Wrong.class);

    assertThat(launch.printed("type(String)")).contains("it has to be a FakeReceiver");
    assertThat(launch.printed("zone(FakeReceiver)"))
        .contains("zone \"nowhere.zone\" is neither a resource beside fakereceiver.junit.Samples");
    assertThat(launch.printed("persona(FakeReceiver)")).contains("gmial");
  }
}
