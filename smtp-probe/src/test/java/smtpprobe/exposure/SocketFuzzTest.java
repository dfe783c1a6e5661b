package smtpprobe.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.Ip4Address;
import java.util.HashSet;
import java.util.List;
import smtpprobe.Hostile;
import smtpprobe.reading.TextHost;

/** Tables of sockets, and the processes behind them. */
class SocketFuzzTest {

  @FuzzTest
  void sockets(byte[] input) {
    List<String> texts = Hostile.texts(input, 4);
    TextHost host =
        new TextHost()
            .file("/proc/net/tcp6", texts.get(0))
            .file("/proc/net/tcp", texts.get(1))
            .file("/proc/net/udp6", texts.get(2))
            .sockets(texts.get(3));

    Exposure exposure = Hostile.inTime(() -> Exposure.read(host));

    List<Listener> listeners = exposure.listeners();
    assertThat(listeners.stream().map(Listener::port).toList()).isSorted();
    assertThat(new HashSet<>(listeners)).hasSameSizeAs(listeners);
    for (Listener listener : listeners) {
      assertThat(listener.port()).isBetween(0, 0xffff);
      assertThat(listener.isOpenToSix() && listener.address() instanceof Ip4Address).isFalse();
      assertThat(listener.process().stream()).allMatch(name -> texts.get(3).contains(name));
    }
    assertThat(exposure.datagrams().orElseThrow()).allMatch(port -> port >= 0 && port <= 0xffff);
  }
}
