package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.session.SeenAs;
import fakereceiver.session.SessionRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that cannot claim to be another are taken for one. */
@Timeout(60)
class ClaimsTest {

  @Test
  void aClientOnLoopbackIsTakenForTheAddressThatWasSaid() {
    try (FakeReceiver receiver =
        Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent")).claims("2001:db8::25").start()) {
      try (Client client = Client.silent(receiver)) {
        assertThat(client.reply()).startsWith("220 ");
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().clientAddress()).hasToString("2001:db8::25");
      assertThat(session.peer()).hasToString("::1");
      assertThat(session.claims()).isEqualTo(Map.of("CLAIMED", "2001:db8::25"));
    }
  }

  @Test
  void itIsJudgedAsSuchFromTheBeginning() {
    try (FakeReceiver receiver =
            Lab.receiver(Lab.strict(Stage.CONNECT, "ptr-absent")).claims("2001:db8::26").start();
        Client client = Client.silent(receiver)) {
      assertThat(client.rest()).contains("550 5.7.1 [2001:db8::26]");
    }
  }

  @Test
  void theHeloNameCanBeClaimedToo() {
    try (FakeReceiver receiver =
        Lab.receiver(Lab.strict(Stage.HELO, "helo-bad"))
            .xclient(false)
            .claimsHelo("bad.example")
            .start()) {
      try (Client client = Client.connected(receiver)) {
        assertThat(client.say("EHLO laptop.local")).contains("Refused: helo-bad");
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().heloName()).hasValue(HeloName.of("bad.example"));
      assertThat(Lab.lines(session))
          .containsSubsequence("C: EHLO laptop.local", "*: taken as EHLO bad.example");
    }
  }

  @Test
  void whatAClientClaimsItselfCounts() {
    try (FakeReceiver receiver =
        Lab.receiver().claims("2001:db8::26").claimsHelo("bad.example").start()) {
      try (Client client = Client.greeted(receiver)) {
        client.say("XCLIENT ADDR=IPV6:2001:db8::25");
        client.say("EHLO mail.example.org");
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().clientAddress()).hasToString("2001:db8::25");
      assertThat(session.attempt().heloName()).hasValue(HeloName.of("mail.example.org"));
    }
  }

  @Test
  void clientsOfANetworkAreTakenForWhatItIsSeenAs() {
    try (FakeReceiver receiver =
        Lab.receiver()
            .xclient(false)
            .claims("2001:db8::26")
            .seenAs(SeenAs.parse("::/0=2001:db8::24"))
            .seenAs(SeenAs.parse("::1=2001:db8::25,mail.example.org"))
            .start()) {
      try (Client client = Client.connected(receiver)) {
        client.say("EHLO laptop.local");
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session.attempt().clientAddress()).hasToString("2001:db8::25");
      assertThat(session.claims())
          .isEqualTo(Map.of("CLAIMED", "2001:db8::25", "CLAIMED-HELO", "mail.example.org"));
    }
  }

  @Test
  void onlyAddressesCanBeClaimed() {
    assertThatThrownBy(() -> Lab.receiver().claims("mail.example.org"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
