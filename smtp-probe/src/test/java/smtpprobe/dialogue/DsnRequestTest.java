package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.mail.Mailbox;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.dialogue.DsnRequest.Case;

class DsnRequestTest {

  @ParameterizedTest
  @CsvSource({
    "bob@example.net,       rfc822;bob@example.net",
    "bob+lists@example.net, rfc822;bob+2Blists@example.net",
    "b=b@example.net,       rfc822;b+3Db@example.net",
    "jörg@example.net,      utf-8;j\\x{F6}rg@example.net",
    "jörg+a@example.net,    utf-8;j\\x{F6}rg\\x{2B}a@example.net",
    "\uD83D\uDCEC@example.net, utf-8;\\x{1F4EC}@example.net"
  })
  void namesTheOriginalRecipientInItsEncoding(String address, String expected) {
    DsnRequest never = new DsnRequest(Set.of(Case.NEVER), Optional.empty(), Optional.empty());

    assertThat(never.onRcpt(Mailbox.of(address))).isEqualTo(" NOTIFY=NEVER ORCPT=" + expected);
  }

  @Test
  void saysNothingToRecipientsWhenOnlyTheEnvelopeIsNamed() {
    DsnRequest request = new DsnRequest(Set.of(), Optional.empty(), Optional.of("a b+c=d"));

    assertThat(request.onRcpt(Mailbox.of("bob@example.net"))).isEmpty();
    assertThat(request.onMail()).isEqualTo(" ENVID=a+20b+2Bc+3Dd");
  }

  @Test
  void isNotNeverAndInOtherCases() {
    assertThatThrownBy(
            () ->
                new DsnRequest(Set.of(Case.NEVER, Case.DELAY), Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected one or the other");
  }

  @ParameterizedTest
  @CsvSource({"'',has 0", "grün,is not printable ASCII", "'a\tb',is not printable ASCII"})
  void refusesAnEnvelopeIdThatCannotBeSent(String id, String why) {
    assertThatThrownBy(() -> new DsnRequest(Set.of(), Optional.empty(), Optional.of(id)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void countsTheEnvelopeIdAsItIsSent() {
    String id = "+".repeat(34);

    assertThatThrownBy(() -> new DsnRequest(Set.of(), Optional.empty(), Optional.of(id)))
        .hasMessageContaining("has 102 characters in xtext, expected 1 to 100");
  }
}
