package smtpprobe.mta;

/**
 * The relay that mail is handed to. Immutable.
 *
 * @param host its name or address, as it is written
 * @param port where it listens
 * @param byMx whether the name is a domain, whose MX hosts are the relay
 */
public record NextHop(String host, int port, boolean byMx) {

  private static final int SMTP = 25;

  /** A host whose port is the usual one. */
  static NextHop of(String host) {
    return new NextHop(host, SMTP, false);
  }

  /** {@code relay.example.net}, {@code relay.example.net:587}, {@code [2001:db8::1]:587}. */
  @Override
  public String toString() {
    return port == SMTP ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
