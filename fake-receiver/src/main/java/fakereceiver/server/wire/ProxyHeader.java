package fakereceiver.server.wire;

import fakereceiver.dns.IpAddress;
import java.util.Optional;

/** What came where a PROXY header was expected. */
public sealed interface ProxyHeader {

  /**
   * A header.
   *
   * @param version {@code version 1} or {@code version 2}
   * @param client for whom the proxy connects; absent when it names nobody
   */
  record Header(String version, Optional<IpAddress> client) implements ProxyHeader {}

  /**
   * Something else.
   *
   * @param why why it is no header
   */
  record Wrong(String why) implements ProxyHeader {}

  /**
   * The end of the connection.
   *
   * @param where before a header, or in one
   */
  record HungUp(String where) implements ProxyHeader {}
}
