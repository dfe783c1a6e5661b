package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.FolderCopy;

/** Rules that a program keeps are changed in its words, or they do not stay. */
class FilterRemediesTest {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");
  private static final String NFT = "commands/nft-ruleset.json";
  private static final String OUT =
      "\"chain\": \"filter_OUTPUT_POLICIES\", \"handle\": 35, \"expr\": ";

  @TempDir private Path folder;

  private Path copy(String host) throws IOException {
    return FolderCopy.of(HOSTS.resolve(host), folder.resolve("host"));
  }

  /** The host with something else in one of its files. */
  private Path changed(String host, String file, String old, String instead) throws IOException {
    return FolderCopy.changed(copy(host), file, old, instead);
  }

  private static String told(String command, Path host, String... more) {
    return HostsTest.on(host, command + " --domain example.org --persona permissive", more).out();
  }

  @Test
  void aFindingTellsUfwToFilterIpv6() throws IOException {
    Path host =
        changed(
            "ufw-without-ipv6",
            "commands/ip6tables-save.txt",
            "-A OUTPUT",
            "-A OUTPUT -p ipv6-icmp -j ACCEPT\n-A OUTPUT");
    Files.delete(host.resolve(NFT)); // it would say that ICMPv6 is dropped, too

    assertThat(told("check", host, "--format", "tap"))
        .contains("leave: IPV6=yes in /etc/default/ufw, and \"ufw reload\"")
        .doesNotContain("ip6tables -I OUTPUT");
  }

  @Test
  void aFindingLeavesTheTableOfFirewalldToFirewalld() throws IOException {
    String mail =
        """
        [{"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":25}},\
        {"drop":null}]""";
    Path host = changed("firewalld-smtp-closed", NFT, OUT + "[{\"return\": null}]", OUT + mail);

    assertThat(told("check", host, "--format", "tap"))
        .contains("leave: in firewalld, port 25/tcp in a policy from HOST to ANY")
        .doesNotContain("insert rule inet firewalld");
  }

  @Test
  void tellsFirewalldAllThatItIsToLetInAndOut() throws IOException {
    Path host = changed("firewalld-smtp-closed", NFT, OUT + "[{\"return\"", OUT + "[{\"drop\"");

    assertThat(told("fix", host, "--lab-address", "2001:db8:77::7"))
        .contains(
            "firewall-cmd --permanent --zone=$(firewall-cmd --get-zone-of-interface=eth0"
                + " || firewall-cmd --get-default-zone) --add-port=25/tcp\n")
        .contains("family=\"ipv6\" source address=\"2001:db8:77::7\" port port=\"25\"")
        .contains("--policy=mail-out --add-egress-zone=ANY\n")
        .contains("--policy=mail-out --add-port=25/tcp\nfirewall-cmd --reload\n")
        .containsOnlyOnce("firewall-cmd --reload")
        .doesNotContain("insert rule inet firewalld");
  }

  @Test
  void tellsUfwAllThatItIsToLetIn() {
    Path host = HOSTS.resolve("ufw-without-ipv6");

    assertThat(told("fix", host, "--lab-address", "2001:db8:77::7"))
        .contains("ufw allow from 2001:db8:77::7 to any port 25 proto tcp\n")
        .containsOnlyOnce("IPV6=yes")
        .containsOnlyOnce("ufw reload");
  }

  @Test
  void tellsUfwToLetIpv6OutWhereNothingIsToBeLetIn() throws IOException {
    String open = "-A INPUT -j ACCEPT\n-A OUTPUT";
    Path host = changed("ufw-without-ipv6", "commands/ip6tables-save.txt", "-A OUTPUT", open);
    Files.delete(host.resolve(NFT));

    assertThat(told("fix", host)).contains("IPV6=yes\n", "ufw reload\n");
  }
}
