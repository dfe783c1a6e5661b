package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class PacketFilterTest {

  private static final String TABLES =
      """
      *filter
      :INPUT DROP [0:0]
      :friends - [0:0]
      -A INPUT -i lo -j ACCEPT
      -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
      -A INPUT -s 2001:db8:66::/48 -j DROP
      -A INPUT -s 2001:db8::/32 -p tcp -m tcp --dport 25 -j friends
      -A INPUT -p tcp -m tcp ! --dport 1:1023 -m limit --limit 5/min -j ACCEPT
      -A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type echo-request -j ACCEPT
      -A INPUT -p tcp -m tcp --dport 465 -m set --match-set world src -j ACCEPT
      -A friends ! -s 2001:db8:7::7/128 -j RETURN
      -A friends -j ACCEPT
      COMMIT
      """;

  private static final Packet ANYBODY =
      Packet.opening(Optional.empty(), IpAddress.parse("2001:db8::25"), 25, "eth0");

  private static Packet opening(String source, int port) {
    return Packet.opening(IpAddress.parse(source), IpAddress.parse("2001:db8::25"), port, "eth0");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:7::7, 25, ACCEPTED",
    "2001:db8:7::8, 25, DROPPED",
    "2001:db8:66::1, 25, DROPPED",
    "3fff::1, 25, DROPPED",
    "3fff::1, 8080, ACCEPTED",
    "3fff::1, 465, CANNOT_SAY",
    "3fff::1, 22, DROPPED",
  })
  void followsRulesOfIp6tables(String source, int port, PacketVerdict.DeliveryResult fate) {
    Ruleset rules = TablesParser.read(TABLES, Chain.Families.SIX);

    assertThat(rules.judge(opening(source, port)).fate()).isEqualTo(fate);
  }

  @Test
  void namesTheRuleThatDecides() {
    Ruleset rules = TablesParser.read(TABLES, Chain.Families.SIX);

    assertThat(rules.judge(opening("2001:db8:66::1", 25)).because())
        .isEqualTo("ip6tables -A INPUT -s 2001:db8:66::/48 -j DROP");
    assertThat(rules.judge(opening("3fff::1", 22)).because())
        .isEqualTo("the policy of ip6tables filter INPUT, drop");
    assertThat(rules.judge(opening("3fff::1", 465)).because())
        .startsWith("cannot be known: ip6tables -A INPUT")
        .contains("match-set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s 2001:db8:1::/48 -p tcp --dport 25 -j ACCEPT | DROPPED",
        "-s 2001:db8::/32 -j friends | DROPPED",
        "! -s 2001:db8:1::/48 -j DROP | DROPPED",
        "-s 2000::/3 -p tcp --dport 25 -j ACCEPT | ACCEPTED",
        "-s 2a00::/12 -p tcp --dport 25 -j ACCEPT | CANNOT_SAY",
        "-m set --match-set some src -j ACCEPT | CANNOT_SAY",
      })
  void takesASourceThatIsNotDescribedForMostSenders(
      String rule, PacketVerdict.DeliveryResult fate) {
    Ruleset rules =
        TablesParser.read(
            "*filter\n:INPUT DROP\n-A INPUT " + rule + "\n-A friends -j ACCEPT\nCOMMIT\n",
            Chain.Families.SIX);

    assertThat(rules.judge(ANYBODY).fate()).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-m set --match-set f2b-recidive6 src -j DROP | ACCEPTED",
        "-m set --match-set f2b-recidive6 src,dst -j REJECT | ACCEPTED",
        "-m set --match-set f2b-recidive6 src -j banned | ACCEPTED",
        "-m recent --rcheck --seconds 86400 --name portscan --rsource -j DROP | ACCEPTED",
        "-m recent --update --seconds 60 --name portscan -j banned | ACCEPTED",
        "-m set --match-set ports dst -j DROP | CANNOT_SAY",
        "-m set ! --match-set ours src -j DROP | CANNOT_SAY",
      })
  void takesAListOfThoseWhoAreDroppedForOneOfAFew(String rule, PacketVerdict.DeliveryResult fate) {
    Ruleset rules =
        TablesParser.read(
            "*filter\n-A INPUT " + rule + "\n-A banned -j DROP\nCOMMIT\n", Chain.Families.SIX);

    assertThat(rules.judge(ANYBODY).fate()).isEqualTo(fate);
    assertThat(rules.judge(opening("2001:db8:7::7", 25)).fate())
        .as("somebody in particular may be on it")
        .isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
  }

  @Test
  void namesTheListThatNobodyCanSee() {
    Ruleset rules =
        TablesParser.read(
            "*filter\n-A INPUT -m set --match-set bad src -j DROP\nCOMMIT\n", Chain.Families.SIX);

    assertThat(rules.judge(ANYBODY).because())
        .isEqualTo(
            "the policy of ip6tables filter INPUT, accept; but for those on the list of ip6tables"
                + " -A INPUT -m set --match-set bad src -j DROP, which is not printed");
  }

  @Test
  void namesTheFewWhomTheFilterLetsIn() {
    Ruleset rules = TablesParser.read(TABLES, Chain.Families.SIX);

    assertThat(rules.judge(ANYBODY).because())
        .isEqualTo(
            "the policy of ip6tables filter INPUT, drop; but for those named in ip6tables -A INPUT"
                + " -s 2001:db8::/32 -p tcp -m tcp --dport 25 -j friends");
  }

  @Test
  void doesNotLetNeighbourDiscoveryInByConnection() {
    Ruleset rules = TablesParser.read(TABLES, Chain.Families.SIX);

    assertThat(
            rules
                .judge(
                    Packet.icmp(
                        135,
                        Packet.State.UNTRACKED,
                        IpAddress.parse("fe80::1"),
                        IpAddress.parse("ff02::1:ff00:25"),
                        "eth0",
                        OptionalInt.of(255)))
                .isDropped())
        .isTrue();
  }

  private static final String NFT =
      """
      {"nftables":[{"metainfo":{"json_schema_version":1}},
      {"table":{"family":"inet","name":"f"}},
      {"set":{"family":"inet","table":"f","name":"ports","type":"inet_service",
        "elem":[25,{"range":[1000,2000]},{"elem":{"val":465,"timeout":60}}]}},
      {"chain":{"family":"inet","table":"f","name":"in","type":"filter","hook":"input","prio":0,
        "policy":"drop"}},
      {"chain":{"family":"inet","table":"f","name":"six"}},
      {"rule":{"family":"inet","table":"f","chain":"in","expr":[
        {"match":{"op":"==","left":{"meta":{"key":"nfproto"}},"right":"ipv6"}},
        {"jump":{"target":"six"}}]}},
      {"rule":{"family":"inet","table":"f","chain":"in","expr":[
        {"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":22}},
        {"accept":null}]}},
      {"rule":{"family":"inet","table":"f","chain":"six","expr":[
        {"match":{"op":"!=","left":{"meta":{"key":"iifname"}},"right":"eth*"}},{"drop":null}]}},
      {"rule":{"family":"inet","table":"f","chain":"six","expr":[
        {"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":"@ports"}},
        {"counter":{"packets":0,"bytes":0}},{"accept":null}]}},
      {"rule":{"family":"inet","table":"f","chain":"six","expr":[
        {"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":5000}},
        {"queue":null}]}},
      {"rule":{"family":"inet","table":"f","chain":"six","expr":[
        {"match":{"op":"==","left":{"payload":{"protocol":"ip","field":"saddr"}},
          "right":"192.0.2.1"}},{"accept":null}]}}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "25, ACCEPTED",
    "1500, ACCEPTED",
    "465, ACCEPTED",
    "22, ACCEPTED",
    "2001, DROPPED",
    "5000, CANNOT_SAY",
  })
  void followsRulesOfNftables(int port, PacketVerdict.DeliveryResult fate) {
    Ruleset rules = NftText.read(NFT, new LinkedHashSet<>()).orElseThrow();

    assertThat(rules.judge(opening("3fff::1", port)).fate()).isEqualTo(fate);
  }

  @Test
  void doesNotTakeAConnectionForAnEchoOverIpv4() {
    String nft =
        """
        {"nftables":[
        {"table":{"family":"ip","name":"f"}},
        {"chain":{"family":"ip","table":"f","name":"in","type":"filter","hook":"input","prio":0,
          "policy":"drop"}},
        {"rule":{"family":"ip","table":"f","chain":"in","expr":[
          {"match":{"op":"==","left":{"payload":{"protocol":"icmp","field":"type"}},
            "right":"echo-request"}},
          {"accept":null}]}}]}
        """;
    Ruleset rules = NftText.read(nft, new LinkedHashSet<>()).orElseThrow();

    assertThat(rules.judge(Packet.opening4(3306, "eth0")).fate())
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
  }

  @Test
  void keepsChainsOfNftablesInATableThatIp6tablesWritesTo() {
    String nft =
        """
        {"nftables": [
          {"chain": {"family": "ip6", "table": "filter", "name": "input", "type": "filter",
            "hook": "input", "prio": 0, "policy": "drop"}},
          {"chain": {"family": "ip6", "table": "filter", "name": "INPUT", "type": "filter",
            "hook": "input", "prio": 0, "policy": "accept"}},
          {"rule": {"family": "ip6", "table": "filter", "chain": "input", "expr": [
            {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "dport"}},
              "right": 22}}, {"accept": null}]}},
          {"rule": {"family": "ip6", "table": "filter", "chain": "INPUT", "expr": [
            {"xt": {"type": "match", "name": "icmp6"}}, {"accept": null}]}}]}
        """;
    String tables =
        """
        # Table `filter' contains incompatible base-chains, use 'nft' tool to list them.
        *filter
        :INPUT ACCEPT [0:0]
        -A INPUT -p tcp -m tcp --dport 25 -j DROP
        COMMIT
        """;
    TextHost host =
        new TextHost().command(HostCommand.NFT, nft).command(HostCommand.IP6TABLES, tables);
    Ruleset six = PacketFilter.read(host).six().orElseThrow();

    assertThat(six.judge(opening("2001:db8:5::1", 22)).isAccepted()).isTrue();
    assertThat(six.judge(opening("2001:db8:5::1", 3306)).isDropped()).isTrue();
    assertThat(six.judge(opening("2001:db8:5::1", 25)).because()).contains("--dport 25");
    assertThat(six.inputs())
        .extracting(FilterChain::table)
        .containsExactlyInAnyOrder("ip6 filter", "ip6tables filter");
  }

  @Test
  void knowsThatPacketsWhichAreNotTrackedHaveNoConnection() {
    String chain =
        """
        {"chain": {"family": "inet", "table": "t", "name": "%s", "type": "filter", "hook": "%s",
          "prio": %d, "policy": "%s"}}\
        """;
    String rules =
        "{\"nftables\": ["
            + chain.formatted("early", "prerouting", -300, "accept")
            + ","
            + chain.formatted("input", "input", 0, "drop")
            + """
            , {"rule": {"family": "inet", "table": "t", "chain": "early", "expr": [
              {"match": {"op": "==", "left": {"payload": {"protocol": "tcp", "field": "sport"}},
                "right": 25}}, {"notrack": null}]}},
            {"rule": {"family": "inet", "table": "t", "chain": "input", "expr": [
              {"match": {"op": "in", "left": {"ct": {"key": "state"}}, "right": "established"}},
              {"accept": null}]}},
            {"rule": {"family": "inet", "table": "t", "chain": "input", "expr": [
              {"match": {"op": "==", "left": {"payload": {"protocol": "icmpv6", "field": "type"}},
                "right": "nd-neighbor-solicit"}}, {"accept": null}]}}]}
            """;
    Ruleset ruleset = NftText.read(rules, new LinkedHashSet<>()).orElseThrow();

    assertThat(ruleset.judge(Packet.answer(Optional.empty(), "eth0")).isDropped()).isTrue();
    assertThat(
            ruleset
                .judge(
                    Packet.icmp(
                        135,
                        Packet.State.UNTRACKED,
                        Optional.empty(),
                        Optional.empty(),
                        "eth0",
                        OptionalInt.of(255)))
                .isAccepted())
        .isTrue();
  }

  @Test
  void wantsAPacketToPassEveryFilter() {
    Ruleset nft = NftText.read(NFT, new LinkedHashSet<>()).orElseThrow();
    Ruleset tables = TablesParser.read(TABLES, Chain.Families.SIX);

    assertThat(nft.and(tables).judge(opening("2001:db8:7::7", 25)).isAccepted()).isTrue();
    assertThat(nft.and(tables).judge(opening("3fff::1", 25)).isDropped()).isTrue();
  }

  @Test
  void letsEverythingInWithoutRules() {
    assertThat(Ruleset.none().judge(opening("3fff::1", 25)).isAccepted()).isTrue();
    assertThat(Ruleset.none().filters(Packet.Protocol.TCP6)).isFalse();
  }

  @Test
  void endsWhereChainsCallEachOther() {
    Ruleset rules =
        TablesParser.read(
            """
            *filter
            :INPUT DROP [0:0]
            :a - [0:0]
            -A INPUT -j a
            -A a -j a
            -A a -j a
            COMMIT
            """,
            Chain.Families.SIX);

    assertThat(rules.judge(opening("3fff::1", 25)).fate())
        .isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
  }

  @Test
  void marksTablesWithRulesOfIptables() {
    Set<String> foreign = new LinkedHashSet<>();
    NftText.read(
        "{\"nftables\":[{\"chain\":{\"family\":\"ip6\",\"table\":\"filter\",\"name\":\"INPUT\"}},"
            + "{\"rule\":{\"family\":\"ip6\",\"table\":\"filter\",\"chain\":\"INPUT\","
            + "\"expr\":[{\"xt\":null},{\"accept\":null}]}}]}",
        foreign);

    assertThat(foreign).containsExactly("ip6 filter");
  }

  /** Whatever the commands print, it is read without an exception. */
  @Test
  void survivesDamagedRules() {
    SplittableRandom random = new SplittableRandom(6724);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(i % 2 == 0 ? NFT : TABLES);
      for (int change = 0; change < 1 + i % 5; change++) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, "{}[]\":,-!/0a \n".charAt(random.nextInt(14)));
      }
      NftText.read(text.toString(), new LinkedHashSet<>())
          .ifPresent(rules -> rules.judge(opening("3fff::1", 25)));
      assertThat(
              TablesParser.read(text.toString(), Chain.Families.SIX)
                  .judge(opening("3fff::1", 25))
                  .fate())
          .isNotNull();
    }
  }
}
