package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Mail that leaves by another service, by what a table or the service that took it in says. */
class PostfixFiltersTest {

  private static final String MASTER =
      """
      smtp unix - - n - - smtp
      out unix - - n - - smtp -o smtp_bind_address6=2001:db8::26
      scan unix - n n - - pipe user=nobody argv=/usr/bin/scan ${recipient}
      """;

  private static MailServer postfix(String settings, String master) {
    TextHost host =
        new TextHost()
            .command(HostCommand.POSTCONF, "myhostname = m.example.org\n" + settings + "\n")
            .command(HostCommand.POSTCONF_SERVICES, MASTER + master)
            .file("/etc/postfix/headers", "# /^To:/ FILTER smtp:old\n/^List-Id:/\n  filter out:\n")
            .file("/etc/postfix/access", "example.org FILTER out:[2001:db8::9]:25\n")
            .file("/etc/postfix/here", "::/0 FILTER out:[::1]:10024\n")
            .file("/etc/postfix/words", "a.example REJECT our filter says: no\n")
            .file("/etc/postfix/said", "/^Subject: a filter out:/i REJECT by a filter rule: 7\n")
            .file("/etc/postfix/sql", "password = FILTER out:\n");
    return new PostfixReader(host).read(new ArrayList<>()).orElseThrow();
  }

  private static String first(MailServer server) {
    WayOut way = server.ways().get(0);
    return way.takes().words()
        + " by "
        + way.name()
        + way.relay().map(to -> " to " + to).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "header_checks = regexp:/etc/postfix/headers | (FILTER in header_checks)",
        "body_checks = pcre:{{/x/ FILTER out:}} | (FILTER in body_checks)",
        "body_checks = pcre:{{/x/ OK}, {!/y z/i FILTER out:}} | (FILTER in body_checks)",
        "smtpd_client_restrictions = check_client_access inline:{{a.example = FILTER out:}} |"
            + " (FILTER in smtpd_client_restrictions)",
        "smtpd_client_restrictions = check_client_access static:{FILTER out:} |"
            + " (FILTER in smtpd_client_restrictions)",
        "smtpd_sender_restrictions = check_sender_access hash:/etc/postfix/access, reject |"
            + " (FILTER in smtpd_sender_restrictions) to 2001:db8::9",
        "smtpd_restriction_classes = own ;; own = check_sender_access hash:/etc/postfix/access |"
            + " (FILTER in own) to 2001:db8::9",
        "header_checks = regexp:/etc/postfix/headers ;; default_filter_nexthop = relay.example |"
            + " (FILTER in header_checks) to relay.example",
      })
  void someMailLeavesByWhatATableSays(String settings, String way) {
    MailServer server = postfix(settings.replace(" ;; ", "\n"), "");

    assertThat(first(server)).isEqualTo("some mail by service out " + way);
    assertThat(server.ways().get(0).takes().certain()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "submission inet n - n - - smtpd -o content_filter=out: |"
            + " (master.cf, service submission: -o content_filter)",
        "pickup unix n - n 60 1 pickup -o content_filter=out |"
            + " (master.cf, service pickup/unix: -o content_filter)",
        "cleanup2 unix n - n - 0 cleanup -o header_checks=regexp:/etc/postfix/headers |"
            + " (FILTER in master.cf, service cleanup2/unix: -o header_checks)",
      })
  void andByWhatIsSetForTheServiceThatTakesItIn(String line, String way) {
    assertThat(first(postfix("", line))).isEqualTo("some mail by service out " + way);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp_header_checks = regexp:/etc/postfix/headers",
        "smtpd_client_restrictions = check_client_access cidr:/etc/postfix/here",
        "smtpd_client_restrictions = check_client_access mysql:/etc/postfix/sql",
        "smtpd_client_restrictions = check_client_access static:{FILTER scan:}",
        "smtpd_client_restrictions = check_client_access inline:{a.example=REJECT}",
        "smtpd_client_restrictions = check_client_access cidr:/etc/postfix/words",
        "smtpd_client_restrictions = check_client_access inline:{{a.example=REJECT a filter out:}}",
        "header_checks = pcre:/etc/postfix/said",
      })
  void whatStaysOnTheHostIsNoWayOut(String settings) {
    assertThat(first(postfix(settings, ""))).startsWith("all").contains("by service smtp");
  }

  @Test
  void anEmptyFilterIsNone() {
    assertThat(first(postfix("", "10025 inet n - n - - smtpd -o content_filter=\n")))
        .startsWith("all mail by service smtp");
  }
}
