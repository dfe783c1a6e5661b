package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real receivers that refuse a well set up host for a trouble of their own: {@code send}, {@code
 * explain} and {@code predict} say so, and never that something has to change here.
 */
class ReceiversTroubleTest {

  /** What everybody but the receiver sees. */
  private static final String WORLD =
      """
      2001:db8::25      PTR   mail.example.org
      mail.example.org  AAAA  2001:db8::25
      mail.example.org  TXT   "v=spf1 a -all"
      example.org       MX    10 mail.example.org
      example.org       TXT   "v=spf1 mx -all"
      example.net       MX    10 mx.example.net
      mx.example.net    AAAA  ::1
      """;

  private static final String OUR_PTR = "2001:db8::25      PTR   mail.example.org\n";

  @TempDir Path folder;

  private Run run(String command, String... more) throws IOException {
    Path zone = Files.writeString(folder.resolve("world.zone"), WORLD);
    return Run.of(
        command.equals("explain")
            ? command
            : command
                + " --from alice@example.org --to bob@example.net --helo mail.example.org --zone "
                + zone,
        more);
  }

  private Run send(FakeReceiver receiver) throws IOException {
    String server = "[::1]:" + receiver.address().getPort();
    return run("send", "--proxy", "2001:db8::25", "--server", server);
  }

  private static FakeReceiver receiver(String persona, String zone) {
    return FakeReceiver.builder(persona).zone(zone).proxyProtocol(true).start();
  }

  /** No remedy of ours may stand beside it. */
  private static void assertThatNothingIsToChange(Run run) {
    assertThat(run.out()).contains("the receiver's own trouble").doesNotContain("remedy");
  }

  @Test
  void itsResolverFails() throws IOException {
    String broken = WORLD.replace(OUR_PTR, "2001:db8::25  PTR  !servfail\n");
    try (FakeReceiver receiver = receiver("postfix-strict", broken)) {
      Run sent = send(receiver);

      assertThat(sent.out()).contains("450 4.7.25", "what it misses is there (2001:db8::25 PTR");
      assertThatNothingIsToChange(sent);
    }
    assertThat(run("predict", "--client", "2001:db8::25", "--persona", "postfix-strict").out())
        .containsPattern("postfix-strict +note +- +250");
  }

  @Test
  void itsResolverRemembersTheTimeBeforeTheRecord() throws IOException {
    try (FakeReceiver receiver = receiver("postfix-ptr-only", WORLD.replace(OUR_PTR, ""))) {
      Run sent = send(receiver);

      assertThat(sent.out()).contains("remembers an older answer", "tell its postmaster");
      assertThatNothingIsToChange(sent);
    }
  }

  @Test
  void itsProxyHidesTheClient() throws IOException {
    ReceiverBuilder behindProxy =
        FakeReceiver.builder("postfix-strict").zone(WORLD).claims("fd00:172:18::1");
    String refusal = "450 4.7.25 Client host rejected: cannot find your hostname, [fd00:172:18::1]";
    try (FakeReceiver receiver = behindProxy.start()) {
      Run sent = run("send", "--server", "[::1]:" + receiver.address().getPort());

      assertThat(sent.out()).contains("it speaks of fd00:172:18::1", "a proxy or translator");
      assertThat(sent.out()).contains("the receiver's own trouble");
      assertThat(sent.out()).contains(refusal);
    }
    assertThat(run("explain", refusal).out())
        .contains("side    the receiver: nothing to change here", "a proxy or container network");
    assertThat(run("predict", "--client", "fd00:172:18::1", "--persona", "postfix-strict").out())
        .contains("no receiver elsewhere can have met it", "Tell its postmaster");
  }

  @Test
  void itsListRefusesToServe() throws IOException {
    String listed =
        "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.lab.example  A "
            + " 127.255.255.254\n";
    try (FakeReceiver receiver = receiver("postfix-rbl-spf", WORLD + listed)) {
      Run sent = send(receiver);

      assertThat(sent.out())
          .contains("554 5.7.1 Service unavailable", "none of which was found here")
          .doesNotContain("remedy");
    }
    Path zone = Files.writeString(folder.resolve("listed.zone"), listed);
    String asks = "--client 2001:db8::25 --persona postfix-rbl-spf --zone " + zone;
    assertThat(run("predict", Run.words(asks)).out())
        .contains("that is no listing", "Nothing is to be changed here: bl.lab.example did not");
    String reply =
        "554 5.7.1 Service unavailable; Client host [2001:db8::25] blocked using zen.example.test;"
            + " Error: open resolver; 127.255.255.254";
    assertThat(run("explain", reply).out())
        .contains("side    the receiver: nothing to change in DNS or on the host");
  }
}
