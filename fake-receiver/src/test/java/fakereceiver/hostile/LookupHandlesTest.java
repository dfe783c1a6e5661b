package fakereceiver.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Zones;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** Whatever a name server does, a question leaves no file handle open. */
@Isolated("counts the file handles of the process")
@EnabledOnOs(value = OS.LINUX, disabledReason = "/proc")
class LookupHandlesTest {

  private static final int TIMES = 60;

  private static final String ZONE =
      """
      good.example.     AAAA 2001:db8::1
      silent.example.   ANY  !timeout
      cut.example.      ANY  !truncate
      refused.example.  ANY  !refused
      """;

  /** What {@code Transport} opens. */
  @Test
  void noAnswerKeepsAHandle() throws IOException {
    try (LabDns lab = LabDns.start(Zones.of(ZONE));
        LiveDns live = LiveDns.of(List.of(lab.address()));
        LiveDns nobody =
            LiveDns.of(List.of(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 1)))) {
      askAll(live, nobody);
      long before = handles();
      for (int i = 0; i < TIMES; i++) {
        askAll(live, nobody);
      }

      assertThat(handles()).isLessThan(before + TIMES / 2);
    }
  }

  private static void askAll(Dns live, Dns nobody) {
    for (String name : List.of("good", "silent", "cut", "refused", "missing")) {
      Answer<?> unused = live.ask(question(name), Duration.ofMillis(20));
    }
    Answer<?> unused = nobody.ask(question("good"), Duration.ofMillis(20));
    Thread.currentThread().interrupt();
    Answer<?> interrupted = live.ask(question("silent"), Duration.ofSeconds(5));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.isUnavailable()).isTrue();
  }

  private static Question<?> question(String name) {
    return new Question<>(DomainName.of(name + ".example"), RecordType.AAAA);
  }

  private static long handles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
