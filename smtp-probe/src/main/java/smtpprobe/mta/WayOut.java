package smtpprobe.mta;

import java.util.Optional;

/**
 * One way on which mail leaves a host. Immutable.
 *
 * @param name what the mail server calls it: {@code service smtp4}, {@code transport remote_smtp}
 * @param takes which mail takes it
 * @param relay the host that all of it is handed to; empty when it goes to the receivers
 * @param families over which families
 * @param bind the addresses that it leaves from
 * @param heloName what is greeted with, if that can be known
 */
public record WayOut(
    String name,
    Traffic takes,
    Optional<String> relay,
    Families families,
    Bind bind,
    Optional<String> heloName) {

  /** Whether receivers see this host on it, over IPv6. */
  public boolean showsSix() {
    return relay.isEmpty() && families != Families.IPV4_ONLY;
  }

  WayOut bound(Bind other) {
    return new WayOut(name, takes, relay, families, other, heloName);
  }

  WayOut over(Families other) {
    return new WayOut(name, takes, relay, other, bind, heloName);
  }

  WayOut greeting(Optional<String> other) {
    return new WayOut(name, takes, relay, families, bind, other);
  }
}
