package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Rules for what the host itself sends, as nftables 1.0.6 and iptables 1.8.9 print them. */
class OutgoingRulesTest {

  private static final Packet MAIL =
      Packet.opening(Optional.empty(), IpAddress.parse("2001:db8::25"), 25, "eth0");

  private static final Packet LEAVING = Packet.leaving(IpAddress.parse("2001:db8::25"), 25, "eth0");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-p tcp --dport 25 -j ACCEPT | ACCEPTED",
        "-p tcp --sport 1024:65535 --dport 25 -m conntrack --ctstate NEW -j ACCEPT | ACCEPTED",
        "-o eth0 -j ACCEPT | ACCEPTED",
        "-o lo -j ACCEPT | DROPPED",
        "-s 2001:db8::25 -j ACCEPT | ACCEPTED",
        "-d 2001:db8:9::/48 -j ACCEPT | DROPPED",
        "-d 2000::/3 -j ACCEPT | ACCEPTED",
        "-m addrtype --dst-type LOCAL -j ACCEPT | DROPPED",
        "-p tcp --dport 443 -j ACCEPT | DROPPED",
        "-m owner --uid-owner 101 -j ACCEPT | CANNOT_SAY",
      })
  void followsWhatThisHostSendsThroughItsOutputChain(
      String rule, PacketVerdict.DeliveryResult fate) {
    String rules = "*filter\n:INPUT DROP\n:OUTPUT DROP\n-A OUTPUT " + rule + "\nCOMMIT\n";
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.IP6TABLES, rules));

    assertThat(filter.out().orElseThrow().judge(LEAVING).fate()).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource({"output, filter", "output, route", "postrouting, filter"})
  void followsWhatThisHostSendsThroughChainsOfNftables(String hook, String type) {
    String rules =
        ("{'nftables':[{'chain':{'family':'inet','table':'f','name':'o','type':'%s','hook':'%s',"
                + "'prio':0,'policy':'accept'}},{'rule':{'family':'inet','table':'f','chain':'o',"
                + "'expr':[{'match':{'op':'!=','left':{'meta':{'key':'oifname'}},'right':'lo'}},"
                + "{'match':{'op':'==','left':{'payload':{'protocol':'tcp','field':'dport'}},"
                + "'right':25}},{'reject':null}]}}]}")
            .formatted(type, hook)
            .replace('\'', '"');
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.NFT, rules));

    assertThat(filter.out().orElseThrow().judge(LEAVING).isDropped()).isTrue();
    assertThat(filter.six().orElseThrow().judge(MAIL).isAccepted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "security | -p tcp --dport 25 -j DROP | DROPPED",
        "mangle | -p tcp --dport 25 -j DROP | DROPPED",
        "raw | -p tcp --dport 25 -j DROP | DROPPED",
        "nat | -p tcp --dport 25 -j REDIRECT --to-ports 10025 | CANNOT_SAY",
        "nat | -p tcp --dport 25 -j DNAT --to-destination [2001:db8:99::1]:25 | CANNOT_SAY",
        "nat | -p tcp --dport 587 -j REDIRECT --to-ports 10025 | ACCEPTED",
        "nat | -d fd00::/8 -j DNAT --to-destination 2001:db8:99::1 | ACCEPTED",
        "nat | ! -d ::1/128 -m addrtype --dst-type LOCAL -j DOCKER | ACCEPTED",
      })
  void looksIntoEveryTableThatWhatThisHostSendsMeets(
      String table, String rule, PacketVerdict.DeliveryResult fate) {
    String rules = "*" + table + "\n:OUTPUT ACCEPT\n-A OUTPUT " + rule + "\nCOMMIT\n";
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.IP6TABLES, rules));

    assertThat(filter.out().orElseThrow().judge(LEAVING).fate()).isEqualTo(fate);
  }

  @Test
  void cannotSayWhoTakesWhatNftablesRedirects() {
    String rules =
        "{'nftables':[{'chain':{'family':'ip6','table':'n','name':'o','type':'nat','hook':'output',"
            + "'prio':-100,'policy':'accept'}},{'rule':{'family':'ip6','table':'n','chain':'o',"
            + "'expr':[{'match':{'op':'==','left':{'payload':{'protocol':'tcp','field':'dport'}},"
            + "'right':25}},{'redirect':{'port':10025}}]}}]}";
    PacketFilter filter =
        PacketFilter.read(new TextHost().command(HostCommand.NFT, rules.replace('\'', '"')));

    assertThat(filter.out().orElseThrow().judge(LEAVING))
        .isEqualTo(
            new PacketVerdict(
                PacketVerdict.DeliveryResult.CANNOT_SAY,
                "who takes it cannot be known: ip6 n o: tcp dport 25 redirect"));
  }

  @ParameterizedTest
  @CsvSource({
    "postfix, 104, ACCEPTED",
    "postfix, 0, ACCEPTED",
    "apache, 48, DROPPED",
    "'', 104, CANNOT_SAY",
  })
  void asksForTheAccountOfTheMailServer(
      String name, int number, PacketVerdict.DeliveryResult fate) {
    Account account =
        new Account(
            Optional.of(name).filter(n -> !n.isEmpty()),
            Set.of(),
            number == 0 ? OptionalLong.empty() : OptionalLong.of(number),
            Optional.empty(),
            OptionalLong.empty());
    Packet packet = name.isEmpty() ? LEAVING : LEAVING.sentBy(account);
    String owner = number == 0 ? name : "104";
    String rules =
        "*filter\n-A OUTPUT -p tcp -m multiport --dports 25,465 -m owner --uid-owner "
            + (owner.isEmpty() ? "104" : owner)
            + " -j ACCEPT\n-A OUTPUT -p tcp --dport 25 -j REJECT\nCOMMIT\n";
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.IP6TABLES, rules));

    assertThat(filter.out().orElseThrow().judge(packet).fate()).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "skuid | != | 'postfix' | ACCEPTED",
        "skuid | != | 'www-data' | DROPPED",
        "skuid | != | {'set':['postfix',0]} | ACCEPTED",
        "skuid | == | {'range':[100,199]} | DROPPED",
        "skgid | == | 'postfix' | DROPPED",
      })
  void asksForTheAccountInTheWordsOfNftables(
      String key, String op, String value, PacketVerdict.DeliveryResult fate) {
    Account postfix =
        new Account(
            Optional.of("postfix"),
            Set.of(),
            OptionalLong.of(104),
            Optional.of("postfix"),
            OptionalLong.of(107));
    String rules =
        "{'nftables':[{'chain':{'family':'inet','table':'f','name':'o','type':'filter',"
            + "'hook':'output','prio':0,'policy':'accept'}},{'rule':{'family':'inet','table':'f',"
            + "'chain':'o','expr':[{'match':{'op':'"
            + op
            + "','left':{'meta':{'key':'"
            + key
            + "'}},'right':"
            + value
            + "}},{'reject':null}]}}]}";
    PacketFilter filter =
        PacketFilter.read(new TextHost().command(HostCommand.NFT, rules.replace('\'', '"')));

    assertThat(filter.out().orElseThrow().judge(LEAVING.sentBy(postfix)).fate()).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-p tcp --sport 25 -j ACCEPT | ACCEPTED",
        "-p tcp --sport 25 ! --syn -j ACCEPT | ACCEPTED",
        "-p tcp --dport 25 -j ACCEPT | DROPPED",
        "-m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT | ACCEPTED",
        "-m conntrack --ctstate NEW -j ACCEPT | DROPPED",
      })
  void followsWhatThisHostAnswers(String rule, PacketVerdict.DeliveryResult fate) {
    String rules = "*filter\n:OUTPUT DROP\n-A OUTPUT " + rule + "\nCOMMIT\n";
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.IP6TABLES, rules));
    Packet answer = Packet.answering(IpAddress.parse("2001:db8::25"), "eth0");

    assertThat(filter.out().orElseThrow().judge(answer).fate()).isEqualTo(fate);
    assertThat(filter.outputs()).extracting(FilterChain::name).containsExactly("OUTPUT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mangle | OUTPUT | -p tcp --dport 25 -j MARK --set-xmark 0x1/0xffffffff | true",
        "mangle | OUTPUT | -j MARK --set-mark 7 | true",
        "mangle | OUTPUT | -p tcp --dport 443 -j MARK --set-mark 7 | false",
        "mangle | OUTPUT | -j MARK --set-mark what | true",
        "mangle | OUTPUT | -j MARK --set-mark 0 | false",
        "mangle | OUTPUT | -j CT --notrack | false",
        "mangle | OUTPUT | -j CONNMARK --restore-mark | false",
        "mangle | POSTROUTING | -j MARK --set-mark 7 | false",
        "filter | OUTPUT | -j MARK --set-mark 7 | false",
      })
  void knowsWhereMailIsMarkedBeforeItIsRoutedAnew(
      String table, String chain, String rule, boolean marked) {
    String rules = "*" + table + "\n:" + chain + " ACCEPT\n-A " + chain + " " + rule + "\nCOMMIT\n";
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.IP6TABLES, rules));

    assertThat(filter.out().orElseThrow().marking(LEAVING).isPresent()).isEqualTo(marked);
  }

  @ParameterizedTest
  @CsvSource({
    "route, 1, true",
    "filter, 1, false",
    "route, '{\"ct\":{\"key\":\"mark\"}}', false",
    "route, '{\"map\":{}}', true"
  })
  void knowsTheSameOfNftables(String type, String value, boolean marked) {
    String rules =
        ("{'nftables':[{'chain':{'family':'inet','table':'f','name':'o','type':'%s','hook':"
                + "'output','prio':-150,'policy':'accept'}},{'rule':{'family':'inet','table':'f',"
                + "'chain':'o','expr':[{'mangle':{'key':{'meta':{'key':'mark'}},'value':%s}}]}}]}")
            .formatted(type, value)
            .replace('\'', '"');
    PacketFilter filter = PacketFilter.read(new TextHost().command(HostCommand.NFT, rules));

    assertThat(filter.out().orElseThrow().marking(LEAVING).isPresent()).isEqualTo(marked);
  }
}
