package smtpprobe;

import java.util.List;
import smtpprobe.survey.Route;

/**
 * What became of a mail. Immutable.
 *
 * @param routes where it could go, one for each server or domain
 * @param deliveries every transaction that was tried, in order
 */
public record SendResult(List<Route> routes, List<Delivery> deliveries) {

  /** Copies the lists. */
  public SendResult {
    routes = List.copyOf(routes);
    deliveries = List.copyOf(deliveries);
  }
}
