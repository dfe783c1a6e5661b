package smtpprobe.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;

/** macOS and Windows, as Java tells of them; the machine itself is Linux. */
class OtherSystemTest {

  private static final Ip6Address OWN = Ip6Address.of("2001:db8::25");

  private static OtherSystem macos(TextHost host) {
    return new OtherSystem(
        host,
        "macOS",
        OtherSystem.line(Ip6Address.of("fe80::1"), 4, 64, "en0")
            + OtherSystem.line(OWN, 4, 64, "en0"),
        Optional.of("mail.example.org"));
  }

  @ParameterizedTest
  @CsvSource({"Mac OS X,macOS", "Windows 11,Windows", "FreeBSD,FreeBSD"})
  void hasAName(String osName, String name) {
    assertThat(OtherSystem.name(osName)).contains(name);
    assertThat(LiveHost.of(osName).limits()).isNotEmpty().allMatch(s -> s.contains(name));
  }

  @Test
  void linuxHasNoLimits() {
    assertThat(LiveHost.of("Linux").limits()).isEmpty();
  }

  @Test
  void tellsTheAddressesThatJavaKnows() {
    HostFacts facts = HostSurvey.read(macos(new TextHost()), List.of());

    assertThat(facts.addresses())
        .extracting(address -> address.address() + "/" + address.prefixLength())
        .containsExactly("fe80::1/64", "2001:db8::25/64");
    assertThat(facts.name()).hasToString("Optional[mail.example.org]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/proc/net/ipv6_route", "/proc/sys/net/ipv6/conf/all/forwarding", "/sys/x"})
  void saysWhatLinuxAloneHas(String path) {
    Reading reading = macos(new TextHost().file(path, "of a stray folder")).file(path);

    assertThat(reading.text()).isEmpty();
    assertThat(reading.why()).isEqualTo(path + " is of Linux, and this is macOS");
  }

  @Test
  void runsNoProgramOfAnotherSystemThatHasTheSameName() {
    TextHost host =
        new TextHost().command(HostCommand.IP_ADDRESS, "[]").command(HostCommand.POSTCONF, "a = b");

    assertThat(macos(host).run(HostCommand.IP_ADDRESS).why()).contains("this is macOS");
    assertThat(macos(host).run(HostCommand.POSTCONF).orEmpty()).isEqualTo("a = b");
  }

  @Test
  void keepsTheReasonsInASnapshot() {
    assertThat(new Snapshot(macos(new TextHost())).limits())
        .hasSize(5)
        .allMatch(sentence -> sentence.startsWith("On macOS, ") && sentence.endsWith("."));
  }
}
