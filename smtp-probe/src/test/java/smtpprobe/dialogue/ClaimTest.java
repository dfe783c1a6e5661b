package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;
import org.junit.jupiter.api.Test;
import smtpprobe.dialogue.DialogueEnd.Lost;
import smtpprobe.dialogue.DialogueEnd.Refused;

class ClaimTest {

  @Test
  void isMadeByXclientAndFollowedByASecondEhlo() throws Exception {
    DialogueResult result = play("xclient.smtp", new Claim.Xclient(IpAddress.of("2001:db8::25")));

    assertThat(result.end())
        .isEqualTo(
            new Refused(Stage.MAIL, Reply.of(550, "5.7.25 No reverse DNS for [2001:db8::25]")));
  }

  @Test
  void isRefusedAtConnectWhenTheServerWantsNothingOfTheClaimedClient() throws Exception {
    DialogueResult result =
        play("xclient-refused.smtp", new Claim.Xclient(IpAddress.of("192.0.2.25")));

    assertThat(result.end())
        .isEqualTo(new Refused(Stage.CONNECT, Reply.of(554, "5.7.1 Go away, [192.0.2.25]")));
  }

  @Test
  void isLostWhenTheServerDoesNotOfferXclient() throws Exception {
    DialogueResult result =
        play("nothing-offered.smtp", new Claim.Xclient(IpAddress.of("2001:db8::25")));

    assertThat(result.end())
        .isEqualTo(new Lost(Stage.CONNECT, "the server does not offer XCLIENT"));
  }

  @Test
  void isMadeByAProxyLineBeforeTheGreeting() throws Exception {
    DialogueResult result = play("proxy.smtp", new Claim.Proxy(IpAddress.of("2001:db8::25")));

    assertThat(result.end())
        .isEqualTo(
            new Refused(Stage.CONNECT, Reply.of(554, "5.7.25 No reverse DNS for [2001:db8::25]")));
    assertThat(result.transcript().lines().get(1).text())
        .matches("PROXY TCP6 2001:db8::25 ::1 \\d+ " + result.request().port());
  }

  @Test
  void namesAddressesOfOneFamilyInAProxyLine() {
    IpAddress four = IpAddress.of("192.0.2.25");
    IpAddress six = IpAddress.of("2001:db8::25");

    assertThat(Commands.proxy(four, 4711, IpAddress.of("192.0.2.1"), 25))
        .isEqualTo("PROXY TCP4 192.0.2.25 192.0.2.1 4711 25");
    assertThat(Commands.proxy(four, 4711, six, 25))
        .isEqualTo("PROXY TCP4 192.0.2.25 0.0.0.0 4711 25");
    assertThat(Commands.proxy(six, 4711, four, 25)).isEqualTo("PROXY TCP6 2001:db8::25 :: 4711 25");
  }

  private static DialogueResult play(String file, Claim claim) throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(file)) {
      DialogueResult result = Dialogue.run(Requests.to(server).withClaim(claim));
      server.assertPlayed();
      return result;
    }
  }
}
