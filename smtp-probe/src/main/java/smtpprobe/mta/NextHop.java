package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The relay that mail is handed to. Immutable.
 *
 * @param host its name or address, as it is written
 * @param port where it listens
 * @param byMx whether the name is a domain, whose MX hosts are the relay
 * @param others those that are tried, in that order, where it cannot be reached
 */
public record NextHop(String host, int port, boolean byMx, List<NextHop> others) {

  private static final int SMTP = 25;

  /** A single one. */
  public NextHop(String host, int port, boolean byMx) {
    this(host, port, byMx, List.of());
  }

  public NextHop {
    others = List.copyOf(others);
  }

  /** A host whose port is the usual one. */
  static NextHop of(String host) {
    return new NextHop(host, SMTP, false);
  }

  /** Stands for one that the mail server cannot read. */
  static NextHop unreadable() {
    return of("");
  }

  /** Whether the mail server can read it. */
  boolean isReadable() {
    return !host.isEmpty();
  }

  /** Whether it is that of SMTP between mail servers. */
  public boolean isUsualPort() {
    return port == SMTP;
  }

  /** Whether it is this very host, without its network. */
  public boolean isLoopback() {
    return host.toLowerCase(Locale.ROOT).matches("localhost|localhost\\.localdomain")
        || IpAddress.parse(host).filter(IpAddress::isLoopback).isPresent();
  }

  /** Whether all of them are addresses of that family, and none a name. */
  boolean isOnly(Class<? extends IpAddress> family) {
    return each()
        .allMatch(hop -> IpAddress.parse(hop.host()).filter(family::isInstance).isPresent());
  }

  /** It and the others. */
  public Stream<NextHop> each() {
    return Stream.concat(Stream.of(this), others.stream());
  }

  /** {@code relay.example.net}, {@code relay.example.net:587}, {@code [2001:db8::1]:587}. */
  @Override
  public String toString() {
    return each().map(NextHop::alone).collect(Collectors.joining(" or "));
  }

  private String alone() {
    return isUsualPort() ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
