package smtpprobe.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.NetworkSetup;
import smtpprobe.host.Routing;
import smtpprobe.mta.Families;

class OwnAddressesTest {

  private static HostAddress address(String text, AddressFlag... flags) {
    return new HostAddress(
        Ip6Address.of(text), 64, "eth9", Set.of(flags), Optional.of(Duration.ofHours(1)));
  }

  private static OwnAddresses of(HostAddress... addresses) {
    return OwnAddresses.of(
        new HostFacts(
            Optional.empty(),
            List.of(addresses),
            List.of(),
            Routing.UNKNOWN,
            List.of(),
            OptionalInt.empty(),
            false,
            NetworkSetup.UNKNOWN,
            List.of()));
  }

  private static List<String> shown(List<OwnAddress> addresses) {
    return addresses.stream().map(OwnAddress::toString).toList();
  }

  @Test
  void tellsTheKindOfEachGlobalAddress() {
    OwnAddresses own =
        of(
            address("fe80::1", AddressFlag.PERMANENT),
            address("fd00::9", AddressFlag.PERMANENT),
            address("2001:db8::25", AddressFlag.PERMANENT),
            address("2001:db8::aaaa", AddressFlag.TEMPORARY, AddressFlag.DEPRECATED),
            address("2001:db8::f03c:91ff:fe00:1"),
            address("::1", AddressFlag.PERMANENT));

    assertThat(shown(own.outward(true, false)))
        .containsExactly(
            "2001:db8::25 (static)",
            "2001:db8::aaaa (temporary, deprecated)",
            "2001:db8::f03c:91ff:fe00:1 (SLAAC, EUI-64)");
  }

  @Test
  void takesUniqueLocalAddressesWhereThereIsNoOther() {
    List<OwnAddress> outward = of(address("fd00:1::9", AddressFlag.PERMANENT)).outward(true, false);

    assertThat(shown(outward)).containsExactly("fd00:1::9 (ULA, static)");
  }

  @Test
  void saysWhyNothingCanBeSentFromAnAddressThatIsNotReady() {
    OwnAddresses own =
        of(
            address("2001:db8::1", AddressFlag.PERMANENT, AddressFlag.TENTATIVE),
            address("2001:db8::2", AddressFlag.PERMANENT, AddressFlag.DADFAILED),
            address("2001:db8::3", AddressFlag.TENTATIVE, AddressFlag.OPTIMISTIC));

    assertThat(own.named(IpAddress.of("2001:db8::1")).unusable())
        .contains(
            "cannot send from 2001:db8::1: it is tentative, duplicate address detection still runs"
                + " on eth9");
    assertThat(own.named(IpAddress.of("2001:db8::2")).unusable())
        .contains("cannot send from 2001:db8::2: another host on the link has it too");
    assertThat(own.named(IpAddress.of("2001:db8::3")).unusable()).isEmpty();
  }

  @Test
  void findsTheLoopbackAddressesOfThisMachine() {
    assertThat(of().named(IpAddress.of("::1"))).hasToString("::1 (of unknown kind, loopback)");
    assertThat(of().named(IpAddress.of("127.0.0.1"))).hasToString("127.0.0.1 (IPv4, loopback)");
    assertThat(of().outward(true, true)).noneMatch(own -> own.address().orElseThrow().isLoopback());
  }

  @Test
  void leavesAnAddressThatIsOnNoInterfaceToTheKernel() {
    assertThat(of().named(IpAddress.of("2001:db8::7")))
        .isEqualTo(OwnAddress.of(IpAddress.of("2001:db8::7"), "on no interface"));
  }

  @Test
  void doesNotGoFromOneFamilyToTheOther() {
    OwnAddress four = OwnAddress.of(IpAddress.of("192.0.2.1"), "IPv4");

    assertThat(four.goesWith(IpAddress.of("192.0.2.2"))).isTrue();
    assertThat(four.goesWith(IpAddress.of("2001:db8::2"))).isFalse();
    assertThat(OwnAddress.KERNEL.goesWith(IpAddress.of("2001:db8::2"))).isTrue();
    assertThatThrownBy(() -> new Ways(List.of(four), Families.IPV6_ONLY, false))
        .hasMessage("the source address 192.0.2.1 is not of the family that mail goes over: IPv6");
    assertThat(new Ways(List.of(four), Families.BOTH, false).ipv6()).isTrue();
  }
}
