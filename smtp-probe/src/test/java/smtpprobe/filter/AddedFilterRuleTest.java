package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AddedFilterRuleTest {

  private static final Optional<IpAddress> OWN = IpAddress.parse("2001:db8::25");
  private static final Packet TO_DATABASE = Packet.opening(Optional.empty(), OWN, 3306, "eth0");

  private static Ruleset dropping(AddedFilterRule... rules) {
    return TablesParser.read("*filter\n:INPUT DROP [0:0]\nCOMMIT\n", Chain.Families.SIX)
        .beginningWith(List.of(rules), false);
  }

  private static Packet icmp(int type, Packet.State state, int hopLimit) {
    return Packet.icmp(type, state, Optional.empty(), OWN, "eth0", OptionalInt.of(hopLimit));
  }

  @Test
  void letsInWhatItNamesAndNothingElse() {
    Ruleset rules = dropping(AddedFilterRule.port(25), AddedFilterRule.icmp(List.of(2)));

    assertThat(rules.judge(Packet.opening(Optional.empty(), OWN, 25, "eth0")).isAccepted())
        .isTrue();
    assertThat(rules.judge(icmp(2, Packet.State.RELATED, 64)).isAccepted()).isTrue();
    assertThat(rules.judge(icmp(128, Packet.State.NEW, 64)).isDropped()).isTrue();
    assertThat(rules.judge(TO_DATABASE).isDropped()).isTrue();
  }

  @Test
  void takesNeighborDiscoveryFromTheLinkOnly() {
    Ruleset rules = dropping(AddedFilterRule.neighborDiscovery());

    assertThat(rules.judge(icmp(135, Packet.State.UNTRACKED, 255)).isAccepted()).isTrue();
    assertThat(rules.judge(icmp(135, Packet.State.UNTRACKED, 254)).isDropped()).isTrue();
  }

  @Test
  void takesMulticastListenersFromTheLinkOnly() {
    Ruleset rules = dropping(AddedFilterRule.multicastListeners());

    assertThat(rules.judge(report("fe80::1")).isAccepted()).isTrue();
    assertThat(rules.judge(report("2001:db8::1")).isDropped()).isTrue();
  }

  private static Packet report(String from) {
    return Packet.icmp(
        143, Packet.State.UNTRACKED, IpAddress.parse(from), OWN, "eth0", OptionalInt.of(1));
  }

  @Test
  void letsOneMachineInAndNoOther() {
    IpAddress lab = IpAddress.of("2001:db8:77::7");
    Ruleset rules = dropping(AddedFilterRule.port(25, lab));

    assertThat(rules.judge(Packet.opening(Optional.of(lab), OWN, 25, "eth0")).isAccepted())
        .isTrue();
    assertThat(rules.judge(Packet.opening(OWN, OWN, 25, "eth0")).isDropped()).isTrue();
  }

  @Test
  void hidesAPortBehindAChainOfItsOwn() {
    Ruleset rules = Ruleset.none().withOwnChain(List.of(AddedFilterRule.hiding(3306)), false);

    assertThat(rules.judge(TO_DATABASE).isDropped()).isTrue();
    assertThat(rules.judge(Packet.opening(Optional.empty(), OWN, 25, "eth0")).isAccepted())
        .isTrue();
  }

  @Test
  void namesTheFamilyWhereBothMeetIt() {
    assertThat(AddedFilterRule.hiding(3306).in("inet filter"))
        .isEqualTo("meta nfproto ipv6 iifname != \"lo\" tcp dport 3306 drop");
    assertThat(AddedFilterRule.hiding(3306).in("ip6 filter"))
        .isEqualTo("iifname != \"lo\" tcp dport 3306 drop"); // nft refuses the family here
  }
}
