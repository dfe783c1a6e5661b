package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.FolderCopy;

/** Records of a domain whose mail a relay sends, which its SPF record names. */
class RelayedMailTest {

  private static final String OWN_DOMAIN =
      "sender_dependent_relayhost_maps = inline:{ {@example.org = [relay.example.com]:587} }";

  private static final String ALL = "relayhost = [relay.example.com]:587";

  @TempDir private Path folder;

  @BeforeEach
  void writeZone() throws IOException {
    Files.writeString(
        folder.resolve("dns.zone"),
        """
        mail.example.org  AAAA 2001:db8:1:2::25
        mail.example.org  A    192.0.2.25
        mail.example.org  TXT  "v=spf1 ip6:2001:db8:1:2::25 -all"
        2001:db8:1:2::25  PTR  mail.example.org
        example.org       MX   10 mail.example.org
        example.org       TXT  "v=spf1 include:relay.example.com -all"
        _dmarc.example.org TXT "v=DMARC1; p=none"
        relay.example.com TXT  "v=spf1 ip6:2001:db8:99::1 -all"
        relay.example.com AAAA 2001:db8:99::1
        """);
  }

  private Run run(String command, String settings) throws IOException {
    Path host =
        FolderCopy.of(
            Path.of("src/test/resources/hosts/ways-postfix-direct-beside-relay"),
            Files.createTempDirectory(folder, command).resolve("host"));
    for (String file : new String[] {"commands/postconf-n.txt", "commands/postconf.txt"}) {
      Path path = host.resolve(file);
      Files.writeString(
          path,
          Files.readString(path).replaceAll("(?m)^(relayhost|transport_maps) =.*\n", "")
              + settings
              + "\n");
    }
    return Run.of(
        command + " --domain example.org --persona gmail --from-snapshot " + host,
        "--zone",
        folder.resolve("dns.zone").toString());
  }

  @Test
  void needNoAddressOfAHostThatHandsItAllOn() throws IOException {
    assertThat(run("check", ALL).out())
        .contains("No fault was found")
        .doesNotContain("spf-source-left-out");
    assertThat(run("fix", ALL).out()).contains("There is nothing to change");
  }

  /** Other mail is of nobody known here; notifications of failed delivery are among it. */
  @Test
  void areNotThoseThatOtherMailIsJudgedBy() throws IOException {
    Run check = run("check", OWN_DOMAIN);

    assertThat(check.out().replaceAll("\\s+", " "))
        .contains("2001:db8:1:2::25 passes all 1")
        .contains("(all other mail by service smtp, as a notification, greeting as")
        .doesNotContain("spf-fail");
    assertThat(run("fix", OWN_DOMAIN).out()).contains("There is nothing to change");
  }

  @Test
  void areThoseOfADirectWayThatItMayTake() throws IOException {
    assertThat(run("check", "relayhost =").out()).contains("spf-fail");
    assertThat(run("check", OWN_DOMAIN.replace("@example.org", "bob@example.org")).out())
        .contains("spf-fail")
        .doesNotContain("as a notification");
  }
}
