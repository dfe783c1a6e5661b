package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import smtpprobe.Hostile;

/** Packet filters: read as far as they can be, and a judgement for every packet. */
class FilterFuzzTest {

  private static final Optional<IpAddress> SOURCE = IpAddress.parse("2001:db8:77::7");
  private static final Optional<IpAddress> HOST = IpAddress.parse("2001:db8:1:2::25");
  private static final List<Packet> SIX =
      List.of(
          Packet.opening(SOURCE, HOST, 25, "eth0"),
          Packet.opening(Optional.empty(), HOST, 22, ""),
          Packet.answer(HOST, "eth0"),
          Packet.icmp(2, Packet.State.RELATED, SOURCE, HOST, "eth0", OptionalInt.empty()),
          Packet.icmp(135, Packet.State.UNTRACKED, SOURCE, HOST, "eth0", OptionalInt.of(255)));
  private static final List<Packet> FOUR =
      List.of(Packet.opening4(25, "eth0"), Packet.datagram4(53, ""));

  @FuzzTest
  void nft(byte[] input) {
    String text = Hostile.text(input);
    Set<String> foreign = new LinkedHashSet<>();

    Optional<Ruleset> rules = Hostile.inTime(() -> NftText.read(text, foreign));

    if (rules.isPresent()) {
      SIX.forEach(packet -> judged(rules.get(), packet));
      FOUR.forEach(packet -> judged(rules.get(), packet));
    } else {
      assertThat(foreign).isEmpty();
    }
  }

  @FuzzTest
  void tables(byte[] input) {
    String text = Hostile.text(input);

    Ruleset six = Hostile.inTime(() -> TablesParser.read(text, Chain.Families.SIX));
    Ruleset four = Hostile.inTime(() -> TablesParser.read(text, Chain.Families.FOUR));

    SIX.forEach(packet -> judged(six, packet));
    FOUR.forEach(packet -> judged(four, packet));
    assertThat(SIX).allMatch(packet -> four.judge(packet).isAccepted());
    assertThat(FOUR).allMatch(packet -> six.judge(packet).isAccepted());
  }

  private static void judged(Ruleset rules, Packet packet) {
    PacketVerdict judgement = Hostile.inTime(() -> rules.judge(packet));

    assertThat(judgement.because()).isNotBlank();
    assertThat(judgement.isAccepted() || rules.filters(packet.protocol())).isTrue();
    assertThat(rules.and(Ruleset.none()).judge(packet)).isEqualTo(judgement);
  }
}
