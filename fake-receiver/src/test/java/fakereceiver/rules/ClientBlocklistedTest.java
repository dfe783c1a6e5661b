package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.Receiver;
import fakereceiver.persona.KnownRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBlocklistedTest {

  private static final String ENTRY =
      "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0" + ".0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example";

  /** The same for 2001:db8::ffff:ffff:ffff:ffda, which has every bit of the last half changed. */
  private static final String SIBLING =
      "a.d.f.f.f.f.f.f.f.f.f.f.f.f.f.f" + ".0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example";

  @Test
  void passesWhenTheListDoesNotHaveTheAddress() {
    Outcome outcome = examine("other.bl.example  A  127.0.0.2");

    assertThat(outcome.result()).isEqualTo(PASSED);
    assertThat(outcome.evidence().lines()).containsExactly(ENTRY + " A no such name");
  }

  @Test
  void failsWhenTheAddressAloneIsListedAndShowsWhatTheListSays() {
    Outcome outcome =
        examine(
            """
            %1$s  A    127.0.0.2
            %1$s  TXT  "sent mail to a trap"
            """
                .formatted(ENTRY));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            ENTRY + " A [127.0.0.2]",
            ENTRY + " TXT [sent mail to a trap]",
            SIBLING + " A no such name",
            "2001:db8::/64 is not listed as a whole");
    assertThat(outcome.remedy().orElseThrow())
        .contains("ask bl.example to remove 2001:db8::25, which it seems to list alone");
  }

  @Test
  void tellsWhenTheWholeNetworkSeemsToBeListed() {
    Outcome outcome = examine("*.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example  A  127.0.0.3");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            ENTRY + " A [127.0.0.3]",
            ENTRY + " TXT no such record",
            SIBLING + " A [127.0.0.3]",
            "2001:db8::/64 seems to be listed as a whole");
    assertThat(outcome.remedy().orElseThrow())
        .contains("ask bl.example to remove 2001:db8::/64, all of which");
  }

  @Test
  void doesNotTellHowMuchIsListedWhenTheListStopsAnswering() {
    Outcome outcome =
        examine(
            """
            %1$s  A  127.0.0.2
            %2$s  A  !timeout
            """
                .formatted(ENTRY, SIBLING));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            ENTRY + " A [127.0.0.2]",
            ENTRY + " TXT no such record",
            SIBLING + " A no answer: timed out");
    assertThat(outcome.remedy().orElseThrow()).contains("ask bl.example to remove 2001:db8::25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.255.255.254", "127.0.0.1", "192.0.2.1"})
  void passesWhenTheAnswerIsNotAListing(String address) {
    Outcome outcome = examine(ENTRY + "  A  " + address);

    assertThat(outcome.result()).isEqualTo(PASSED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            ENTRY + " A [" + address + "]",
            "bl.example gave no listing: such an answer means that it refused to serve, or is out"
                + " of order");
  }

  @Test
  void isUndecidedWhenTheListDoesNotAnswer() {
    Outcome outcome = examine(ENTRY + "  A  !servfail");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines()).containsExactly(ENTRY + " A no answer: SERVFAIL");
  }

  @Test
  void failsWhenOneListHasTheAddressAndAnotherDoesNotAnswer() {
    Outcome outcome =
        examine(
            List.of(DomainName.of("broken.example"), DomainName.of("bl.example")),
            """
            %2$s  A  !timeout
            %1$s  A  127.0.0.2
            """
                .formatted(ENTRY, ENTRY.replace("bl.", "broken.")));

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void asksForFourOctetsOnIpv4() {
    Attempt attempt = Attempt.from("192.0.2.25").to(receiver(List.of(DomainName.of("bl.example"))));

    Outcome outcome =
        new ClientBlocklisted().examine(attempt, ZoneDns.of("25.2.0.192.bl.example  A  127.0.0.2"));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "25.2.0.192.bl.example A [127.0.0.2]", "25.2.0.192.bl.example TXT no such record");
  }

  @Test
  void isSkippedWhenTheReceiverAsksNoList() {
    assertThat(examine(List.of(), "").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenTheReceiverAsksItsListsAboutOtherClientsOnly() {
    Receiver receiver = KnownRules.personas().named("sendmail-dnsbl").receiver();
    ZoneDns dns =
        ZoneDns.of(
            "25.2.0.192.bl.lab.example A 127.0.0.2\n"
                + ENTRY.replace("bl.", "bl.lab.")
                + " A 127.0.0.2");

    assertThat(
            new ClientBlocklisted()
                .examine(Attempt.from("2001:db8::25").to(receiver), dns)
                .result())
        .isEqualTo(SKIPPED);
    assertThat(
            new ClientBlocklisted().examine(Attempt.from("192.0.2.25").to(receiver), dns).result())
        .isEqualTo(FAILED);
  }

  @Test
  void takesTheAnswersThatTheFilterOfTheReceiverLetsPass() {
    assertThat(filtered("bl.example=any", "127.255.255.254").result()).isEqualTo(FAILED);
    assertThat(filtered("bl.example=127.0.0.[2..11]", "127.0.0.11").result()).isEqualTo(FAILED);

    Outcome other = filtered("bl.example=127.0.0.[2..11]", "127.0.0.12");
    assertThat(other.result()).isEqualTo(PASSED);
    assertThat(other.evidence().lines())
        .element(1)
        .asString()
        .startsWith("bl.example=127.0.0.[2..11] gave no listing");
  }

  private static Outcome filtered(String list, String answer) {
    Receiver receiver = Receiver.UNKNOWN.asking(List.of(Blocklist.of(list)));
    return new ClientBlocklisted()
        .examine(Attempt.from("2001:db8::25").to(receiver), ZoneDns.of(ENTRY + "  A  " + answer));
  }

  private static Outcome examine(String zone) {
    return examine(List.of(DomainName.of("bl.example")), zone);
  }

  private static Outcome examine(List<DomainName> lists, String zone) {
    return new ClientBlocklisted()
        .examine(Attempt.from("2001:db8::25").to(receiver(lists)), ZoneDns.of(zone));
  }

  private static Receiver receiver(List<DomainName> lists) {
    return Receiver.UNKNOWN.asking(
        lists.stream().map(list -> new Blocklist(list, Optional.empty())).toList());
  }
}
