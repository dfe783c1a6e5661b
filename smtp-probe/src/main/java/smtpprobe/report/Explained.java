package smtpprobe.report;

import fakereceiver.finding.Findings;
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
 * @param isAsked whether somebody asked how its causes stand today
 * @param rechecked how they do; empty, too, when that cannot be looked up
 * @param now what reverse DNS, the HELO name and SPF say about the address today
 * @param fix what {@code fix} would say, when something is still wrong
 */
public record Explained(
    Item item,
    Optional<AddressLook> address,
    boolean isAsked,
    List<Rechecked> rechecked,
    Findings now,
    Optional<Report> fix) {

  public Explained {
    rechecked = List.copyOf(rechecked);
  }

  /** As it is in the text, looked up nowhere. */
  public static Explained of(Item item) {
    return of(item, Optional.empty());
  }

  /** With the address looked at, and nothing asked. */
  public static Explained of(Item item, Optional<AddressLook> address) {
    return new Explained(item, address, false, List.of(), Findings.NONE, Optional.empty());
  }
}
