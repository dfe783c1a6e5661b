package smtpprobe.recheck;

/** Whose an address in a bounce is. */
public enum Whose {
  /** An address of this host. */
  OURS,
  /** Another address of a network that this host is in. */
  OUR_NETWORK,
  /** One that only the receiver's own network can have put there. */
  RECEIVERS,
  /** Nothing that is known of this host. */
  NOT_OURS,
  /** Nothing is known of the host. */
  UNKNOWN
}
