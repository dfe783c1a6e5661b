package smtpprobe.send;

import fakereceiver.report.Status;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smtpprobe.routing.Route;

/**
 * What became of a mail, or of many. Immutable.
 *
 * @param id what the id of each mail begins with
 * @param routes where it could go, one for each server or domain, and for each family that was
 *     asked for
 * @param deliveries every mail that was sent or tried, in order
 * @param notes what was left out, or ended early, and why; whole sentences without a full stop
 */
public record SendResult(
    String id, List<Route> routes, List<Delivery> deliveries, List<String> notes) {

  public SendResult {
    routes = List.copyOf(routes);
    deliveries = List.copyOf(deliveries);
    notes = List.copyOf(notes);
  }

  /** How many mails met each fate that occurred. */
  public Map<DeliveryResult, Long> counts() {
    Map<DeliveryResult, Long> counts = new EnumMap<>(DeliveryResult.class);
    deliveries.forEach(delivery -> counts.merge(delivery.fate(), 1L, Long::sum));
    return counts;
  }

  /** What a report on it comes to: all taken, or some refused, or not known. */
  public Status status() {
    return Status.of(isRefused(), !isTaken());
  }

  /** Whether some server said no in the end. */
  public boolean isRefused() {
    return deliveries.stream().anyMatch(delivery -> delivery.fate().isRefused());
  }

  /** Whether every mail was taken, and there was a way to every server. */
  public boolean isTaken() {
    return !deliveries.isEmpty()
        && deliveries.stream().allMatch(delivery -> delivery.fate().isTaken())
        && routes.stream().allMatch(route -> route.problem().isEmpty());
  }
}
