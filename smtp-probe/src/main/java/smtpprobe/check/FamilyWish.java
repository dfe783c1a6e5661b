package smtpprobe.check;

/** What is wished of the family that mail leaves over, whatever the settings say. */
public enum FamilyWish {
  /** As it is set: a mail server that sends over IPv4 only was told to by somebody. */
  AS_SET,
  /** IPv4 only. */
  KEEP_IPV4,
  /** IPv6 too, even where the settings keep mail to IPv4. */
  USE_IPV6
}
