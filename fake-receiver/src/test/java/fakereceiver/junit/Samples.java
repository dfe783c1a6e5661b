package fakereceiver.junit;

import static fakereceiver.assertion.MailAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.Stage;
import fakereceiver.server.Client;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Classes of tests as users write them. They are run by {@link Launch}, with several versions of
 * JUnit; so they use nothing but Jupiter 5.10.
 */
@NullUnmarked // JUnit sets the fields
final class Samples {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String GOOD =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::25
      example.org         MX     10 mail.example.org
      """;

  private Samples() {}

  /** Sends one mail and stays connected. */
  static Client mail(FakeReceiver receiver) {
    Client client = Client.connected(receiver);
    client.say("EHLO mail.example.org");
    client.say("MAIL FROM:<alice@example.org>");
    if (client.say("RCPT TO:<bob@example.net>").startsWith("250")) {
      client.say("DATA");
      client.say("From: alice@example.org\r\nSubject: Hi\r\n\r\nHello\r\n.");
    } else {
      client.say("RSET");
    }
    return client;
  }

  private static void sendsOne(FakeReceiver receiver) {
    assertEquals(0, receiver.mails().size());
    mail(receiver).close();
    assertEquals(1, receiver.mails().size());
  }

  /** An instance field: a receiver for each test. */
  static class Fields {
    @StartReceiver(persona = "postfix-strict", zone = GOOD, claims = "2001:db8::25")
    private FakeReceiver receiver;

    @StartReceiver(
        persona = "postfix-strict",
        zone = "stale-aaaa.zone",
        claims = "2001:db8::25",
        helo = "claimed.example.org")
    FakeReceiver stale;

    @Test
    void one() {
      sendsOne(receiver);
      assertThat(receiver.takeMail(PATIENCE)).wasDelivered().fromClaimed("2001:db8::25");
      sendsOne(stale);
      assertThat(stale.takeMail(PATIENCE))
          .wasDeferred()
          .at(Stage.RCPT)
          .with(450, "4.7.25")
          .because("fcrdns-mismatch")
          .withHelo("claimed.example.org");
    }

    @Test
    void two() {
      sendsOne(receiver);
    }
  }

  /** A static field: one receiver for all tests. */
  static class Shared {
    @StartReceiver static FakeReceiver receiver;

    static FakeReceiver seenBefore;

    @BeforeAll
    static void isThereBeforeAll(@StartReceiver FakeReceiver own) {
      seenBefore = receiver;
      sendsOne(own);
      assertNotEquals(own.port(), receiver.port());
    }

    @RepeatedTest(2)
    void shares() {
      assertEquals(seenBefore.port(), receiver.port());
      int before = receiver.mails().size();
      mail(receiver).close();
      assertEquals(before + 1, receiver.mails().size());
    }
  }

  /** One instance for all tests has one receiver. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class OneInstance {
    @StartReceiver FakeReceiver receiver;
    private int port;

    @BeforeAll
    void isThere() {
      port = receiver.port();
    }

    @RepeatedTest(2)
    void shares() {
      assertEquals(port, receiver.port());
    }
  }

  /** Nested classes see the receivers of those around them. */
  static class Outer {
    @StartReceiver FakeReceiver receiver;

    @BeforeEach
    void isThere(@StartReceiver FakeReceiver own) {
      sendsOne(receiver);
      sendsOne(own);
    }

    @Test
    void own() {
      assertEquals(1, receiver.mails().size());
    }

    @Nested
    class Inner {
      @StartReceiver FakeReceiver inner;

      @Test
      void both(@StartReceiver FakeReceiver third) {
        assertEquals(1, receiver.mails().size());
        sendsOne(inner);
        sendsOne(third);
      }

      @Nested
      class Innermost {
        @Test
        void all() {
          assertEquals(1, receiver.mails().size());
          sendsOne(inner);
        }
      }
    }
  }

  /** A parameter of the constructor, and several of a test. */
  static class Parameters {
    private final FakeReceiver first;

    Parameters(@StartReceiver FakeReceiver first) {
      this.first = first;
    }

    @RepeatedTest(2)
    void several(@StartReceiver FakeReceiver second, @StartReceiver FakeReceiver third) {
      sendsOne(first);
      sendsOne(second);
      sendsOne(third);
    }
  }

  /** The receiver of a constructor is open for one test. */
  static class Constructed {
    private static final AtomicReference<FakeReceiver> LAST = new AtomicReference<>();

    Constructed(@StartReceiver FakeReceiver own) {
      FakeReceiver before = LAST.getAndSet(own);
      if (before != null) {
        assertThrows(RuntimeException.class, () -> Client.connected(before));
      }
      sendsOne(own);
    }

    @RepeatedTest(3)
    void own() {
      assertEquals(1, LAST.get().mails().size());
      mail(LAST.get()).close();
    }

    @Nested
    class Inner {
      Inner(@StartReceiver FakeReceiver inner) {
        sendsOne(inner);
      }

      @RepeatedTest(2)
      void ofTheOuterOne() {
        mail(LAST.get()).close();
      }
    }
  }

  /** A component is a field and a parameter of the constructor at once. */
  record Component(@StartReceiver FakeReceiver receiver) {
    @RepeatedTest(2)
    void own() {
      mail(receiver).close();
      assertEquals(1, receiver.mails().size());
    }
  }

  /** All tests of one instance have the receiver of its constructor. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class ConstructedOnce {
    private final FakeReceiver receiver;

    ConstructedOnce(@StartReceiver FakeReceiver receiver) {
      this.receiver = receiver;
    }

    @RepeatedTest(2)
    void stays() {
      mail(receiver).close();
    }

    @Nested
    class Inner {
      @RepeatedTest(2)
      void staysHereToo() {
        mail(receiver).close();
      }
    }
  }

  /** Fails before there is a test. */
  static class FailingBeforeAll {
    @BeforeAll
    static void fails(@StartReceiver FakeReceiver receiver) {
      mail(receiver).close();
      assertEquals(2, receiver.mails().size());
    }

    @Test
    void never() {}
  }

  /** Fails before there is an instance. */
  static class FailingConstructor {
    FailingConstructor(@StartReceiver FakeReceiver receiver) {
      mail(receiver).close();
      assertEquals(2, receiver.mails().size());
    }

    @Test
    void never() {}
  }

  /** Fails in a test that is made while tests run. */
  static class FailingDynamicTest {
    @StartReceiver FakeReceiver receiver;

    @TestFactory
    DynamicTest made() {
      return DynamicTest.dynamicTest(
          "dynamic",
          () -> {
            mail(receiver).close();
            assertEquals(2, receiver.mails().size());
          });
    }
  }

  /** Fails, and says why. */
  static class Failing {
    @StartReceiver(persona = "postfix-strict", zone = "stale-aaaa.zone", claims = "2001:db8::25")
    FakeReceiver receiver;

    @Test
    void delivered() {
      mail(receiver).close();
      assertThat(receiver.takeMail(PATIENCE)).wasDelivered();
    }

    @Test
    void counted() {
      mail(receiver).close();
      assertEquals(2, receiver.mails().size());
    }
  }

  /** Wrong uses, each told. */
  static class Wrong {
    @Test
    void type(@StartReceiver String receiver) {}

    @Test
    void zone(@StartReceiver(zone = "nowhere.zone") FakeReceiver receiver) {}

    @Test
    void persona(@StartReceiver(persona = "gmial") FakeReceiver receiver) {}
  }

  /** Its receiver is started before there is an instance, and there never is one. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class Unborn {
    Unborn(@StartReceiver FakeReceiver receiver) {
      throw new IllegalStateException("not with " + receiver.port());
    }

    @Test
    void never() {}
  }

  /** 500 tests side by side, 64 of them certainly at the same time. */
  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    static final int AT_ONCE = 64;
    private static final CountDownLatch TOGETHER = new CountDownLatch(AT_ONCE);

    @StartReceiver(zone = GOOD, claims = "2001:db8::25")
    FakeReceiver receiver;

    @RepeatedTest(500)
    void own() throws InterruptedException {
      try (Client client = mail(receiver)) {
        TOGETHER.countDown();
        assertTrue(TOGETHER.await(30, TimeUnit.SECONDS), "64 tests at once");
        assertThat(receiver.takeMail(PATIENCE))
            .wasDelivered()
            .fromClaimed("2001:db8::25")
            .hasSubject("Hi");
        assertTrue(client.say("NOOP").startsWith("250"), "its client is still there");
        assertEquals(1, receiver.mails().size());
      }
    }
  }
}
