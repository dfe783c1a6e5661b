package smtpprobe.reverse;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.stream.Stream;

/** Some of the servers of the root zone, over both families (IANA, the file {@code named.root}). */
public final class RootHints {

  /** Those of a, e, k, l and m.root-servers.net: five operators on all continents. */
  public static final List<IpAddress> ADDRESSES =
      Stream.of(
              "2001:503:ba3e::2:30",
              "2001:500:a8::e",
              "2001:7fd::1",
              "2001:500:9f::42",
              "2001:dc3::35",
              "198.41.0.4",
              "192.203.230.10",
              "193.0.14.129",
              "199.7.83.42",
              "202.12.27.33")
          .map(IpAddress::of)
          .toList();

  private RootHints() {}
}
