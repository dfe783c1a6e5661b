package smtpprobe.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.filter.RealRulesTest.ANSWER;
import static smtpprobe.filter.RealRulesTest.MAIL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of kinds that are found on real hosts, as iptables 1.8.9 prints them. */
class RealTablesTest {

  private static PacketVerdict.DeliveryResult tables(String rules, Packet packet) {
    return TablesParser.read("*filter\n" + rules + "\nCOMMIT\n", Chain.Families.SIX)
        .judge(packet)
        .fate();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-p tcp --dport 25 --syn | ACCEPTED",
        "-p tcp -m tcp ! --syn | DROPPED",
        "-p tcp -m tcp --dport 25 --tcp-flags FIN,SYN,RST,ACK SYN | ACCEPTED",
        "-p tcp -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN -m state --state NEW | DROPPED",
        "-p tcp -m tcp --tcp-flags ALL NONE | DROPPED",
        "-p udp -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN | DROPPED",
        "-s ::1/128 ! -i lo | DROPPED",
        "--source ::1 | DROPPED",
        "--protocol TCP --destination-port smtp --in-interface eth+ | ACCEPTED",
        "-p tcp -m multiport --dports ssh,smtp,https | ACCEPTED",
        "-p tcp -m multiport ! --dports 22,80 | ACCEPTED",
        "-p tcp --dport 24: | ACCEPTED",
        "-p tcp --dport :24 | DROPPED",
        "-i ! eth0 | DROPPED",
        "-m pkttype --pkt-type multicast | DROPPED",
        "-m addrtype --dst-type LOCAL | ACCEPTED",
        "-m addrtype ! --dst-type LOCAL,MULTICAST | DROPPED",
        "-m addrtype --src-type MULTICAST | DROPPED",
        "-m conntrack --ctstate DNAT | DROPPED",
        "-m conntrack --ctstatus DNAT | DROPPED",
        "-m rt --rt-type 0 | DROPPED",
        "-m rpfilter --invert --validmark | DROPPED",
        "-m comment --comment \"-s ::1 is a word here\" | ACCEPTED",
        "-m limit --limit 5/min --limit-burst 9 | ACCEPTED",
        "-m hashlimit --hashlimit-upto 5/min --hashlimit-name x | ACCEPTED",
        "-m connlimit ! --connlimit-above 9 --connlimit-mask 128 | ACCEPTED",
        "-p tcp -m multiport --ports 25,465,587 | ACCEPTED",
        "-m iprange --src-range 2000::-3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff | ACCEPTED",
        "-m iprange --src-range 2001:db8:7::1-2001:db8:7::9 | DROPPED",
        "-m iprange --dst-range 2001:db8::20-2001:db8::30 | ACCEPTED",
        "-m recent --rcheck --seconds 60 | CANNOT_SAY",
        "-m recent --set --name SMTP --mask ffff:: --rsource | ACCEPTED",
        "-m eui64 | CANNOT_SAY",
        "-m socket | CANNOT_SAY",
        "-p tcp -m tcp --sport 1024:65535 --dport 25 | ACCEPTED",
        "-p tcp -m tcp ! --sport 1024: | DROPPED",
        "-p tcp -m tcp --sport 0 | DROPPED",
        "-p tcp -m tcp --sport 32768:61000 | CANNOT_SAY",
        "-p tcp -m tcpmss ! --mss 536:65535 | DROPPED",
        "-p tcp -m tcpmss --mss 1:500 | DROPPED",
        "-p tcp -m tcpmss --mss 1220:1440 | CANNOT_SAY",
        "-m rt ! --rt-type 0 | DROPPED",
        "-m frag --fragfirst | DROPPED",
        "-m ipv6header --header ipv6-frag --soft | DROPPED",
        "-m ipv6header --header prot --soft | CANNOT_SAY",
        "-d ::25/::ffff:ffff:ffff:ffff | ACCEPTED",
        "-d ::99/::ffff:ffff:ffff:ffff | DROPPED",
        "-s ::25/::ffff | DROPPED",
        "-d 192.0.2.25/255.255.255.0 | DROPPED",
        "-m policy --dir in --pol none | ACCEPTED",
        "-m policy --dir in --pol ipsec | DROPPED",
        "-m conntrack --ctdir ORIGINAL | ACCEPTED",
        "-m conntrack --ctdir REPLY | DROPPED",
        "-m mark --mark 0x8000/0x8000 | DROPPED",
        "-m mark ! --mark 0x8000/0x8000 | ACCEPTED",
        "-m mark --mark 0x0/0xff | ACCEPTED",
        "-m connmark --mark 0x1 | DROPPED",
        "-m connmark ! --mark 0x1/0xff | ACCEPTED",
        "-p tcp -m length --length 60:100 | ACCEPTED",
        "-p tcp -m length --length 0:39 | DROPPED",
        "-p tcp -m length --length 80 | CANNOT_SAY",
        "-m hl --hl-eq 255 | DROPPED",
        "-m hl ! --hl-eq 255 | ACCEPTED",
        "-m hl --hl-lt 1 | DROPPED",
        "-m hl --hl-gt 0 | ACCEPTED",
        "-m hl --hl-gt 254 | DROPPED",
        "-m hl --hl-lt 10 | CANNOT_SAY",
      })
  void asksTheSameInTheWordsOfIp6tables(String match, PacketVerdict.DeliveryResult fate) {
    String drop = "-P INPUT DROP\n";

    assertThat(tables(drop + "-A INPUT " + match + " -j ACCEPT", MAIL)).isEqualTo(fate);
    assertThat(tables(drop + "-A INPUT -j ACCEPT " + match, MAIL))
        .as("the target first")
        .isEqualTo(fate);
  }

  @Test
  void knowsNoMarkOfAConnectionThatARuleMayHaveGivenOne() {
    String ask = "-P INPUT DROP\n-A INPUT -m connmark --mark 0x1 -j ACCEPT";
    String give = "-A INPUT -p tcp --dport 25 -j CONNMARK --set-mark 0x1\n";

    assertThat(tables(ask, ANSWER)).isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
    assertThat(tables(give + ask, MAIL)).isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
  }

  @Test
  void takesOneConnectionAndNotItsManyPacketsToKeepALimit() {
    String rules = "-P INPUT DROP\n-A INPUT -m limit --limit 25/min -j ACCEPT";

    assertThat(tables(rules, MAIL)).isEqualTo(PacketVerdict.DeliveryResult.ACCEPTED);
    assertThat(tables(rules, ANSWER)).isEqualTo(PacketVerdict.DeliveryResult.CANNOT_SAY);
    assertThat(tables("-A INPUT -m limit --limit 9/s -j RETURN\n-A INPUT -j DROP", MAIL))
        .isEqualTo(PacketVerdict.DeliveryResult.ACCEPTED);
  }

  @Test
  void letsGoOnWhatIsOnlyLoggedOrCounted() {
    assertThat(
            tables(
                """
                :INPUT DROP [0:0]
                -A INPUT -m limit --limit 5/min -j LOG --log-prefix "gone: "
                -A INPUT -m recent --set --name SEEN
                -A INPUT -i eth0 -j TEE --gateway 2001:db8::99
                """,
                MAIL))
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
  }

  @Test
  void takesAFileWithoutPoliciesForOneThatAccepts() {
    String rules = "-A INPUT -p tcp --dport 22 -j ACCEPT\n";

    assertThat(tables(rules, MAIL)).isEqualTo(PacketVerdict.DeliveryResult.ACCEPTED);
    assertThat(tables(rules + "-A INPUT -j REJECT", MAIL))
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
    assertThat(tables("[3:180] " + rules + "[0:0] -A INPUT -j DROP", MAIL))
        .isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
    assertThat(tables(rules + "-A INPUT -j DROP\n-I INPUT 2 -p tcp --dport 25 -j ACCEPT", MAIL))
        .isEqualTo(PacketVerdict.DeliveryResult.ACCEPTED);
  }

  @Test
  void knowsThatAMailServerAnswersFromItsOwnPort() {
    String rules = "-P INPUT DROP\n-A INPUT -p tcp --sport 25 ! --syn -j ACCEPT";

    assertThat(tables(rules, ANSWER)).isEqualTo(PacketVerdict.DeliveryResult.ACCEPTED);
    assertThat(tables(rules, MAIL)).isEqualTo(PacketVerdict.DeliveryResult.DROPPED);
  }
}
