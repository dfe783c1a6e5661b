package fakereceiver.dns;

/**
 * A question to one certain server. Immutable.
 *
 * @param name what it is about
 * @param type the mnemonic of the record type, for instance {@code SOA}, {@code TLSA}
 * @param mode what the server is to do
 */
public record ServerQuestion(DomainName name, String type, Mode mode) {

  /** What a server is asked to do. */
  public enum Mode {
    /** To say what it knows itself, without asking others: for authoritative servers. */
    ITSELF,
    /** To find out, and to say whether DNSSEC vouches for it (AD, RFC 6840 section 5.7). */
    RESOLVE,
    /** To find out without checking DNSSEC (CD, RFC 4035 section 3.2.2). */
    RESOLVE_UNCHECKED
  }

  /** What an authoritative server knows. */
  public static ServerQuestion itself(DomainName name, String type) {
    return new ServerQuestion(name, type, Mode.ITSELF);
  }

  /** The same for a resolver that is not to check DNSSEC. */
  public ServerQuestion unchecked() {
    return new ServerQuestion(name, type, Mode.RESOLVE_UNCHECKED);
  }

  /** For people: {@code mail.example.org AAAA}, and {@code 2001:db8::25 PTR} for reverse names. */
  @Override
  public String toString() {
    return ReverseName.addressOf(name).map(IpAddress::text).orElse(name.text()) + " " + type;
  }
}
