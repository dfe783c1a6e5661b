package smtpprobe.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.filter.Account;
import smtpprobe.filter.Tri;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

class AccountsTest {

  private static final Set<String> EXIM = Set.of("Debian-exim", "exim", "mailnull");

  private static TextHost host() {
    return new TextHost()
        .command(HostCommand.IP6TABLES, "-A OUTPUT -m owner --uid-owner 104 -j ACCEPT");
  }

  private static TextHost withFiles() {
    return host()
        .file("/etc/passwd", "root:x:0:0\nbroken\nmailnull:x:47:12\nother:x:104:104\n")
        .file("/etc/group", "root:x:0\nmail:x:12\nmailnull:x:47\n");
  }

  @ParameterizedTest
  @CsvSource({
    "47, YES",
    "mailnull, YES",
    "0-99, YES",
    "104, NO",
    "root, NO",
    "0, NO",
    "exim, NO",
    "48-99, NO"
  })
  void findTheUserOfAMailServer(String asked, Tri is) {
    assertThat(Accounts.read(withFiles()).of("exim_user", "exim_group", EXIM).isUser(asked))
        .isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({"12, YES", "mail, YES", "47, NO", "root, NO"})
  void findItsGroup(String asked, Tri is) {
    assertThat(Accounts.read(withFiles()).of("exim_user", "exim_group", EXIM).isGroup(asked))
        .isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({"exim, YES", "Debian-exim, YES", "nobody, UNKNOWN", "47, UNKNOWN", "0, NO"})
  void knowOnlyTheUsualNamesWithoutAList(String asked, Tri is) {
    Account account = Accounts.read(host()).of("exim_user", "exim_group", EXIM);

    assertThat(account.isUser(asked)).isEqualTo(is);
    assertThat(account.isGroup("12")).isEqualTo(Tri.UNKNOWN);
  }

  @Test
  void believeWhatSettingsSay() {
    TextHost host =
        withFiles()
            .command(HostCommand.EXIM, "exim_group = mailnull\nexim_user = other\ndsn_from = x\n");
    Account account = Accounts.read(host).of("exim_user", "exim_group", EXIM);

    assertThat(account.isUser("104")).isEqualTo(Tri.YES);
    assertThat(account.isUser("mailnull")).isEqualTo(Tri.NO);
    assertThat(account.isGroup("47")).isEqualTo(Tri.YES);
  }

  @Test
  void areNotReadWhereNoRuleAsksForThem() {
    TextHost host =
        new TextHost()
            .command(HostCommand.IP6TABLES, "-A OUTPUT -j ACCEPT")
            .file("/etc/passwd", "mailnull:x:47:12\n");

    assertThat(Accounts.read(host)).isEqualTo(Accounts.UNKNOWN);
  }
}
