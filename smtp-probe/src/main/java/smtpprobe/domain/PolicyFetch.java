package smtpprobe.domain;

import fakereceiver.dns.DomainName;

/** Where MTA-STS policies come from. Safe for several threads. */
public interface PolicyFetch {

  /**
   * What came of it.
   *
   * @param kind which it is
   * @param text the policy, or why there is none
   */
  record Fetched(Kind kind, String text) {

    /** The policy of a domain. */
    public static Fetched policy(String text) {
      return new Fetched(Kind.POLICY, text);
    }

    /** It was tried, and failed for that reason. */
    public static Fetched failed(String why) {
      return new Fetched(Kind.FAILED, why);
    }

    /** It was not tried, for that reason. */
    public static Fetched skipped(String why) {
      return new Fetched(Kind.SKIPPED, why);
    }
  }

  /** The three ways it can go. */
  enum Kind {
    /** There is a text. */
    POLICY,
    /** There is none to be had. */
    FAILED,
    /** Nobody has asked. */
    SKIPPED
  }

  /** The policy of {@code domain}; takes a few seconds at most, and never throws. */
  Fetched fetch(DomainName domain);

  /** Fetches nothing, for that reason. */
  static PolicyFetch none(String why) {
    return domain -> Fetched.skipped(why);
  }
}
