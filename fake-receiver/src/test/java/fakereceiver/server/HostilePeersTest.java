package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HostilePeersTest {

  @Test
  void garbageEndsInARecord() {
    Random random = new Random(25);
    try (FakeReceiver receiver = Lab.receiver().idleTimeout(Duration.ofSeconds(2)).start()) {
      for (int i = 0; i < 20; i++) {
        byte[] garbage = new byte[5000];
        random.nextBytes(garbage);
        try (Client client = Client.silent(receiver)) {
          try {
            client.send(garbage);
          } catch (UncheckedIOException e) {
            assertThat(e).hasMessageMatching(".*(Broken pipe|Connection reset).*");
          }
        }
        assertThat(Lab.session(receiver).transactions()).hasSize(1);
      }
    }
  }

  @Test
  void silenceEndsIn421() {
    try (FakeReceiver receiver = Lab.receiver().idleTimeout(Duration.ofMillis(200)).start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.reply()).startsWith("421 4.4.2 mx.example ").contains("nothing came");
      assertThat(client.isAtEnd()).isTrue();
      assertThat(Lab.session(receiver).trouble().orElseThrow()).startsWith("timed out");
    }
  }

  @Test
  void aSessionEndsHoweverBusyItIs() {
    try (FakeReceiver receiver = Lab.receiver().sessionTimeout(Duration.ofMillis(500)).start();
        Client client = Client.greeted(receiver)) {
      String reply = client.say("NOOP");
      while (reply.startsWith("250 ")) {
        reply = client.say("NOOP");
      }
      assertThat(reply).startsWith("421 4.4.2 ").contains("lasted too long");
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOff() {
    try (FakeReceiver receiver = Lab.receiver().sessionTimeout(Duration.ofMillis(300)).start();
        Client client = Client.greeted(receiver)) {
      byte[] noops = "HELP\r\n".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(
              () -> {
                while (true) {
                  client.send(noops);
                }
              })
          .isInstanceOf(UncheckedIOException.class);
      assertThat(Lab.session(receiver).trouble()).isPresent();
    }
  }

  /** The socket of the second client waits to be accepted as long as the first session lasts. */
  @Test
  void countsTheTimeOfASessionFromWhenItsClientCame() {
    try (FakeReceiver receiver = Lab.receiver().sessionTimeout(Duration.ofSeconds(1)).start()) {
      try (Client slow = Client.connected(receiver)) {
        assertThat(slow.rest()).contains("the session has lasted too long");
      }
      try (Client next = Client.connected(receiver)) {
        assertThat(next.say("NOOP")).startsWith("250 ");
      }
    }
  }

  @Test
  void anEndlessLineIsCutOff() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 16; i++) {
        client.send(block);
      }
      assertThat(client.reply()).startsWith("500 5.5.2 Line too long");
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void aResetIsNoted() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      client.untilData();
      client.reset();
      assertThat(Lab.session(receiver).trouble().orElseThrow()).startsWith("connection lost");
    }
  }

  /** What {@code Listener} holds open. */
  @Test
  void moreConnectionsThanAllowedAreToldSoAndRecorded() {
    try (FakeReceiver receiver = Lab.receiver().maxConnections(1).start();
        Client first = Client.greeted(receiver);
        Client second = Client.silent(receiver)) {
      assertThat(second.reply()).startsWith("421 4.3.2 Too many connections");
      assertThat(second.isAtEnd()).isTrue();
      assertThat(Lab.lines(Lab.session(receiver)))
          .endsWith("S: 421 4.3.2 Too many connections, try again later");
      assertThat(first.say("NOOP")).startsWith("250 ");
    }
  }

  @Test
  void oneClientMayHaveSoManySessionsAndThenAnotherWhenOneHasGone() {
    try (FakeReceiver receiver = Lab.receiver().maxSessionsOfClient(1).start();
        Client first = Client.greeted(receiver)) {
      try (Client second = Client.silent(receiver)) {
        assertThat(second.reply()).startsWith("421 4.7.0 Too many connections from your network");
        assertThat(second.isAtEnd()).isTrue();
      }
      assertThat(Lab.session(receiver).trouble())
          .hasValueSatisfying(why -> assertThat(why).startsWith("over a limit: 421"));
      first.say("QUIT");
      Lab.session(receiver);
      try (Client third = Client.silent(receiver)) {
        assertThat(third.reply()).startsWith("220 ");
      }
    }
  }

  @Test
  void oneClientMayComeSoOftenInAMinute() {
    SetClock clock = new SetClock();
    try (FakeReceiver receiver = Lab.receiver().clock(clock).maxConnectionsPerMinute(1).start()) {
      try (Client first = Client.silent(receiver);
          Client second = Client.silent(receiver)) {
        assertThat(List.of(first.reply().substring(0, 3), second.reply().substring(0, 3)))
            .containsExactlyInAnyOrder("220", "421");
      }
      clock.forward(Duration.ofSeconds(60));
      try (Client third = Client.silent(receiver)) {
        assertThat(third.reply()).startsWith("220 ");
      }
    }
  }

  @Test
  void closingDoesNotWaitForAListenerThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    FakeReceiver receiver =
        Lab.receiver()
            .onSession(
                session -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })
            .start();
    try (Client client = Client.greeted(receiver)) {
      client.say("QUIT");
      assertThat(Lab.session(receiver).trouble()).isEmpty();
      receiver.close();
    }
  }

  @Test
  void nothingListensAfterClose() {
    FakeReceiver receiver = Lab.receiver().start();
    InetSocketAddress address = receiver.address();
    receiver.close();
    receiver.close();
    assertThatThrownBy(() -> Client.silent(address)).hasMessageContaining("refused");
  }

  @Test
  void anAddressInUseIsNamed() {
    try (FakeReceiver receiver = Lab.receiver().start()) {
      assertThatThrownBy(() -> Lab.receiver().listen(receiver.address()).start())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on ")
          .hasMessageContaining(String.valueOf(receiver.address().getPort()));
    }
  }

  @Test
  void waitingForASessionThatDoesNotEndIsAClearError() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.greeted(receiver)) {
      assertThatThrownBy(() -> receiver.takeSession(Duration.ofMillis(20)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("no session has ended within 20 ms on [::1]:")
          .hasMessageContaining("1 open, 0 ended")
          .hasMessageContaining("C: EHLO client.example");
      assertThat(client.say("QUIT")).startsWith("221 ");
    }
  }

  @Test
  void aReceiverWithoutDnsIsNotStarted() {
    assertThatThrownBy(() -> FakeReceiver.builder(Lab.permissive()).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dns(...) or zone(...)");
  }
}
