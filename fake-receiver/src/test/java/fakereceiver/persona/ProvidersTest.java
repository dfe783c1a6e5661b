package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What providers ask for that no mail server in the lab does, in their words. */
class ProvidersTest {

  private static final String HOST =
      """
      2001:db8::25      PTR   mail.example.org
      mail.example.org  AAAA  2001:db8::25
      mail.example.org  TXT   "v=spf1 a -all"
      """;

  private static final String ROUTED = HOST + "example.org MX 10 mail.example.org\n";

  private static final String SPF = "example.org TXT \"v=spf1 ip6:2001:db8::25 -all\"\n";

  private static final Attempt PLAN = from("alice@example.org", "alice@example.org");

  @Test
  void gmailDefersAnSpfRecordThatAdmitsEverybody() {
    Verdict verdict = judged("gmail", PLAN, ROUTED + "example.org TXT \"v=spf1 +all\"\n");

    assertThat(verdict.action()).isEqualTo(Action.DEFER);
    assertThat(said(verdict)).startsWith("451 The SPF record of the sending domain has one or");
    assertThat(verdict.because()).containsExactly("spf-plus-all");
    assertThat(verdict.assumed()).isTrue();
  }

  @Test
  void gmailRefusesBulkMailInTheClearAndNobodyElses() {
    Attempt clear =
        Attempt.from("2001:db8::25")
            .withEncryption(false)
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"))
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(message("alice@example.org"));

    assertThat(said(judged("gmail-bulk", clear, ROUTED + SPF)))
        .startsWith("550 This message was blocked because it wasn't sent over a TLS");
    assertThat(judged("gmail-bulk", PLAN, ROUTED + SPF).because()).doesNotContain("tls-missing");
    assertThat(judged("gmail", clear, ROUTED + SPF).action()).isEqualTo(Action.NOTE);
  }

  @Test
  void outlookSumsUpWhatPassed() {
    assertThat(said(judged("outlook", PLAN, ROUTED + SPF)))
        .isEqualTo(
            "550 Access denied, sending domain example.org doesn't meet the required"
                + " authentication level. The sender's domain in the 5322.From address doesn't"
                + " meet the authentication requirements defined for the sender. To learn how to"
                + " fix this see: https://go.microsoft.com/fwlink/p/?linkid=2319303 Spf= Pass ,"
                + " Dkim= Fail , DMARC= Fail");
    assertThat(
            said(
                judged(
                    "outlook",
                    PLAN,
                    ROUTED + SPF + "_dmarc.example.org TXT \"v=DMARC1; p=none\"\n")))
        .endsWith("Spf= Pass , Dkim= Fail , DMARC= Pass");
  }

  @Test
  void yahooRefusesForGoodWhatDnsDeniesAndDefersWhatItDoesNotSay() {
    assertThat(action("yahoo", PLAN, HOST)).isEqualTo(Action.REJECT);
    assertThat(action("yahoo", PLAN, HOST + "example.org ANY !servfail\n")).isEqualTo(Action.DEFER);
    assertThat(judged("yahoo", PLAN, HOST + "example.org MX 0 .\n" + SPF).because())
        .containsExactly("sender-null-mx");
    assertThat(action("yahoo", PLAN, HOST + "example.org MX 0 .\n" + SPF)).isEqualTo(Action.REJECT);
  }

  @Test
  void yahooLooksAtTheDomainOfTheHeaderFrom() {
    Attempt plan = from("alice@example.org", "ceo@boss.example");

    assertThat(judged("yahoo", plan, ROUTED + SPF).because())
        .containsExactly("from-domain-missing");
    assertThat(action("yahoo", plan, ROUTED + SPF + "boss.example ANY !servfail\n"))
        .isEqualTo(Action.DEFER);
  }

  @Test
  void yahooAsksMoreOfBulkMail() {
    assertThat(action("yahoo", PLAN, ROUTED + SPF)).isEqualTo(Action.NOTE);
    assertThat(judged("yahoo-bulk", PLAN, ROUTED + SPF).because())
        .containsExactly("dkim-missing", "dmarc-missing");
    assertThat(judged("yahoo-bulk", PLAN, ROUTED + SPF).assumed()).isTrue();
  }

  @Test
  void laPosteFilesMailWithoutAnyAuthenticationAsJunk() {
    assertThat(action("laposte", PLAN, ROUTED)).isEqualTo(Action.JUNK);
    assertThat(action("laposte", PLAN, ROUTED + "_dmarc.example.org TXT \"v=DMARC1; p=none\"\n"))
        .isEqualTo(Action.NOTE);
    assertThat(said(judged("laposte", PLAN, ROUTED + "example.org TXT \"v=spf1 -all\"\n")))
        .isEqualTo("550 SPF: example.org is not allowed to send mail. LPN004_401");
  }

  /** That mail.example.org is an organization of its own (psd=n), only a tree walk sees. */
  @Test
  void moxGoesByThePublicSuffixList() {
    Attempt plan = from("alice@mail.example.org", "ceo@shop.example.org");
    String zone =
        HOST
            + "_dmarc.example.org TXT \"v=DMARC1; p=reject; psd=n\"\n"
            + "_dmarc.mail.example.org TXT \"v=DMARC1; p=none; psd=n\"\n"
            + "shop.example.org MX 10 mail.example.org\n";

    List<String> byList = judged("mox", plan, zone).because();
    List<String> byWalk = judged("stalwart", plan, zone).because();

    assertThat(byList).doesNotContain("dmarc-reject");
    assertThat(byWalk).contains("dmarc-reject");
  }

  private static Attempt from(String reversePath, String author) {
    return Attempt.from("2001:db8::25")
        .withHelo(HeloName.of("mail.example.org"))
        .withReversePath(ReversePath.of(reversePath))
        .withRecipient(Mailbox.of("bob@example.net"))
        .withMessage(message(author));
  }

  private static Message message(String author) {
    return Message.of(
        "From: <"
            + author
            + ">\r\nDate: Tue, 24 Nov 2026 00:00:00 +0000\r\n"
            + "Message-ID: <1@example.org>\r\n\r\nHello\r\n");
  }

  private static Verdict judged(String persona, Attempt attempt, String zone) {
    return new Judge(
            new RuleBook(Clock.systemUTC()).rules(),
            KnownRules.personas().named(persona),
            ZoneDns.of(zone))
        .whole(attempt);
  }

  private static Action action(String persona, Attempt attempt, String zone) {
    return judged(persona, attempt, zone).action();
  }

  private static String said(Verdict verdict) {
    return verdict
        .reply()
        .map(r -> r.code() + " " + r.lines().get(0).substring(r.lines().get(0).indexOf(' ') + 1))
        .orElse("");
  }
}
