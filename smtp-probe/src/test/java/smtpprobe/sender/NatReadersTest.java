package smtpprobe.sender;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.filter.Account;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Rules that replace source addresses, as nft and ip6tables-save print them. */
class NatReadersTest {

  private static final Ip6Address INNER = Ip6Address.of("fd00:1:0:2::25");

  private static final String SNAT = "{\"snat\": {\"addr\": \"2001:db8:1:2::25\"}}";
  private static final String OUT = "2001:db8:1:2::25";

  private static final Account POSTFIX = postfix(OptionalLong.empty());

  private static Account postfix(OptionalLong uid) {
    return new Account(
        Optional.of("postfix"), Set.of(), uid, Optional.empty(), OptionalLong.empty());
  }

  /** What becomes of a mail from {@link #INNER} by eth0. */
  private static String seen(NatRules rules) {
    return seen(rules, POSTFIX);
  }

  private static String seen(NatRules rules, Account account) {
    NatRules.Ends ends = rules.ends(new Departure(INNER, "eth0", Optional.of(account)));
    return ends.by().size() == 1
        ? ends.by().iterator().next().map(NatReadersTest::address).orElse("as it is")
        : "not known: " + ends.doubt();
  }

  private static String address(SourceNat rule) {
    return rule.act() == SourceNat.Act.MASQUERADE
        ? "the interface's"
        : rule.to().map(to -> to.apply(INNER).text()).orElse("not known");
  }

  private static String tables(String... rules) {
    return seen(
        TablesNatReader.read(
            new TextHost()
                .command(HostCommand.IP6TABLES, "*nat\n" + String.join("\n", rules) + "\n")));
  }

  private static String rule(String chain, String... statements) {
    return ", {\"rule\": {\"family\": \"ip6\", \"table\": \"nat\", \"chain\": \""
        + chain
        + "\", \"expr\": ["
        + String.join(", ", statements)
        + "]}}";
  }

  private static String nft(String... items) {
    return seen(
        Translation.read(
                new TextHost()
                    .command(
                        HostCommand.NFT,
                        "{\"nftables\": [{\"chain\": {\"family\": \"ip6\", \"table\": \"nat\","
                            + " \"name\": \"post\", \"type\": \"nat\", \"hook\": \"postrouting\","
                            + " \"prio\": 100}}"
                            + String.join("", items)
                            + "]}"))
            .rules());
  }

  private static String match(String left, String op, String right) {
    return "{\"match\": {\"op\": \""
        + op
        + "\", \"left\": "
        + left
        + ", \"right\": "
        + right
        + "}}";
  }

  private static String meta(String key) {
    return "{\"meta\": {\"key\": \"" + key + "\"}}";
  }

