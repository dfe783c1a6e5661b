package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.json.Json;

/** Rules of kinds that are found on real hosts, as nftables 1.0.6 prints them. */
class RealRulesTest {

  static final Packet MAIL =
      Packet.opening(Optional.empty(), IpAddress.parse("2001:db8::25"), 25, "eth0");
  static final Packet ANSWER = Packet.answer(IpAddress.parse("2001:db8::25"), "eth0");

  private static final String FLAGS = "'left':{'payload':{'protocol':'tcp','field':'flags'}}";
  private static final String SOME =
      "'left':{'&':[{'payload':{'protocol':'tcp','field':'flags'}},['fin','syn','rst','ack']]}";

  /** A chain that accepts what all of these match, and drops the rest. */
  private static Ruleset nft(String statements, String more) {
    String text =
        "{'nftables':[{'chain':{'family':'inet','table':'f','name':'in','type':'filter',"
            + "'hook':'input','prio':0,'policy':'drop'}},"
            + "{'rule':{'family':'inet','table':'f','chain':'in','expr':["
            + statements
            + "]}}"
            + more
            + "]}";
    return NftText.read(text.replace('\'', '"'), new LinkedHashSet<>()).orElseThrow();
  }

  private static PacketVerdict.DeliveryResult matched(String match, Packet packet) {
    return nft("{'match':{" + match + "}},{'accept':null}", "").judge(packet).fate();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':'==','left':{'meta':{'key':'iiftype'}},'right':'loopback' | DROPPED",
        "'op':'==','left':{'meta':{'key':'iiftype'}},'right':'ether' | CANNOT_SAY",
        "'op':'==','left':{'fib':{'result':'type','flags':['daddr']}},'right':'local' | ACCEPTED",
        "'op':'!=','left':{'fib':{'result':'type','flags':'daddr'}},'right':'local' | DROPPED",
        "'op':'!=','left':{'fib':{'result':'type','flags':['daddr','iif']}},"
            + "'right':{'set':['local','broadcast','multicast']} | DROPPED",
        "'op':'==','left':{'fib':{'result':'type','flags':['saddr']}},'right':'local' | DROPPED",
        "'op':'==','left':{'fib':{'result':'oif','flags':['saddr','iif']}},'right':false | DROPPED",
        "'op':'==','left':{'fib':{'result':'oif','flags':['saddr','iif']}},'right':'0' | DROPPED",
        "'op':'==','left':{'fib':{'result':'oif','flags':['saddr','iif']}},'right':true | ACCEPTED",
        "'op':'in','left':{'ct':{'key':'status'}},'right':'dnat' | DROPPED",
        "'op':'in','left':{'ct':{'key':'status'}},'right':['snat','dnat'] | DROPPED",
        "'op':'in','left':{'ct':{'key':'status'}},'right':'expected' | CANNOT_SAY",
        "'op':'==','left':{'meta':{'key':'pkttype'}},'right':'host' | ACCEPTED",
        "'op':'==','left':{'meta':{'key':'pkttype'}},"
            + "'right':{'set':['broadcast','multicast']} | DROPPED",
        "'op':'==','left':{'payload':{'protocol':'ip6','field':'saddr'}},'right':'::1' | DROPPED",
        "'op':'==','left':{'payload':{'protocol':'ip6','field':'saddr'}},"
            + "'right':{'set':[{'prefix':{'addr':'fe80::','len':10}},"
            + "{'prefix':{'addr':'fc00::','len':7}},'::']} | DROPPED",
        "'op':'==','left':{'payload':{'protocol':'ip6','field':'saddr'}},"
            + "'right':{'prefix':{'addr':'2001:db8::','len':32}} | DROPPED",
        "'op':'==','left':{'exthdr':{'name':'rt','field':'type'}},'right':0 | DROPPED",
        "'op':'==','left':{'exthdr':{'name':'frag'}},'right':false | ACCEPTED",
      })
  void asksWhatIsKnownOfAConnectionFromTheInternet(
      String match, PacketVerdict.DeliveryResult fate) {
    assertThat(matched(match, MAIL)).isEqualTo(fate);
  }

  /** Clients connect from a port of theirs, with a first packet that is short and unmarked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'op':'==','left':SPORT,'right':{'range':[1024,65535]} | ACCEPTED | DROPPED",
        "'op':'!=','left':SPORT,'right':{'range':[1024,65535]} | DROPPED | ACCEPTED",
        "'op':'<','left':SPORT,'right':1024 | DROPPED | ACCEPTED",
        "'op':'<=','left':SPORT,'right':25 | DROPPED | ACCEPTED",
        "'op':'>','left':SPORT,'right':1023 | ACCEPTED | DROPPED",
        "'op':'>=','left':SPORT,'right':32768 | CANNOT_SAY | DROPPED",
        "'op':'==','left':MSS,'right':{'range':[1,500]} | DROPPED | DROPPED",
        "'op':'<','left':MSS,'right':536 | DROPPED | DROPPED",
        "'op':'>','left':MSS,'right':500 | ACCEPTED | CANNOT_SAY",
        "'op':'!=','left':MSS,'right':{'range':[1,500]} | ACCEPTED | CANNOT_SAY",
        "'op':'!=','left':MSS,'right':{'range':[536,65535]} | DROPPED | DROPPED",
        "'op':'==','left':HOPS,'right':255 | DROPPED | DROPPED",
        "'op':'>','left':HOPS,'right':0 | ACCEPTED | ACCEPTED",
        "'op':'<','left':HOPS,'right':64 | CANNOT_SAY | CANNOT_SAY",
        "'op':'==','left':LENGTH,'right':{'range':[40,100]} | ACCEPTED | CANNOT_SAY",
        "'op':'<','left':LENGTH,'right':40 | DROPPED | CANNOT_SAY",
        "'op':'>','left':LENGTH,'right':1400 | DROPPED | CANNOT_SAY",
        "'op':'==','left':MARK,'right':16 | DROPPED | CANNOT_SAY",
        "'op':'==','left':{'&':[MARK,255]},'right':0 | ACCEPTED | CANNOT_SAY",
      })
  void knowsTheFirstPacketOfClients(
      String match, PacketVerdict.DeliveryResult first, PacketVerdict.DeliveryResult answer) {
    String json =
        match
            .replace("SPORT", "{'payload':{'protocol':'tcp','field':'sport'}}")
            .replace("MSS", "{'tcp option':{'name':'maxseg','field':'size'}}")
            .replace("HOPS", "{'payload':{'protocol':'ip6','field':'hoplimit'}}")
            .replace("LENGTH", "{'meta':{'key':'length'}}")
            .replace("MARK", "{'ct':{'key':'mark'}}");

    assertThat(matched(json, MAIL)).isEqualTo(first);
    assertThat(matched(json, ANSWER)).isEqualTo(answer);
  }

  /** As OpenWrt asks. */
  @ParameterizedTest
  @CsvSource({
    "135, nd-neighbor-solicit, no-route, ACCEPTED",
    "135, nd-neighbor-solicit, 1, DROPPED",
    "136, nd-neighbor-solicit, no-route, DROPPED",
    "2, packet-too-big, 0, ACCEPTED",
    "1, destination-unreachable, port-unreachable, CANNOT_SAY",
  })
  void knowsTheCodeOfWhatIsNoError(
      int type, String asked, String code, PacketVerdict.DeliveryResult fate) {
    Packet icmp =
        Packet.icmp(
            type,
            Packet.State.UNTRACKED,
            Optional.empty(),
            IpAddress.parse("2001:db8::25"),
            "eth0",
            OptionalInt.of(255));
    String both =
        "'op':'==','left':{'concat':[{'payload':{'protocol':'icmpv6','field':'type'}},"
            + "{'payload':{'protocol':'icmpv6','field':'code'}}]},"
            + "'right':{'set':[{'concat':['%s','%s']}]}".formatted(asked, code);

    assertThat(matched(both, icmp)).isEqualTo(fate);
    assertThat(
            TablesParser.read(
                    "*filter\n:INPUT DROP\n-A INPUT -p ipv6-icmp -m icmp6 --icmpv6-type %s/%s -j ACCEPT\nCOMMIT"
                        .formatted(asked, code.replace("no-route", "0")),
                    Chain.Families.SIX)
                .judge(icmp)
                .fate())
        .isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'op':'in'," + FLAGS + ",'right':'syn' ; ACCEPTED ; CANNOT_SAY",
        "'op':'in'," + FLAGS + ",'right':['syn','rst'] ; ACCEPTED ; CANNOT_SAY",
        "'op':'in'," + FLAGS + ",'right':['ack','rst'] ; DROPPED ; ACCEPTED",
        "'op':'=='," + FLAGS + ",'right':'syn' ; ACCEPTED ; DROPPED",
        "'op':'!='," + FLAGS + ",'right':'syn' ; DROPPED ; ACCEPTED",
        "'op':'!'," + FLAGS + ",'right':'syn' ; DROPPED ; CANNOT_SAY",
        "'op':'!'," + FLAGS + ",'right':['fin','syn','rst','psh','ack','urg'] ; DROPPED ; DROPPED",
        "'op':'==',"
            + FLAGS
            + ",'right':{'set':[{'|':['syn','ack']},'syn']}"
            + " ; ACCEPTED ; CANNOT_SAY",
        "'op':'=='," + SOME + ",'right':'syn' ; ACCEPTED ; DROPPED",
        "'op':'=='," + SOME + ",'right':['fin','syn'] ; DROPPED ; DROPPED",
        "'op':'!='," + SOME + ",'right':'syn' ; DROPPED ; ACCEPTED",
        "'op':'=='," + SOME + ",'right':'nonsense' ; CANNOT_SAY ; CANNOT_SAY",
      })
  void knowsTheFlagsOfTheFirstPacketAndOfAnswers(
      String match, PacketVerdict.DeliveryResult first, PacketVerdict.DeliveryResult answer) {
    assertThat(matched(match, MAIL)).isEqualTo(first);
    assertThat(matched(match, ANSWER)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'limit':{'rate':1,'burst':10,'per':'second'}},{'log':{'prefix':'dropped '}} | DROPPED",
        "{'counter':{'packets':0,'bytes':0}} | DROPPED",
        "{'quota':{'val':1,'val_unit':'mbytes'}} | DROPPED",
        "{'quota':{'val':1,'val_unit':'mbytes'}},{'accept':null} | CANNOT_SAY",
        "{'limit':{'rate':1,'per':'second'}},{'accept':null} | ACCEPTED",
        "{'limit':{'rate':1,'per':'second','inv':true}},{'accept':null} | DROPPED",
        "{'ct count':{'val':20}},{'accept':null} | ACCEPTED",
        "{'ct count':{'val':20,'inv':true}},{'accept':null} | DROPPED",
        "{'set':{'op':'add','elem':{'payload':{'protocol':'ip6','field':'saddr'}},'set':'@m',"
            + "'stmt':[{'counter':null}]}},{'accept':null} | ACCEPTED",
        "{'dup':{'addr':'2001:db8::7'}},{'accept':null} | ACCEPTED",
        "{'set':{'op':'add','elem':{'payload':{'protocol':'ip6','field':'saddr'}},'set':'@m',"
            + "'stmt':[{'limit':{'rate':3,'per':'minute','inv':true}}]}},{'accept':null}"
            + " | DROPPED",
        "{'set':{'op':'add','elem':{'payload':{'protocol':'ip6','field':'saddr'}},'set':'@m'}},"
            + "{'accept':null} | ACCEPTED",
        "{'fwd':{'dev':'eth1'}} | CANNOT_SAY",
      })
  void letsThePacketGoOnWhereARuleHasNoVerdict(
      String statements, PacketVerdict.DeliveryResult fate) {
    assertThat(nft(statements, "").judge(MAIL).fate()).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'payload':{'protocol':'ip','field':'saddr'}} | '10.0.0.1' | DROPPED",
        "{'payload':{'protocol':'ip6','field':'saddr'}} | '::1' | ACCEPTED",
        "{'payload':{'protocol':'tcp','field':'dport'}} | {'set':[22,443]} | ACCEPTED",
        "{'payload':{'protocol':'udp','field':'dport'}} | 53 | DROPPED",
        "{'payload':{'protocol':'icmpv6','field':'type'}} | 'echo-request' | DROPPED",
        "{'concat':[{'payload':{'protocol':'ip','field':'saddr'}},"
            + "{'payload':{'protocol':'tcp','field':'dport'}}]}"
            + " | {'set':[{'concat':['10.0.0.1',22]}]} | DROPPED",
        "{'exthdr':{'name':'rt','field':'type'}} | 0 | DROPPED",
        "{'meta':{'key':'l4proto'}} | 'udp' | ACCEPTED",
      })
  void matchesNothingByADifferenceInAFieldThatAPacketLacks(
      String left, String right, PacketVerdict.DeliveryResult fate) {
    assertThat(matched("'op':'!=','left':" + left + ",'right':" + right, MAIL)).isEqualTo(fate);
  }

  @Test
  void letsOtherPacketsPassARuleThatNamesWhatItsProtocolIsNot() {
    String ports =
        "'op':'!=','left':{'payload':{'protocol':'tcp','field':'dport'}},'right':{'set':[22,25]}";
    String world =
        "'op':'!=','left':{'payload':{'protocol':'ip6','field':'saddr'}},"
            + "'right':{'prefix':{'addr':'2000::','len':3}}";
    Packet echo =
        Packet.icmp(
            128,
            Packet.State.NEW,
            Optional.empty(),
            IpAddress.parse("2001:db8::25"),
            "eth0",
            OptionalInt.empty());

    assertThat(matched(ports, echo)).isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
    assertThat(matched(world, Packet.opening4(25, "eth0")))
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
  }

  @Test
  void cannotSayWhetherADestinationIsTranslatedWhereARuleDoesThat() {
    String translating =
        ",{'chain':{'family':'%s','table':'n','name':'pre','type':'nat','hook':'prerouting',"
            + "'prio':-100,'policy':'accept'}},{'rule':{'family':'%s','table':'n','chain':'pre',"
            + "'expr':[{'dnat':{'addr':'2001:db8::7'}}]}}";
    String status =
        "{'match':{'op':'in','left':{'ct':{'key':'status'}},'right':'dnat'}},{'accept':null}";

    assertThat(nft(status, translating.replace("%s", "ip6")).judge(MAIL).fate())
        .isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
    assertThat(nft(status, translating.replace("%s", "ip")).judge(MAIL).fate())
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'redirect':{'port':2525}} | ACCEPTED",
        "{'redirect':{'port':2526}} | DROPPED",
        "{'redirect':null} | CANNOT_SAY",
        "{'dnat':{'addr':'2001:db8::7','port':2525}} | CANNOT_SAY",
      })
  void followsRedirectsOfNftables(String statement, PacketVerdict.DeliveryResult fate) {
    String port = "{'match':{'op':'==','left':{'payload':{'protocol':'tcp','field':'dport'}},";
    String nat =
        ",{'chain':{'family':'ip6','table':'n','name':'pre','type':'nat','hook':'prerouting',"
            + "'prio':-100,'policy':'accept'}},{'rule':{'family':'ip6','table':'n','chain':'pre',"
            + "'expr':["
            + port
            + "'right':25}},"
            + statement
            + "]}}";

    assertThat(nft(port + "'right':2525}},{'accept':null}", nat).judge(MAIL).fate())
        .isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'tcp option':{'name':'maxseg','field':'size'}} | 1220 | tcp option maxseg size 1220",
        "{'fib':{'result':'type','flags':['saddr','iif']}} | 'x' | fib saddr . iif type x",
        "{'exthdr':{'name':'rt','field':'type'}} | 0 | exthdr rt type 0",
      })
  void namesARuleInTheWordsOfNft(String left, String right, String words) {
    String match = "{'match':{'op':'==','left':" + left + ",'right':" + right + "}}";
    List<Json> statements =
        Json.parse(("[" + match + "]").replace('\'', '"')).orElseThrow().items();

    assertThat(NftWords.of(statements)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ingress | ,'dev':'lo' | ACCEPTED",
        "ingress | ,'dev':'eth0' | DROPPED",
        "ingress | ,'dev':['eth1','eth0'] | DROPPED",
        "ingress | ,'prio':0 | CANNOT_SAY",
        "egress | ,'dev':'eth0' | ACCEPTED",
      })
  void asksAChainOfAnInterfaceForItsPacketsAlone(
      String hook, String device, PacketVerdict.DeliveryResult fate) {
    String text =
        "{'nftables':[{'chain':{'family':'netdev','table':'n','name':'c','type':'filter',"
            + "'hook':'%s','policy':'drop'%s}}]}".formatted(hook, device);

    assertThat(
            NftText.read(text.replace('\'', '"'), new LinkedHashSet<>())
                .orElseThrow()
                .judge(MAIL)
                .fate())
        .isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"'dormant'", "['dormant']", "['dormant','persist']"})
  void leavesATableAloneThatIsDormant(String flags) {
    String text =
        "{'nftables':[{'table':{'family':'inet','name':'f','flags':%s}},".formatted(flags)
            + "{'chain':{'family':'inet','table':'f','name':'in','type':'filter',"
            + "'hook':'input','prio':0,'policy':'drop'}}]}";
    Ruleset rules = NftText.read(text.replace('\'', '"'), new LinkedHashSet<>()).orElseThrow();

    assertThat(rules.judge(MAIL).isAccepted()).isTrue();
    assertThat(rules.inputs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'2000::','3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff' | ACCEPTED",
        "'2001:db8:1::5','2001:db8:1::9' | DROPPED",
        "'fe80::','febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff' | DROPPED",
        "'2000::','2a00::5' | CANNOT_SAY",
      })
  void knowsRangesOfAddresses(String ends, PacketVerdict.DeliveryResult fate) {
    String source = "'op':'==','left':{'payload':{'protocol':'ip6','field':'saddr'}},'right':";

    assertThat(matched(source + "{'range':[" + ends + "]}", MAIL)).isEqualTo(fate);
    assertThat(matched(source + "{'set':[{'range':[" + ends + "]}]}", MAIL)).isEqualTo(fate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'elem':{'val':25,'comment':'smtp'}},{'accept':null}] | ACCEPTED",
        "[{'elem':{'val':22,'comment':'ssh'}},{'accept':null}] | DROPPED",
        "['*',{'accept':null}],[25,{'drop':null}] | DROPPED",
        "['*',{'accept':null}],[22,{'drop':null}] | ACCEPTED",
      })
  void readsMapsWhoseElementsSayMore(String elements, PacketVerdict.DeliveryResult fate) {
    String map =
        "{'vmap':{'key':{'payload':{'protocol':'tcp','field':'dport'}},'data':{'set':["
            + elements
            + "]}}}";

    assertThat(nft(map, "").judge(MAIL).fate()).isEqualTo(fate);
  }
}
