package fakereceiver.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.IpAddress;
import fakereceiver.given.UsageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

class SystemServersTest {

  @Test
  void areThoseThatDnsjavaFinds() {
    assertThat(SystemServers.find()).isEqualTo(ResolverConfig.getCurrentConfig().servers());
  }

  @Test
  void oneOfALinkThatIsNotThereIsLeftOut() {
    assertThat(SystemServers.find(List.of(new File("nameserver fe80::1%none\nnameserver ::1\n"))))
        .containsExactly(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 53));
    assertThat(SystemServers.find(List.of(new File("nameserver fe80::1%none\n")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nameserver\n", "nameserver ::1\nnameserver \n"})
  void aLineWithoutAServerIsTheUsers(String text) {
    assertThatThrownBy(() -> SystemServers.find(List.of(new File(text))))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("/etc/resolv.conf")
        .hasMessageContaining("--dns-server");
  }

  /** In place of /etc/resolv.conf. */
  private static final class File extends ResolvConfResolverConfigProvider {

    private final String text;

    File(String text) {
      this.text = text;
    }

    @Override
    public void initialize() {
      try {
        parseResolvConf(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
