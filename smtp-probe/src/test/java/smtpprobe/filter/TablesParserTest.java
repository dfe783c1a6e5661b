package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.Hostile;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-P INPUT ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT",
        "Chain INPUT (policy DROP)",
        "*filter\n:INPUT ACCEPT [0:0]",
        "*filter\n:INPUT ACCEPT [0:0]\n*nat\n:PREROUTING ACCEPT [0:0]\nCOMMIT",
        "# Table `filter' is incompatible, use 'nft' tool.",
      })
  void isSureOfNothingBesideWhatItCannotRead(String text) {
    Packet mail = Packet.opening(Optional.empty(), IpAddress.parse("2001:db8::25"), 25, "eth0");

    assertThat(TablesParser.read(text, Chain.Families.SIX).judge(mail).because())
        .startsWith("cannot be known: ip6tables-save:");
  }

  @Test
  void leavesToNftWhatThatHasTold() {
    String incompatible = "# Table `filter' is incompatible, use 'nft' tool.\n";
    TextHost tables = new TextHost().command(HostCommand.IP6TABLES, incompatible);
    Packet mail = Packet.opening(Optional.empty(), IpAddress.parse("2001:db8::25"), 25, "eth0");

    assertThat(PacketFilter.read(tables).six().orElseThrow().judge(mail).isAccepted()).isFalse();
    assertThat(
            PacketFilter.read(tables.command(HostCommand.NFT, "{\"nftables\": []}"))
                .six()
                .orElseThrow()
                .judge(mail)
                .isAccepted())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-p tcp --dport 25 -j REDIRECT --to-ports 2525 | 2525 | ACCEPTED",
        "-p tcp --dport 25 -j REDIRECT --to-ports 2525 | 25 | DROPPED",
        "-p tcp --dport 587 -j REDIRECT --to-ports 2525 | 25 | ACCEPTED",
        "-i lo -p tcp --dport 25 -j REDIRECT --to-ports 2525 | 25 | ACCEPTED",
        "-s 2001:db8:9::/48 -p tcp --dport 25 -j REDIRECT --to-ports 2525 | 25 | ACCEPTED",
        "-p tcp --dport 25 -j DNAT --to-destination [2001:db8::7]:25 | 25 | CANNOT_SAY",
        "-p tcp --dport 25 -m limit --limit 1/s -j REDIRECT --to-ports 2525 | 2525 | ACCEPTED",
        "-p tcp --dport 25 -m quota --quota 9 -j REDIRECT --to-ports 2525 | 25 | CANNOT_SAY",
        "-j own | 2525 | ACCEPTED",
        "-j gone | 25 | CANNOT_SAY",
      })
  void letsInWhatComesToThePortThatItIsRedirectedTo(
      String rule, int open, PacketVerdict.DeliveryResult fate) {
    Packet mail = Packet.opening(Optional.empty(), IpAddress.parse("2001:db8::25"), 25, "eth0");
    String rules =
        "*filter\n:INPUT DROP\n-A INPUT -p tcp --dport "
            + open
            + " -j ACCEPT\nCOMMIT\n*nat\n:PREROUTING ACCEPT\n:own -\n-A PREROUTING "
            + rule
            + "\n-A own -p tcp --dport 25 -j REDIRECT --to-ports 2525\nCOMMIT\n";

    assertThat(TablesParser.read(rules, Chain.Families.SIX).judge(mail).fate()).isEqualTo(fate);
  }
}
