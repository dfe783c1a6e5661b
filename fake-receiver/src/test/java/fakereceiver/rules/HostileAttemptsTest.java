package fakereceiver.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.CountingDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.persona.KnownRules;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every rule there is, on what nobody sends by accident: an outcome each, and few questions. */
@Timeout(120)
class HostileAttemptsTest {

  private static final String FROM = "From: alice@example.org\r\n";
  private static final String SIGNATURE =
      "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=s%d; h=from; bh=AAAA; b=AAAA\r\n";

  /** What is asked behind the memory of the session. */
  private int asked;

  @Test
  void judgesAHeaderOfTenMebibytesInManyFields() {
    Verdict verdict = judge("X: y\r\n".repeat((10 << 20) / 6) + FROM + "\r\nHi\r\n", "");

    assertThat(asked).isLessThan(50);
    assertThat(verdict.outcome("bare-lf").result()).isEqualTo(Outcome.Result.PASSED);
  }

  @Test
  void judgesAFieldOfTenMebibytes() {
    Verdict verdict = judge("Subject: " + "y\r\n ".repeat((10 << 20) / 4) + "\r\n" + FROM, "");

    assertThat(asked).isLessThan(50);
    assertThat(verdict.outcome("line-too-long").result()).isEqualTo(Outcome.Result.PASSED);
  }

  @Test
  void judgesAThousandSignaturesByTheFirstTwenty() {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      header.append(SIGNATURE.replace("%d", Integer.toString(i)));
    }

    Verdict verdict = judge(header + FROM + "\r\nHi\r\n", "example.org TXT \"v=spf1 -all\"");

    assertThat(asked).isLessThan(80);
    assertThat(verdict.outcome("dkim-fail").result()).isNotEqualTo(Outcome.Result.PASSED);
    assertThat(verdict.outcome("unauthenticated").result()).isEqualTo(Outcome.Result.UNDECIDED);
  }

  @Test
  void judgesTenThousandParts() {
    String head = FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    String flat = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n".repeat(10_000);

    judge(head + flat + "--b--\r\n", "");

    assertThat(asked).isLessThan(50);
  }

  @Test
  void judgesAnSpfRecordOfMacrosAndALongReversePath() {
    String bomb = "%{s}".repeat(100);
    Attempt attempt =
        Letters.path("a".repeat(50_000) + "@example.org")
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(Message.of(FROM + "\r\nHi\r\n"));

    Verdict verdict =
        judge(attempt, "example.org TXT \"v=spf1 exists:" + bomb.substring(0, 200) + ".x -all\"");

    assertThat(verdict.outcome("spf-permerror").result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(asked).isLessThan(50);
  }

  @Test
  void judgesAKeyOfSixtyFourKilobit() {
    byte[] integer = new byte[8_193];
    integer[1] = (byte) 0x80;
    byte[] der = new byte[12 + integer.length];
    byte[] start = {0x30, (byte) 0x82, 0x20, 0x08, 2, (byte) 0x82, 0x20, 0x01};
    System.arraycopy(start, 0, der, 0, start.length);
    System.arraycopy(integer, 0, der, start.length, integer.length);
    System.arraycopy(new byte[] {2, 1, 3}, 0, der, start.length + integer.length, 3);
    String key = Base64.getEncoder().encodeToString(der);
    StringBuilder zone = new StringBuilder("s1._domainkey.example.org TXT \"v=DKIM1; p=\"");
    for (int i = 0; i < key.length(); i += 250) {
      zone.append(" \"").append(key, i, Math.min(key.length(), i + 250)).append('"');
    }

    Verdict verdict =
        judge(SIGNATURE.replace("%d", "1") + FROM + "\r\nHi\r\n", zone.append('\n').toString());

    assertThat(verdict.outcome("dkim-fail").result()).isEqualTo(Outcome.Result.FAILED);
    assertThat(String.join("\n", verdict.outcome("dkim-fail").evidence().lines())).contains("bit");
  }

  @Test
  void judgesNamesThatAreAliasesOfEachOther() {
    Verdict verdict =
        judge(
            SIGNATURE.replace("%d", "1") + FROM + "\r\nHi\r\n",
            """
            example.org                  CNAME  a.example.org
            a.example.org                CNAME  example.org
            mail.example.org             CNAME  mail.example.org
            _dmarc.example.org           CNAME  _dmarc.example.org
            s1._domainkey.example.org    CNAME  s1._domainkey.example.org
            2001:db8::25                 CNAME  2001:db8::25
            """);

    assertThat(asked).isLessThan(80);
    assertThat(verdict.outcome("spf-fail").result()).isNotEqualTo(Outcome.Result.PASSED);
  }

  private Verdict judge(String message, String zone) {
    return judge(
        Letters.path("alice@example.org")
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(Message.of(message.getBytes(ISO_8859_1))),
        zone);
  }

  private Verdict judge(Attempt attempt, String zone) {
    CountingDns dns = new CountingDns(ZoneDns.of(zone));
    Verdict verdict =
        new Judge(
                new RuleBook(Clock.systemUTC()).rules(),
                KnownRules.personas().named("permissive"),
                dns)
            .whole(attempt);
    asked += dns.questions().size();
    assertThat(verdict.findings().all()).hasSize(new RuleBook(Clock.systemUTC()).rules().size());
    return verdict;
  }
}
