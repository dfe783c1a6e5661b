package smtpprobe.mta;

/**
 * A program of this host that a service hands mail to over SMTP. Immutable.
 *
 * @param service the service that does
 * @param hop where the program listens
 * @param shared whether mail leaves the host by that service, too
 * @param bound whether the service is told to send from an address
 */
public record Detour(String service, NextHop hop, boolean shared, boolean bound) {

  /** Whether that is all that the service is for. */
  boolean isAll(String name) {
    return !shared && service.equals(name);
  }
}
