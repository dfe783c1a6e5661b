package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class PostfixReplyFilterTest {

  private final TextHost host =
      new TextHost().command(HostCommand.POSTCONF_SERVICES, "smtp unix - - y - - smtp\n");

  private MailServer postfix(String settings) {
    host.command(HostCommand.POSTCONF, "myhostname = m.example.org\n" + settings);
    return new PostfixReader(host).read(new ArrayList<>()).orElseThrow();
  }

  /** As postconf(5) shows it, and as people write it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/^\\S+\\s+\\d+\\s+\\S+\\s+AAAA\\s+/ IGNORE",
        "/ AAAA / IGNORE",
        "/\\sIN\\sAAAA\\s/ ignore",
        "/[[:space:]]AAAA[[:space:]]/ IGNORE",
      })
  void withoutAnyAaaaRecordAllMailGoesOverIpv4(String rule) {
    host.file("/etc/postfix/filter", rule + "\n");
    MailServer server = postfix("smtp_dns_reply_filter = pcre:/etc/postfix/filter\n");

    assertThat(server.families()).isEqualTo(Families.IPV4_ONLY);
  }

  @Test
  void theWayBackTakesAwayWhatKeepsItToIpv4() {
    String filter = "smtp_dns_reply_filter = pcre:/etc/postfix/filter\n";
    host.file("/etc/postfix/filter", "/ AAAA / IGNORE\n");

    String four = filter + "inet_protocols = ipv4\n";
    String six = filter + "inet_protocols = ipv6\n";
    for (String set : List.of(filter, four, six)) {
      host.command(HostCommand.POSTCONF_SET, set);
      assertThat(postfix(set).bothFamilies(Optional.empty()))
          .extracting(Setting::line)
          .containsExactlyElementsOf(
              set.equals(filter)
                  ? List.of("smtp_dns_reply_filter =")
                  : List.of("smtp_dns_reply_filter =", "inet_protocols = all"));
    }
  }

  @Test
  void withoutThoseOfSomeServersTheirMailDoes() {
    host.file(
        "/etc/postfix/filter",
        """
        /^\\S+\\.google\\.com\\.\\s+\\S+\\s+\\S+\\s+AAAA\\s+.+/ IGNORE
        /^mx\\.b\\.example\\. .* AAAA / IGNORE
        /^(a|b)\\.example\\..*AAAA/ IGNORE
        """);
    MailServer server = postfix("smtp_dns_reply_filter = pcre:/etc/postfix/filter\n");

    assertThat(server.families()).isEqualTo(Families.BOTH);
    assertThat(server.ways().get(0))
        .satisfies(
            way -> {
              assertThat(way.families()).isEqualTo(Families.IPV4_ONLY);
              assertThat(way.takes().words())
                  .isEqualTo("mail to the mail servers named .google.com, mx.b.example");
            });
    assertThat(server.other().notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("/^(a|b)", "Postfix alone can try it"));
  }

  /** Under a condition it is not for all; other words than IGNORE put mail off. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "if /\\.google\\.com\\./\n/ AAAA / IGNORE\nendif",
        "if !/\\.example\\./\n/ AAAA / IGNORE\nendif",
        "/ AAAA / DUNNO",
        "!/ AAAA / IGNORE",
        "/./ IGNORE",
      })
  void whatSaysMoreIsNotFollowed(String rules) {
    host.file("/etc/postfix/filter", rules + "\n");
    MailServer server = postfix("smtp_dns_reply_filter = pcre:/etc/postfix/filter\n");

    assertThat(server.families()).isEqualTo(Families.BOTH);
    assertThat(server.ways()).extracting(WayOut::families).doesNotContain(Families.IPV4_ONLY);
    assertThat(server.other().notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("Postfix alone can try it"));
  }
}
