package smtpprobe.mta;

/**
 * {@code transport:nexthop}, as transport(5) and postconf(5) write it. Immutable.
 *
 * @param service the name of a service; empty to leave that as it is
 * @param hop where it hands mail to; empty when nothing is said of that
 */
record PostfixTransport(String service, String hop) {

  static PostfixTransport of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new PostfixTransport(text.strip(), "")
        : new PostfixTransport(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
  }

  /** Whether it leaves everything as it is. */
  boolean isEmpty() {
    return service.isEmpty() && hop.isEmpty();
  }

  @Override
  public String toString() {
    return service + ":" + hop;
  }
}
