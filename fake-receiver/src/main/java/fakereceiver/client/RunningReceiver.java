package fakereceiver.client;

import fakereceiver.report.JsonTree;

/**
 * A receiver that runs elsewhere. Immutable.
 *
 * @param number which one of its server's, counted from 1
 * @param persona whom it behaves as
 * @param address where it listens
 * @param port where it listens
 */
public record RunningReceiver(int number, String persona, String address, int port) {

  static RunningReceiver of(JsonTree json) {
    return new RunningReceiver(
        (int) json.number("receiver"),
        json.text("persona").orElse(""),
        json.text("address").orElse(""),
        (int) json.number("port"));
  }
}
