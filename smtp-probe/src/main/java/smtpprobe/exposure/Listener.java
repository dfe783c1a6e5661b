package smtpprobe.exposure;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TCP socket that waits for connections. Immutable.
 *
 * @param address where it waits; {@code ::} for everywhere
 * @param port its port
 * @param process the name of the process, when it may be seen
 * @param commandLine how that was started, when it may be seen
 */
public record Listener(
    IpAddress address, int port, Optional<String> process, Optional<String> commandLine) {

  private static final Pattern CONTAINER = Pattern.compile("-container-ip[ =](\\S+)");

  /** Whether it waits on an IPv6 address that others can reach. */
  public boolean isOpenToSix() {
    return !(address instanceof Ip4Address) && !address.isLoopback();
  }

  /** Whether it waits on an IPv4 address that others can reach. */
  public boolean isOpenToFour() {
    return address instanceof Ip4Address four && four.bits() >>> 24 != 127;
  }

  /** The address of the container that a proxy of Docker passes connections to. */
  public Optional<IpAddress> container() {
    return commandLine
        .filter(line -> process.filter("docker-proxy"::equals).isPresent())
        .map(CONTAINER::matcher)
        .filter(Matcher::find)
        .flatMap(matcher -> IpAddress.parse(matcher.group(1)));
  }

  /** {@code [::]:25 (master)}. */
  @Override
  public String toString() {
    String place = address instanceof Ip4Address ? address.text() : "[" + address + "]";
    return place + ":" + port + process.map(name -> " (" + name + ")").orElse("");
  }
}
