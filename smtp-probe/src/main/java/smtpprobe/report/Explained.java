package smtpprobe.report;

import fakereceiver.report.Report;
import java.util.List;
import java.util.Optional;
import smtpprobe.bounce.input.Item;
import smtpprobe.recheck.AddressLook;
import smtpprobe.recheck.Rechecked;

/**
 * A bounce with everything that was found out about it. Immutable.
 *
 * @param item the bounce, and where it was
 * @param address whose the address in it is, when there is one
 * @param rechecked how its causes stand today; empty when nobody asked
 * @param fix what {@code fix} would say, when something is still wrong
 */
public record Explained(
    Item item, Optional<AddressLook> address, List<Rechecked> rechecked, Optional<Report> fix) {

  /** Copies the list. */
  public Explained {
    rechecked = List.copyOf(rechecked);
  }

  /** As it is in the text, looked up nowhere. */
  public static Explained of(Item item) {
    return new Explained(item, Optional.empty(), List.of(), Optional.empty());
  }
}
