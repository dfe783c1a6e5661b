package smtpprobe.host;

/** The flags of an IPv6 address in Linux ({@code IFA_F_*} of {@code linux/if_addr.h}). */
public enum AddressFlag {
  /** A temporary address of RFC 8981. */
  TEMPORARY(0x01, "temporary"),
  /** Used without duplicate address detection. */
  NODAD(0x02, "nodad"),
  /** Usable while detection runs (RFC 4429). */
  OPTIMISTIC(0x04, "optimistic"),
  /** Another host has it too. */
  DADFAILED(0x08, "dadfailed"),
  /** A home address of Mobile IPv6. */
  HOME(0x10, "homeaddress"),
  /** Its preferred lifetime is over. */
  DEPRECATED(0x20, "deprecated"),
  /** Detection still runs: it cannot be used. */
  TENTATIVE(0x40, "tentative"),
  /** Set by hand, without a lifetime from a router. */
  PERMANENT(0x80, "permanent"),
  /** Temporary addresses are made from it. */
  MANAGED_TEMPORARY(0x100, "mngtmpaddr"),
  /** It brings no route to its prefix. */
  NO_PREFIX_ROUTE(0x200, "noprefixroute"),
  /** Its identifier is opaque and stays (RFC 7217). */
  STABLE_PRIVACY(0x800, "stable-privacy");

  private final int bit;
  private final String word;

  AddressFlag(int bit, String word) {
    this.bit = bit;
    this.word = word;
  }

  int bit() {
    return bit;
  }

  /** The word of the {@code ip} command. */
  public String word() {
    return word;
  }
}
