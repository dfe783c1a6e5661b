package smtpprobe.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.TestClock;
import smtpprobe.bounce.Bounce;
import smtpprobe.bounce.reply.Reading;

class RecheckTest {

  private static final String BROKEN = "mail.example.org AAAA 2001:db8::25";
  private static final String MENDED = BROKEN + "\n2001:db8::25 3600 PTR mail.example.org";

  private static final Attempt ATTEMPT =
      Attempt.from(IpAddress.of("2001:db8::25"))
          .withHelo(HeloName.of("mail.example.org"))
          .withReversePath(ReversePath.of("alice@example.org"))
          .withRecipient(Mailbox.of("bob@example.net"));

  private static List<Rechecked> recheck(String zone, String reply, Optional<String> date) {
    Recheck recheck =
        new Recheck(ZoneDns.of(zone), new TestClock(), Personas.builtIn().named("permissive"));
    Reading reading = Bounce.explain(reply).recipients().get(0).reading();
    return recheck.of(reading, recheck.look(ATTEMPT), date.map(Instant::parse));
  }

  @Test
  void saysThatItIsStillSo() {
    List<Rechecked> all =
        recheck(BROKEN, "550 5.7.25 no PTR record", Optional.of("2026-11-20T09:00:00Z"));

    assertThat(all.get(0).cause().id()).isEqualTo("ptr-missing");
    assertThat(all.get(0).standing()).isEqualTo(Standing.STILL_SO);
    assertThat(all.get(0).why()).contains("2026-11-20").contains("8 days");
    assertThat(all.get(0).finding()).isPresent();
  }

  @Test
  void saysThatItWasMendedSince() {
    List<Rechecked> all =
        recheck(MENDED, "550 5.7.25 no PTR record", Optional.of("2026-11-20T09:00:00Z"));

    assertThat(all).extracting(Rechecked::standing).contains(Standing.MENDED_SINCE);
    assertThat(all.get(0).why()).contains("8 days").contains("may be kept for");
  }

  @Test
  void saysThatItNeverWasWhereDnsHasNotForgottenSince() {
    List<Rechecked> all =
        recheck(MENDED, "550 5.7.25 no PTR record", Optional.of("2026-11-28T08:59:50Z"));

    assertThat(all.get(0).standing()).isEqualTo(Standing.NEVER_WAS);
  }

  @Test
  void saysThatItWasNeverDns() {
    assertThat(recheck(BROKEN, "552 5.2.2 mailbox full", Optional.empty()))
        .singleElement()
        .satisfies(one -> assertThat(one.standing()).isEqualTo(Standing.NOT_DNS));
  }

  @Test
  void saysThatItCannotSayWhatDependsOnTheMessage() {
    assertThat(recheck(BROKEN, "550 5.7.20 No passing DKIM signatures found.", Optional.empty()))
        .allSatisfy(one -> assertThat(one.standing()).isEqualTo(Standing.CANNOT_SAY));
  }

  @Test
  void saysThatItCannotSayWhereDnsIsSilent() {
    assertThat(
            recheck("*.ip6.arpa ANY !servfail", "550 5.7.25 no PTR record", Optional.empty())
                .get(0)
                .standing())
        .isEqualTo(Standing.CANNOT_SAY);
  }
}
