package smtpprobe.filter;

import fakereceiver.dns.AddressKind;

/**
 * Whether an address is in a set of {@code ipset}, whose members no filter prints.
 *
 * @param source whether it is the source that is looked for, and not the destination
 */
record Listed(boolean source) implements Condition {

  /** By the directions that the rule names, of which the first is that of the address. */
  static Listed by(String directions) {
    return new Listed(directions.split(",", -1)[0].equals("src"));
  }

  /** Lists are of what comes over the Internet, and not of neighbours on the link. */
  @Override
  public Tri holds(Packet packet) {
    return isOfPeer(packet)
            && packet
                .peer()
                .filter(peer -> AddressKind.of(peer) == AddressKind.LINK_LOCAL)
                .isPresent()
        ? Tri.NO
        : Tri.UNKNOWN;
  }

  /** Whether it is the far end that is looked for. */
  boolean isOfPeer(Packet packet) {
    return source != packet.leaves();
  }
}
