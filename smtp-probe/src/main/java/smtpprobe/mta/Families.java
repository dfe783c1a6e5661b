package smtpprobe.mta;

/** Over which address families a mail server sends. */
public enum Families {
  /** Both. */
  BOTH,
  /** IPv4 only. */
  IPV4_ONLY,
  /** IPv6 only. */
  IPV6_ONLY,
  /** None: the mail is not sent at all. */
  NEITHER
}
