package smtpprobe.filter;

/** What keeps a chain: rules that it was not told of do not stay. */
public enum FilterTool {
  /** Whoever writes rules for nftables. */
  NFT,
  /** Whoever writes rules for ip6tables or iptables. */
  TABLES,
  /** The program ufw. */
  UFW,
  /** The program ufw that was told IPV6=no, and lets nothing of IPv6 pass. */
  UFW_WITHOUT_SIX,
  /** The program firewalld, whose table newer ones let nobody else change. */
  FIREWALLD
}
