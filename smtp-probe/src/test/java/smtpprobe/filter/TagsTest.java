package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.filter.RealRulesTest.ANSWER;
import static smtpprobe.filter.RealRulesTest.MAIL;

import java.util.LinkedHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules put on packets, and others ask; real packets went the same ways. */
class TagsTest {

  /** First a rule of PREROUTING, then one of INPUT, whose policy drops. */
  private static PacketVerdict.DeliveryResult tables(String before, String input, Packet packet) {
    String rules =
        """
        *%s
        -A PREROUTING %s
        COMMIT
        *filter
        :INPUT DROP
        -A INPUT %s -j ACCEPT
        COMMIT
        """
            .formatted(before.matches(".*-j (CT|NOTRACK)\\b.*") ? "raw" : "mangle", before, input);
    return TablesParser.read(rules, Chain.Families.SIX).judge(packet).fate();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-p tcp --dport 25 -j CT --notrack | -m conntrack --ctstate UNTRACKED | ACCEPTED",
        "-p tcp --dport 25 -j NOTRACK | -m conntrack --ctstate UNTRACKED | ACCEPTED",
        "-p tcp --dport 26 -j NOTRACK | -m conntrack --ctstate UNTRACKED | DROPPED",
        "-p tcp --dport 25 -j CT --notrack | -p tcp --dport 25 | ACCEPTED",
        "-p tcp --dport 25 -j CT --notrack | -p tcp --dport 25 --syn | ACCEPTED",
        "-p tcp --dport 25 -j CT --notrack | -m state --state NEW | DROPPED",
        "-p tcp --dport 25 -j CT --helper x | -m state --state NEW | ACCEPTED",
        "-m time --timestart 9:00 -j CT --notrack | -p tcp --dport 25 | CANNOT_SAY",
        "-p tcp --dport 25 -j MARK --set-mark 7 | -m mark --mark 7 | ACCEPTED",
        "-p tcp --dport 25 -j MARK --set-xmark 0x7/0xffffffff | -m mark --mark 0x6 | DROPPED",
        "-p tcp --dport 26 -j MARK --set-mark 7 | -m mark --mark 7 | DROPPED",
        "-j MARK --or-mark 0x10 | -m mark --mark 0x10/0x10 | ACCEPTED",
        "-j MARK --and-mark 0x10 | -m mark --mark 0x10/0x10 | DROPPED",
        "-j MARK --xor-mark 0x10 | -m mark --mark 0x10/0x11 | ACCEPTED",
        "-j MARK --set-mark x | -m mark --mark 0x10/0x11 | CANNOT_SAY",
        "-m time --timestart 9:00 -j MARK --set-mark 7 | -m mark --mark 7 | CANNOT_SAY",
        "-m time --timestart 9:00 -j MARK --set-mark 7 | -m mark --mark 8/8 | DROPPED",
        "-m time --timestart 9:00 -j MARK --set-mark 7 | -p tcp --dport 25 | ACCEPTED",
      })
  void areAskedByLaterRulesOfIp6tables(
      String before, String input, PacketVerdict.DeliveryResult fate) {
    assertThat(tables(before, input, MAIL)).isEqualTo(fate);
  }

  @Test
  void areNotKnownOfAnswersThatTakeTheMarkOfTheirConnection() {
    String restored = "-j CONNMARK --restore-mark";

    assertThat(tables(restored, "-m mark --mark 1", MAIL))
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
    assertThat(tables(restored, "-m mark --mark 1", ANSWER))
        .isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
  }

  @ParameterizedTest
  @CsvSource({
    "-j CONNMARK --set-xmark 0x1/0xffffffff, CANNOT_SAY",
    "-j CONNMARK --save-mark --nfmask 0xff --ctmask 0xff, CANNOT_SAY",
    "-j MARK --set-mark 0x2, CANNOT_SAY",
    "-p tcp --dport 26 -j CONNMARK --set-mark 0x1, DROPPED",
    "-m time --timestart 9:00 -j CONNMARK --set-mark 0x1, CANNOT_SAY",
  })
  void areNotKnownWhereAConnectionWasGivenAMarkBefore(
      String before, PacketVerdict.DeliveryResult fate) {
    String restored = before + "\n-A PREROUTING -j CONNMARK --restore-mark";

    assertThat(tables(restored, "-m mark --mark 1", MAIL)).isEqualTo(fate);
  }

  @Test
  void leaveMailAloneOnANodeOfKubernetes() {
    String rules =
        """
        *filter
        :INPUT DROP
        -A INPUT -j KUBE-FIREWALL
        -A INPUT -p tcp -m tcp --dport 25 -j ACCEPT
        -A KUBE-FIREWALL -m mark --mark 0x8000/0x8000 -j DROP
        COMMIT
        """;

    assertThat(TablesParser.read(rules, Chain.Families.SIX).judge(MAIL).isAccepted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'notrack':null} ; 'op':'in','left':{'ct':{'key':'state'}},'right':'untracked' ; ACCEPTED",
        "{'notrack':null} ; 'op':'in','left':{'ct':{'key':'state'}},'right':'new' ; DROPPED",
        "{'log':null} ; 'op':'==','left':{'meta':{'key':'mark'}},'right':0 ; ACCEPTED",
        "{'log':null} ; 'op':'!=','left':{'meta':{'key':'mark'}},'right':0 ; DROPPED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':37}},{'accept':null} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':37 ; ACCEPTED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'|':[{'meta':{'key':'mark'}},6]}}} ;"
            + " 'op':'==','left':{'&':[{'meta':{'key':'mark'}},3]},'right':2 ; ACCEPTED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'&':[{'meta':{'key':'mark'}},6]}}} ;"
            + " 'op':'==','left':{'&':[{'meta':{'key':'mark'}},3]},'right':2 ; DROPPED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'^':[{'meta':{'key':'mark'}},6]}}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; ACCEPTED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'map':{}}}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; CANNOT_SAY",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':6}},{'notrack':null} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; ACCEPTED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':4}},"
            + "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'|':[{'meta':{'key':'mark'}},2]}}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; ACCEPTED",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':6}},"
            + "{'vmap':{'key':{'payload':{'protocol':'tcp','field':'dport'}},"
            + "'data':{'set':[[25,{'accept':null}]]}}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; ACCEPTED",
        "{'mangle':{'key':{'ct':{'key':'mark'}},'value':6}},"
            + "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'ct':{'key':'mark'}}}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; CANNOT_SAY",
        "{'mangle':{'key':{'meta':{'key':'mark'}},'value':{'ct':{'key':'mark'}}}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; DROPPED",
        "{'mangle':{'key':{'meta':{'key':'priority'}},'value':6}} ;"
            + " 'op':'==','left':{'meta':{'key':'mark'}},'right':6 ; DROPPED",
        "{'log':null} ; 'op':'==','left':{'&':[{'payload':{'protocol':'ip6','field':'daddr'}},"
            + "'::ffff']},'right':'::25' ; ACCEPTED",
        "{'log':null} ; 'op':'==','left':{'&':[{'payload':{'protocol':'ip6','field':'daddr'}},"
            + "'::ffff']},'right':'::26' ; DROPPED",
      })
  void areAskedByLaterRulesOfNftables(
      String before, String match, PacketVerdict.DeliveryResult fate) {
    String text =
        "{'nftables':[{'chain':{'family':'inet','table':'f','name':'pre','type':'filter',"
            + "'hook':'prerouting','prio':-300,'policy':'accept'}},"
            + "{'chain':{'family':'inet','table':'f','name':'in','type':'filter',"
            + "'hook':'input','prio':0,'policy':'drop'}},"
            + "{'rule':{'family':'inet','table':'f','chain':'pre','expr':["
            + before
            + "]}},{'rule':{'family':'inet','table':'f','chain':'in','expr':[{'match':{"
            + match
            + "}},{'accept':null}]}}]}";
    Ruleset rules = NftText.read(text.replace('\'', '"'), new LinkedHashSet<>()).orElseThrow();

    assertThat(rules.judge(MAIL).fate()).isEqualTo(fate);
  }
}
