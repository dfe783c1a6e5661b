package smtpprobe.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import smtpprobe.check.Watch;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.routing.OwnName;

/**
 * Sends a mail every way that was asked for, one after the other, at the pace that was asked for,
 * and tries again what was deferred. For one thread.
 */
public final class Mailing {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private record Way(OwnAddress source, Destinations.Destination there) {}

  private final SendRequest request;
  private final Courier courier;
  private final Clock clock;
  private final Watch.Wait wait;
  private final Consumer<String> progress;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public Mailing(
      SendRequest request,
      Courier courier,
      Clock clock,
      Watch.Wait wait,
      Consumer<String> progress) {
    this.request = request;
    this.courier = courier;
    this.clock = clock;
    this.wait = wait;
    this.progress = progress;
  }

  /**
   * Sends.
   *
   * @throws IllegalArgumentException when that would be too many transactions; nothing is sent
   */
  public SendResult to(Destinations destinations) {
    List<Way> ways = ways(destinations.list());
    request.manner().checkCount(ways.size());
    ways.forEach(way -> courier.check(way.source(), way.there()));
    notes.addAll(destinations.notes());
    boolean whole = send(ways) && retryDeferred();
    if (!whole) {
      notes.add("Interrupted: this is what was known by then");
    }
    return new SendResult(request.letter().id(), destinations.routes(), deliveries, notes);
  }

  private List<Way> ways(List<Destinations.Destination> destinations) {
    List<Way> ways = new ArrayList<>();
    for (OwnAddress source : request.ways().sources()) {
      boolean chosen =
          request.ways().sources().size() > 1
              && destinations.stream()
                  .map(there -> OwnName.sourceFor(there.target().address()))
                  .anyMatch(choice -> choice.isPresent() && choice.equals(source.address()));
      List<Destinations.Destination> reachable =
          destinations.stream().filter(there -> source.goesWith(there.target().address())).toList();
      reachable.forEach(
          there -> ways.add(new Way(chosen ? source.chosenByKernel() : source, there)));
      if (reachable.isEmpty() && !destinations.isEmpty()) {
        notes.add("Nothing was sent from " + source + ": no server has an address of its family");
      }
    }
    return ways;
  }

  /** False when interrupted. */
  private boolean send(List<Way> ways) {
    int[] silent = new int[ways.size()];
    int times = request.manner().times();
    Optional<Instant> last = Optional.empty();
    for (int round = 1; round <= times; round++) {
      for (int i = 0; i < ways.size(); i++) {
        Way way = ways.get(i);
        if (silent[i] >= Manner.BANNED) {
          continue;
        }
        if (!wait.until(last.map(this::untilNext).orElse(Duration.ZERO))) {
          return false;
        }
        last = Optional.of(clock.instant());
        progress.accept(
            "sending to "
                + way.there().target()
                + from(way.source())
                + (times > 1 ? ", " + round + " of " + times : "")
                + " ...");
        String id = request.letter().id() + "-" + (deliveries.size() + 1);
        Delivery delivery = courier.deliver(id, way.source(), way.there());
        deliveries.add(delivery);
        silent[i] = delivery.fate() == DeliveryResult.NO_RESULT ? silent[i] + 1 : 0;
        if (silent[i] == Manner.BANNED && round < times) {
          notes.add(
              "Stopped sending to "
                  + way.there().target()
                  + " after mail "
                  + round
                  + " of "
                  + times
                  + ": "
                  + Manner.BANNED
                  + " in a row had no result, as when a receiver bans a client");
        }
      }
    }
    return true;
  }

  private Duration untilNext(Instant last) {
    Duration left = Duration.between(clock.instant(), last.plus(request.manner().interval()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Each deferred mail has times of its own, counted from its first try; false: interrupted. */
  private boolean retryDeferred() {
    Optional<Integer> next = nextDue();
    while (next.isPresent()) {
      int index = next.get();
      Delivery delivery = deliveries.get(index);
      Instant due = due(delivery).orElseThrow();
      Duration left = Duration.between(clock.instant(), due);
      int number = delivery.tries().size() + 1;
      progress.accept(
          delivery.fate().word()
              + " by "
              + delivery.target()
              + from(delivery.source())
              + reply(delivery)
              + "; try "
              + number
              + " at "
              + TIME.format(due)
              + " UTC"
              + (left.isNegative() ? "" : ", in " + Retry.words(left)));
      if (!wait.until(left.isNegative() ? Duration.ZERO : left)) {
        return false;
      }
      deliveries.set(index, courier.again(delivery));
      next = nextDue();
    }
    return true;
  }

  private Optional<Integer> nextDue() {
    Optional<Integer> next = Optional.empty();
    Instant earliest = Instant.MAX;
    for (int i = 0; i < deliveries.size(); i++) {
      Instant due = due(deliveries.get(i)).orElse(Instant.MAX);
      if (due.isBefore(earliest)) {
        next = Optional.of(i);
        earliest = due;
      }
    }
    return next;
  }

  /** A mail that was deferred once is tried again also when the server is silent next time. */
  private Optional<Instant> due(Delivery delivery) {
    boolean open =
        delivery.fate() == DeliveryResult.PERHAPS_GREYLISTED
            || delivery.fate() == DeliveryResult.DEFERRED
            || (delivery.fate() == DeliveryResult.PARTLY && !delivery.open().isEmpty())
            || (delivery.fate() == DeliveryResult.NO_RESULT && delivery.tries().size() > 1);
    return open
        ? request
            .manner()
            .retry()
            .flatMap(retry -> retry.next(delivery.tries().size()))
            .map(delivery.tries().get(0).at()::plus)
        : Optional.empty();
  }

  private String from(OwnAddress source) {
    return request.ways().sources().size() > 1 ? " from " + source : "";
  }

  private static String reply(Delivery delivery) {
    return delivery.dialogue().end() instanceof DialogueEnd.Refused refused
        ? ": " + refused.reply()
        : "";
  }
}