  private static String field(String protocol, String name) {
    return "{\"payload\": {\"protocol\": \"" + protocol + "\", \"field\": \"" + name + "\"}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A POSTROUTING -s fd00::/8 -o eth0 -j SNAT --to-source 2001:db8:1:2::25",
        "-A POSTROUTING ! -d fd00::/8 -o eth+ -j SNAT --to-source [2001:db8:1:2::25]:1024-65535",
        "-A POSTROUTING -p tcp -m tcp --dport 25 -j SNAT --to-source 2001:db8:1:2::25",
        "-A POSTROUTING -m policy --dir out --pol none -j SNAT --to-source 2001:db8:1:2::25",
        "[5:300] -A POSTROUTING -m comment --comment \"a b\" -j SNAT --to-source 2001:db8:1:2::25",
        "-A POSTROUTING -m mark ! --mark 0x4000/0x4000 -j SNAT --to-source 2001:db8:1:2::25",
        "-A POSTROUTING -s fd00:1:0:2::/64 -j NETMAP --to 2001:db8:1:2::/64",
        "-A POSTROUTING -p tcp -m multiport --ports 25,465 -j SNAT --to-source 2001:db8:1:2::25",
        "-A POSTROUTING -o eth0 -j SNAT --to-source 2001:db8:1:2::25-2001:db8:1:2::25",
        "-I POSTROUTING 1 -j SNAT --to-source 2001:db8:1:2::25 --persistent",
        "-A POSTROUTING ! -o lo -m owner ! --uid-owner root -j SNAT --to-source 2001:db8:1:2::25",
      })
  void followsRulesOfTables(String rule) {
    assertThat(tables(rule)).isEqualTo(OUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A POSTROUTING -s fd00:2::/64 -j MASQUERADE",
        "-A POSTROUTING ! -o eth0 -j MASQUERADE",
        "-A POSTROUTING -o wg+ -j MASQUERADE",
        "-A POSTROUTING -p udp -j MASQUERADE",
        "-A POSTROUTING -p tcp -m multiport --dports 80,443 -j MASQUERADE",
        "-A POSTROUTING -d 2001:db8:9::/48 -j MASQUERADE",
        "-A POSTROUTING -m mark --mark 0x1 -j MASQUERADE",
        "-A POSTROUTING -m owner --uid-owner 0 -j MASQUERADE",
        "-A POSTROUTING -m policy --dir out --pol ipsec -j MASQUERADE",
        "-A OTHER -j MASQUERADE",
      })
  void leavesAloneWhatTablesDoNotMeanForMail(String rule) {
    assertThat(tables(rule)).isEqualTo("as it is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A POSTROUTING -m owner --uid-owner 1000 -j MASQUERADE",
        "-A POSTROUTING -m set ! --match-set inner src -j MASQUERADE",
        "-A POSTROUTING -m statistic --mode random --probability 0.5 -j MASQUERADE",
        "-A POSTROUTING -m physdev ! --physdev-is-bridged -j MASQUERADE",
        "-A POSTROUTING -d 2a00::/12 -j MASQUERADE",
      })
  void doesNotKnowWhetherMailMeetsARuleThatIsNotUnderstood(String rule) {
    assertThat(tables(rule)).isEqualTo("not known: " + rule.substring("-A ".length()));
    assertThat(tables(rule, "-A POSTROUTING -j MASQUERADE")).startsWith("not known");
    assertThat(tables("-A POSTROUTING -j ACCEPT", rule)).isEqualTo("as it is");
  }

  @Test
  void doesNotKnowWhichAddressOfManyARuleTakes() {
    assertThat(tables("-A POSTROUTING -j SNAT --to-source 2001:db8::1-2001:db8::5"))
        .isEqualTo("not known");
    assertThat(
            nft(
                rule(
                    "post",
                    "{\"snat\": {\"addr\": {\"range\": [\"2001:db8::1\", \"2001:db8::5\"]}}}")))
        .isEqualTo("not known");
    assertThat(nft(rule("post", "{\"snat\": {\"addr\": {\"map\": {\"key\": {\"jhash\": {}}}}}}")))
        .isEqualTo("not known");
  }

  @Test
  void leavesTheAddressWhereOnlyPortsAreReplacedOrIpv4Is() {
    assertThat(nft(rule("post", "{\"snat\": {\"port\": 1024}}"), rule("post", SNAT)))
        .isEqualTo("as it is");
    assertThat(nft(rule("post", "{\"snat\": {\"addr\": \"192.0.2.1\"}}"), rule("post", SNAT)))
        .isEqualTo(OUT);
  }

  @Test
  void doesNotKnowWhatARuleOfIptablesDoesThatNftCannotSay() {
    assertThat(nft(rule("post", "{\"xt\": null}"), rule("post", SNAT))).startsWith("not known");
  }

  @Test
  void readsTheRulesOfIptablesWhereItPrintsThem() {
    String nft =
        "{\"nftables\": [{\"chain\": {\"family\": \"ip6\", \"table\": \"nat\", \"name\":"
            + " \"POSTROUTING\", \"type\": \"nat\", \"hook\": \"postrouting\", \"prio\": 100}}"
            + rule("POSTROUTING", "{\"xt\": null}").replace("post\"", "POSTROUTING\"")
            + rule("POSTROUTING", SNAT)
            + "]}";
    TextHost host =
        new TextHost()
            .command(HostCommand.NFT, nft)
            .command(
                HostCommand.IP6TABLES,
                """
                *nat
                -A POSTROUTING -m cgroup ! --path x -o eth0 -j ACCEPT
                -A POSTROUTING -o eth1 -j SNAT --to-source 2001:db8:1:2::25
                """);

    assertThat(seen(Translation.read(host).rules())).isEqualTo("as it is");
  }

  @Test
  void asksForTheAccountOfTheMailServer() {
    NatRules tables =
        TablesNatReader.read(
            new TextHost()
                .command(
                    HostCommand.IP6TABLES,
                    "*nat\n-A POSTROUTING -m owner --uid-owner 107 -j SNAT --to-source"
                        + " 2001:db8:1:2::25\n"));

    assertThat(seen(tables, postfix(OptionalLong.of(107)))).isEqualTo(OUT);
    assertThat(seen(tables, postfix(OptionalLong.of(108)))).isEqualTo("as it is");
  }

  @Test
  void walksJumpsReturnsAndGotosOfTables() {
    assertThat(
            tables(
                "-A POSTROUTING -j KUBE",
                "-A KUBE -m mark ! --mark 0x4000/0x4000 -j RETURN",
                "-A KUBE -j MASQUERADE",
                "-A POSTROUTING -g LAST",
                "-A POSTROUTING -j MASQUERADE",
                "-A LAST -j SNAT --to-source 2001:db8:1:2::25"))
        .isEqualTo(OUT);
    assertThat(tables("-A POSTROUTING --goto LAST", "-A LAST -j SNAT --to-source 2001:db8:1:2::25"))
        .isEqualTo(OUT);
    assertThat(tables("-A POSTROUTING -j LOOP", "-A LOOP -j LOOP")).isEqualTo("as it is");
    assertThat(tables("-A POSTROUTING -m cgroup --path x -j RETURN", "--append POSTROUTING -j X"))
        .isEqualTo("as it is");
    assertThat(tables("-A POSTROUTING -d fd00::/8 -j ACCEPT", "-A POSTROUTING -j MASQUERADE"))
        .isEqualTo("the interface's");
    assertThat(tables("-A POSTROUTING -o eth0 -j ACCEPT", "-A POSTROUTING -j MASQUERADE"))
        .isEqualTo("as it is");
  }

  @ParameterizedTest
  @CsvSource({"nat, " + OUT, "'', as it is"})
  void readsTheTablesOfOldBesideThoseInNftables(String names, String seen) {
    String rules = "*nat\n-A POSTROUTING -o eth0 -j SNAT --to-source " + OUT + "\nCOMMIT\n";
    TextHost host =
        new TextHost()
            .command(HostCommand.IP6TABLES, "# Generated by ip6tables-save v1.8.9 (nf_tables)")
            .command(HostCommand.IP6TABLES_LEGACY, rules)
            .file("/proc/net/ip6_tables_names", names);

    assertThat(seen(TablesNatReader.read(host))).isEqualTo(seen);
  }

  @Test
  void translatesPrefixesInTheMangleTable() {
    NatRules rules =
        TablesNatReader.read(
            new TextHost()
                .command(
                    HostCommand.IP6TABLES,
                    "*mangle\n-A POSTROUTING -o eth0 -j SNPT --src-pfx fd00:1::/48 --dst-pfx"
                        + " 2001:db8:1::/48\nCOMMIT\n"));

    assertThat(seen(rules)).startsWith("2001:db8:1:").endsWith("::25").isNotEqualTo(OUT);
  }

  @Test
  void keepChecksumsAsTheExampleOfRfc6296Does() {
    Ip6Address inner = Ip6Address.of("fd01:203:405:1::1234");
    Ip6Address far = Prefixes.neutral(IpRange.of("2001:db8:1:1::/64"), inner);

    assertThat(Prefixes.neutral(IpRange.of("2001:db8:1::/48"), inner))
        .isEqualTo(Ip6Address.of("2001:db8:1:d550::1234"));
    assertThat(far.high()).isEqualTo(Ip6Address.of("2001:db8:1:1::").high());
    assertThat(sum(far)).isEqualTo(sum(inner));
  }

  /** The sum of its 16-bit words, as the checksum of the Internet takes it. */
  private static long sum(Ip6Address address) {
    long sum = 0;
    for (int shift = 0; shift < 64; shift += 16) {
      sum += (address.high() >>> shift & 0xffff) + (address.low() >>> shift & 0xffff);
    }
    return sum % 0xffff;
  }

  @Test
  void walksJumpsAndMapsOfNft() {
    String device = match(meta("oifname"), "==", "{\"set\": [\"wan\", \"eth0\"]}");

    assertThat(nft(rule("post", device, "{\"jump\": {\"target\": \"sub\"}}"), rule("sub", SNAT)))
        .isEqualTo(OUT);
    assertThat(
            nft(
                rule(
                    "post",
                    "{\"vmap\": {\"key\": "
                        + meta("oifname")
                        + ", \"data\": {\"set\": [[\"eth0\", {\"goto\": {\"target\":"
                        + " \"sub\"}}]]}}}"),
                rule("sub", SNAT)))
        .isEqualTo(OUT);
    assertThat(
            nft(
                rule(
                    "post",
                    "{\"snat\": {\"addr\": {\"map\": {\"key\": "
                        + field("ip6", "saddr")
                        + ", \"data\": {\"set\": [[{\"prefix\": {\"addr\": \"fd00:1::\", \"len\":"
                        + " 48}}, {\"prefix\": {\"addr\": \"2001:db8:1::\", \"len\": 48}}]]}}},"
                        + " \"type_flags\": \"prefix\"}}")))
        .isEqualTo(OUT);
  }

  @Test
  void knowsTheElementsOfNamedSetsOfNft() {
    String set =
        ", {\"set\": {\"family\": \"ip6\", \"table\": \"nat\", \"name\": \"inner\", \"elem\":"
            + " [{\"elem\": {\"val\": {\"prefix\": {\"addr\": \"fd00::\", \"len\": 8}}}}]}}";

    assertThat(nft(set, rule("post", match(field("ip6", "saddr"), "==", "\"@inner\""), SNAT)))
        .isEqualTo(OUT);
    assertThat(nft(set, rule("post", match(field("ip6", "saddr"), "!=", "\"@inner\""), SNAT)))
        .isEqualTo("as it is");
    assertThat(nft(rule("post", match(field("ip6", "saddr"), "!=", "\"@gone\""), SNAT)))
        .isEqualTo("not known: ip6 saddr != @gone snat to 2001:db8:1:2::25");
  }

  @ParameterizedTest
  @CsvSource({"mark, ==, 1", "skuid, ==, 0", "iifname, ==, '\"br0\"'"})
  void leavesAloneWhatNftDoesNotMeanForMail(String key, String op, String value) {
    assertThat(nft(rule("post", match(meta(key), op, value), SNAT))).isEqualTo("as it is");
  }

  @ParameterizedTest
  @CsvSource({"skuid, ==, 1000", "skuid, !=, 1000", "cgroup, ==, 7"})
  void doesNotKnowWhatNftAsksOfTheProgram(String key, String op, String value) {
    assertThat(nft(rule("post", match(meta(key), op, value), SNAT))).startsWith("not known");
  }

  @ParameterizedTest
  @CsvSource({
    "ip, saddr, '\"192.0.2.1\"'",
    "ip, daddr, '{\"prefix\": {\"addr\": \"10.0.0.0\", \"len\": 8}}'",
    "udp, dport, 53",
    "icmpv6, type, '\"echo-request\"'",
  })
  void matchesNothingByADifferenceInAFieldThatMailLacks(
      String protocol, String name, String value) {
    assertThat(nft(rule("post", match(field(protocol, name), "!=", value), SNAT)))
        .isEqualTo("as it is");
  }

  @ParameterizedTest
  @CsvSource({
    "mark, ==, 0",
    "l4proto, ==, '{\"set\": [\"tcp\", \"udp\"]}'",
    "nfproto, ==, '\"ipv6\"'"
  })
  void knowsWhatMailIsLike(String key, String op, String value) {
    assertThat(nft(rule("post", match(meta(key), op, value), "{\"masquerade\": null}")))
        .isEqualTo("the interface's");
  }

  @Test
  void leavesWhatAnAcceptLeaves() {
    assertThat(nft(rule("post", "{\"accept\": null}"), rule("post", SNAT))).isEqualTo("as it is");
    assertThat(nft(rule("post", "{\"counter\": {}}", SNAT))).isEqualTo(OUT);
  }
}
