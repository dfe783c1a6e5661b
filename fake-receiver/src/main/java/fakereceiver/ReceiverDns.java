package fakereceiver;

import fakereceiver.dns.ChangingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where one receiver looks things up, and a server for the same zones if anybody wants one. Safe
 * for several threads.
 */
final class ReceiverDns implements AutoCloseable {

  private final ChangingDns dns;
  private Optional<Zones> zones;
  private Optional<LabDns> server = Optional.empty();
  private boolean closed;

  private ReceiverDns(Dns source, Optional<Zones> zones) {
    this.dns = new ChangingDns(source);
    this.zones = zones;
  }

  static ReceiverDns of(Dns source) {
    return new ReceiverDns(source, Optional.empty());
  }

  static ReceiverDns of(Zones zones) {
    return new ReceiverDns(new ZoneDns(zones), Optional.of(zones));
  }

  Dns dns() {
    return dns;
  }

  synchronized void change(Zones next) {
    zones = Optional.of(next);
    dns.change(new ZoneDns(next));
    server.ifPresent(running -> running.change(next));
  }

  synchronized InetSocketAddress server(InetAddress host) {
    if (closed) {
      throw new IllegalStateException("the receiver is closed, and its DNS server with it");
    }
    LabDns running =
        server.orElseGet(
            () ->
                LabDns.start(
                    zones.orElseThrow(
                        () ->
                            new IllegalStateException(
                                "a DNS server needs a zone: zone(...) instead of dns(...)")),
                    new InetSocketAddress(host, 0)));
    server = Optional.of(running);
    return running.address();
  }

  @Override
  public synchronized void close() {
    closed = true;
    server.ifPresent(LabDns::close);
    server = Optional.empty();
  }
}
