package fakereceiver.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SeatsTest {

  private static final long SMALL_HEAP = 128 << 20;

  private final Seats seats = new Seats(new Limits(2, 1, 1), SMALL_HEAP);

  /** Sixty at once that read a mail of 3 MB were the end of a receiver with 128 MiB. */
  @Test
  void ofRepliesThatTakeMuchMemoryOneWaitsForTheOther() throws Exception {
    Seats.Taken first = seats.none();
    first.take(Route.Kind.LARGE);
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(this::takesALargeOne);
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyWaitsForAReplyToBeReadThatThereIsRoomFor() throws Exception {
    Seats.Taken first = seats.none();
    first.take(Route.Kind.LARGE);
    first.reply(1_000);

    assertThat(takesALargeOne()).isTrue();
  }

  @Test
  void oneThatThereIsNoRoomForIsWaitedFor() throws Exception {
    Seats.Taken first = seats.none();
    first.take(Route.Kind.LARGE);
    first.reply((int) SMALL_HEAP);
    CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(this::takesALargeOne);
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aLargeOneTakesTheSeatOfAnyRequestToo() throws InterruptedException {
    seats.none().take(Route.Kind.LARGE);
    seats.none().take(Route.Kind.SHORT);

    assertThatThrownBy(() -> seats.none().take(Route.Kind.SHORT)).isInstanceOf(Refused.class);
  }

  @Test
  void aLargeHeapHasRoomForSeveralLargeOnes() throws InterruptedException {
    Seats roomy = new Seats(new Limits(2, 1, 1), 4L << 30);

    roomy.none().take(Route.Kind.LARGE);
    roomy.none().take(Route.Kind.LARGE);

    assertThatThrownBy(() -> roomy.none().take(Route.Kind.SHORT)).isInstanceOf(Refused.class);
  }

  private boolean takesALargeOne() {
    try (Seats.Taken second = seats.none()) {
      second.take(Route.Kind.LARGE);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
