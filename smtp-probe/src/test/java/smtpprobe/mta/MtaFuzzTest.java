package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.Hostile;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Settings of mail servers: whatever stands there, what is made of it can be shown and mended. */
class MtaFuzzTest {

  private static final Ip6Address ADDRESS = Ip6Address.of("2001:db8:1:2::25");

  @FuzzTest
  void postfix(byte[] input) {
    List<String> texts = Hostile.texts(input, 3);
    TextHost host =
        new TextHost()
            .command(HostCommand.POSTCONF, texts.get(0))
            .command(HostCommand.POSTCONF_SET, texts.get(1))
            .command(HostCommand.POSTCONF_SERVICES, texts.get(2));

    MailServer server =
        Hostile.inTime(() -> new PostfixReader(host).read(new ArrayList<>())).orElseThrow();

    isSound(server);
    assertThat(server.trusted()).allMatch(network -> !network.matches("(?s).*[\\s,].*"));
  }

  @FuzzTest
  void exim(byte[] input) {
    List<String> texts = Hostile.texts(input, 3);
    TextHost host =
        new TextHost()
            .command(HostCommand.EXIM, texts.get(0))
            .command(HostCommand.EXIM_TRANSPORTS, texts.get(1))
            .command(HostCommand.EXIM_ROUTERS, texts.get(2));

    isSound(Hostile.inTime(() -> new EximReader(host).read(new ArrayList<>())).orElseThrow());
  }

  @FuzzTest
  void opensmtpd(byte[] input) {
    List<String> texts = Hostile.texts(input, 2);
    TextHost host =
        new TextHost().file("/etc/smtpd.conf", texts.get(0)).file("/etc/mailname", texts.get(1));

    Hostile.inTime(() -> new OpensmtpdReader(host).read()).ifPresent(MtaFuzzTest::isSound);
  }

  @FuzzTest
  void sendmail(byte[] input) {
    String text = Hostile.text(input);
    for (String file : List.of("/etc/mail/sendmail.cf", "/etc/mail/sendmail.mc")) {
      TextHost host = new TextHost().file(file, text);

      Hostile.inTime(() -> new SendmailReader(host).read()).ifPresent(MtaFuzzTest::isSound);
    }
  }

  private static void isSound(MailServer server) {
    assertThat(server.settings()).allMatch(MtaFuzzTest::isLine);
    assertThat(server.heloName().stream()).allMatch(MtaFuzzTest::isLine);
    assertThat(server.version().stream()).allMatch(MtaFuzzTest::isLine);
    assertThat(server.bind().unknown().isPresent() && !server.bind().addresses().isEmpty())
        .isFalse();
    assertThat(server.bind().setting().lines().count()).isLessThanOrEqualTo(1);
    assertThat(server.bind(ADDRESS).toString()).contains(ADDRESS.text());
    assertThat(server.boundTo(ADDRESS).bind().six()).contains(ADDRESS);
    MailServer both = server.overBothFamilies(Optional.of(ADDRESS));
    assertThat(both.families()).isEqualTo(Families.BOTH);
    assertThat(server.bothFamilies(Optional.of(ADDRESS))).allMatch(s -> isLine(s.toString()));
  }

  private static boolean isLine(String text) {
    return !text.isBlank() && text.lines().count() == 1;
  }
}
