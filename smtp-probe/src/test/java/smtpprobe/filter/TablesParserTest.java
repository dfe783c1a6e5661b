package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.Hostile;

class TablesParserTest {

  @Test
  void readsACommentOfAnyLength() {
    String comment = "say \\\"x\\\" ".repeat(30_000);
    String text =
        "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -m comment --comment \""
            + comment
            + "\" -p tcp -m tcp --dport 25 -j DROP\nCOMMIT\n";

    Ruleset rules = Hostile.inTime(() -> TablesParser.read(text, Chain.Families.SIX));

    Optional<IpAddress> anybody = Optional.empty();
    assertThat(rules.judge(Packet.opening(anybody, anybody, 25, "eth0")).isDropped()).isTrue();
    assertThat(rules.judge(Packet.opening(anybody, anybody, 26, "eth0")).isAccepted()).isTrue();
  }

  @Test
  void namesALineThatItCannotReadAndIsSureOfNothingBehindIt() {
    String text =
        """
        # a comment
        *filter
        :INPUT DROP [0:0]
        -N mail
        -A INPUT -p tcp --dport 22 -j ACCEPT
        foo bar
        -A INPUT -p tcp --dport 25 -j ACCEPT
        COMMIT
        """;
    Ruleset rules = TablesParser.read(text, Chain.Families.SIX);
    Optional<IpAddress> anybody = Optional.empty();

    assertThat(rules.judge(Packet.opening(anybody, anybody, 22, "eth0")).isAccepted()).isTrue();
    assertThat(rules.judge(Packet.opening(anybody, anybody, 25, "eth0")))
        .isEqualTo(
            new PacketVerdict(
                PacketVerdict.DeliveryResult.CANNOT_SAY,
                "cannot be known: ip6tables-save:6: \"foo bar\" cannot be read"));
  }
}
