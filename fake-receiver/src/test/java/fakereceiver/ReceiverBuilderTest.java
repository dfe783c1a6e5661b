package fakereceiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.Client;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiverBuilderTest {

  private static ReceiverBuilder builder() {
    return FakeReceiver.builder("permissive").zone("");
  }

  private static String mail(FakeReceiver receiver) {
    try (Client client = Client.greeted(receiver)) {
      client.untilData();
      return client.say("Subject: hello\r\n\r\nHello\r\n.");
    }
  }

  @Test
  void eachReceiverThatItStartsDoesItsOwnWrong() {
    ReceiverBuilder builder = builder();
    try (FakeReceiver one = builder.start();
        FakeReceiver other = builder.start()) {
      one.enqueue(new Misbehaviour.HangUp(Moment.MAIL));
      assertThat(other.misbehaviours().pending()).isZero();
      assertThat(mail(other)).startsWith("250 ");
      assertThat(one.misbehaviours().pending()).isEqualTo(1);
    }
  }

  @Test
  void timesThatNoClockCountsAreRefused() {
    for (Duration time :
        List.of(ChronoUnit.FOREVER.getDuration(), Duration.ofSeconds(Long.MAX_VALUE))) {
      for (Function<Duration, ReceiverBuilder> said :
          List.<Function<Duration, ReceiverBuilder>>of(
              builder()::idleTimeout, builder()::commandTimeout, builder()::sessionTimeout)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> said.apply(time))
            .withMessageContaining("expected a positive one of 999999 hours at most");
      }
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Misbehaviour.Tarpit(time))
          .withMessageContaining("expected a day at most");
    }
  }

  @Test
  @Timeout(30)
  void whoWaitsForEverIsGivenWhatComes() {
    Duration forEver = ChronoUnit.FOREVER.getDuration();
    try (FakeReceiver receiver = builder().idleTimeout(Duration.ofHours(999_999)).start()) {
      CompletableFuture<String> waiting =
          CompletableFuture.supplyAsync(() -> receiver.takeMail(forEver).session());
      assertThat(mail(receiver)).startsWith("250 ");
      assertThat(waiting.join()).isEqualTo("1");
      assertThat(receiver.awaitMails(1, forEver)).hasSize(1);
      assertThat(receiver.takeSession(forEver).id()).isEqualTo("1");
    }
  }

  @Test
  void anAssertionThatFailsInAListenerIsNoTroubleOfTheClientAndTold() {
    try (FakeReceiver receiver =
        builder()
            .onMail(
                (mail, began) -> {
                  throw new AssertionError("of the test");
                })
            .onSession(
                session -> {
                  throw new AssertionError("at the end");
                })
            .start()) {
      assertThat(mail(receiver)).startsWith("250 ");
      assertThat(mail(receiver)).startsWith("250 ");
      receiver.takeSession(Duration.ofSeconds(10));
      assertThat(receiver.report())
          .contains("a listener for mails has failed: java.lang.AssertionError: of the test");
    }
  }

  /** Kotlin lets a lambda throw what Java would have it declare. */
  @ParameterizedTest
  @MethodSource("thrown")
  void whatAListenerThrowsIsNoTroubleOfTheClient(Throwable thrown) {
    try (FakeReceiver receiver =
            builder()
                .onMail((mail, began) -> ReceiverBuilderTest.<RuntimeException>throwing(thrown))
                .start();
        Client client = Client.greeted(receiver)) {
      assertThat(client.say("MAIL FROM:<alice@example.org> SIZE=99999999")).startsWith("552");
      assertThat(client.say("NOOP")).startsWith("250");
      assertThat(receiver.report()).contains("a listener for mails has failed: " + thrown);
    }
  }

  static Stream<Throwable> thrown() {
    return Stream.of(
        new IOException("of the test"), new StackOverflowError(), new IllegalStateException("x"));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwing(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void aClockThatFailsCostsOneSessionNotTheReceiver(Throwable thrown) {
    AtomicBoolean fails = new AtomicBoolean();
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            if (fails.getAndSet(false)) {
              ReceiverBuilderTest.<RuntimeException>throwing(thrown);
            }
            return Instant.EPOCH;
          }
        };
    try (FakeReceiver receiver = builder().clock(clock).start()) {
      fails.set(true);
      try (Client first = Client.silent(receiver)) {
        assertThat(first.isAtEnd()).isTrue();
      }
      assertThat(mail(receiver)).startsWith("250 ");
    }
  }

  @Test
  void aNameWithoutAnAddressIsRefusedInASentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().listen(InetSocketAddress.createUnresolved("mx.example", 25)))
        .withMessage("\"mx.example\" has no address, expected one such as [::1]:2525");
  }
}
