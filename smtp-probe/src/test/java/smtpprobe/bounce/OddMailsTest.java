package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.cause.Kind;

/** Mails that are nearly bounces, and bounces that nearly are none. */
class OddMailsTest {

  private static BouncedRecipient only(Bounce bounce) {
    assertThat(bounce.recipients()).hasSize(1);
    return bounce.recipients().get(0);
  }

  @Test
  void readsTheFieldsOfADeliveryStatusWithoutTheirMail() {
    Bounce bounce =
        Bounce.explain(
            """
            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; bob@example.net
            Action: failed
            Status: 5.2.2
            Diagnostic-Code: smtp; 552 5.2.2 Over quota
            """);

    assertThat(only(bounce).address()).isEqualTo("bob@example.net");
    assertThat(only(bounce).cause().id()).isEqualTo("mailbox-full");
  }

  @Test
  void readsABounceThatIsQuoted() {
    Bounce bounce =
        Bounce.explain(
            """
            From: bob@example.org
            To: helpdesk@example.org
            Subject: Fwd: please help

            What is this?

            > <carol@example.net>: host mx.example.net[2001:db8:9::25] said:
            >    550-5.7.25 [2001:db8::25] The IP address sending this message does not
            >    have a PTR record setup (in reply to end of DATA command)
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(bounce.sender()).isEmpty();
    assertThat(only(bounce).address()).isEqualTo("carol@example.net");
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
  }

  @Test
  void takesNobodyOfTheHeaderOfAForwardedBounceForTheRecipient() {
    Bounce bounce =
        Bounce.explain(
            """
            From: bob@example.org
            To: helpdesk@example.org
            Subject: Fwd: Delivery Status Notification (Failure)

            ---------- Forwarded message ---------
            From: Mail Delivery Subsystem <mailer-daemon@mail.example.org>
            Date: Sat, 28 Nov 2026 10:00:00 +0000
            Subject: Delivery Status Notification (Failure)
            To: <bob@example.org>

            Your message was not delivered. The response from the remote server was:

            550 5.7.25 The sending IP address [2001:db8::25] has no PTR record
            """);

    assertThat(bounce.sender()).isEqualTo("bob@example.org");
    assertThat(only(bounce).address()).isEmpty();
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
  }

  @Test
  void readsABounceThatIsAttachedAsAFileOfAnyType() {
    String file =
        Base64.getMimeEncoder()
            .encodeToString(
                """
                From: MAILER-DAEMON@mail.example.org
                To: alice@example.org
                Content-Type: multipart/report; report-type=delivery-status; boundary="g"

                --g
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; bob@example.net
                Status: 5.7.25
                Diagnostic-Code: smtp; 550 5.7.25 [2001:db8::25] has no PTR record
                --g--
                """
                    .getBytes(StandardCharsets.UTF_8));
    Bounce bounce =
        Bounce.explain(
            """
            From: alice@example.org
            To: helpdesk@example.org
            Subject: Fwd: what is this
            Content-Type: multipart/mixed; boundary="f"

            --f
            Content-Type: text/plain

            Please help.
            --f
            Content-Type: application/octet-stream; name=bounce.eml
            Content-Transfer-Encoding: base64

            """
                + file
                + "\n--f--\n");

    assertThat(only(bounce).address()).isEqualTo("bob@example.net");
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
  }

  @Test
  void leavesAnAnswerWithAQuotedQuestionAlone() {
    Bounce bounce =
        Bounce.explain(
            """
            From: bob@example.org
            To: alice@example.org
            Subject: Re: dinner

            Yes.

            > Shall we meet at 5?
            > 450 grams of flour are enough.
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.NOT_A_BOUNCE);
  }

  @Test
  void readsABounceThatSomebodyForwarded() {
    Bounce bounce =
        Bounce.explain(
            """
            From: alice@example.org
            To: helpdesk@example.org
            Subject: Fwd: what is this
            Content-Type: multipart/mixed; boundary="f"

            --f
            Content-Type: text/plain

            Please help.
            --f
            Content-Type: message/rfc822

            From: MAILER-DAEMON@mail.example.org
            To: alice@example.org
            Content-Type: multipart/report; report-type=delivery-status; boundary="g"

            --g
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; bob@example.net
            Status: 5.7.25
            Diagnostic-Code: smtp; 550 5.7.25 [2001:db8::25] has no PTR record
            --g--
            --f--
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
    assertThat(only(bounce).reading().clientAddress()).contains(IpAddress.of("2001:db8::25"));
  }

  @Test
  void readsEachRecipientOfABounceThatIsProse() {
    Bounce bounce =
        Bounce.explain(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mail.example.org
            To: alice@example.org
            Subject: Undelivered Mail Returned to Sender

            <bob@example.net>: host mx.example.net[2001:db8:1::25] said: 550-5.7.26
                Unauthenticated email from example.org is not accepted due to 550 5.7.26
                domain's DMARC policy. (in reply to end of DATA command)

            <carol@example.com>: Host or domain name not found. Name service error for
                name=example.com type=AAAA: Host not found

            <dan@example.info>: connect to mx.example.info[2001:db8:5::1]:25: Connection timed out
            """);

    assertThat(bounce.recipients())
        .extracting(BouncedRecipient::address, one -> one.cause().id())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("bob@example.net", "dmarc-reject"),
            org.assertj.core.groups.Tuple.tuple("carol@example.com", "host-unknown"),
            org.assertj.core.groups.Tuple.tuple("dan@example.info", "host-unreachable"));
    assertThat(bounce.recipients())
        .allSatisfy(one -> assertThat(one.reading().clientAddress()).isEmpty());
  }

  /** As Outlook saves it: without its parts and without the path that it came back by. */
  @Test
  void readsTheProseOfAnExchangeServerThatSpeaksGerman() {
    Bounce bounce =
        Bounce.explain(
            """
            From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>
            To: alice@example.org
            Subject: Unzustellbar: Rechnung

            Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

            bob@example.net<mailto:bob@example.net>

            Diagnoseinformationen für Administratoren:

            Generierender Server: mail.example.org

            bob@example.net
            Remote Server returned '450 4.7.25 Client host rejected: cannot find your hostname'
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(only(bounce).address()).isEqualTo("bob@example.net");
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
  }

  @Test
  void aWarningIsNoRefusal() {
    Bounce bounce =
        Bounce.explain(
            """
            Return-Path: <>
            From: MAILER-DAEMON@mail.example.org
            To: alice@example.org
            Subject: Delayed Mail (still being retried)
            Content-Type: multipart/report; report-type=delivery-status; boundary="d"

            --d
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; bob@example.net
            Action: delayed
            Status: 4.4.1
            --d--
            """);

    assertThat(only(bounce).isDelayed()).isTrue();
    assertThat(only(bounce).isTemporary()).contains(true);
  }

  @Test
  void aShopThatCannotDeliverAParcelIsNoMailServer() {
    Bounce bounce =
        Bounce.explain(
            """
            Return-Path: <bounce-12@news.example.net>
            From: Delivery Shop <noreply@example.net>
            To: alice@example.org
            Subject: Delivery notification: your parcel could not be delivered

            We were unable to deliver your parcel. The following address could not be found.
            Error: 550 m from the station.
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.NOT_A_BOUNCE);
  }

  @Test
  void aDeliveryThatSucceededIsAReport() {
    Bounce bounce =
        Bounce.explain(
            """
            From: MAILER-DAEMON@mail.example.org
            To: alice@example.org
            Subject: Successful Mail Delivery Report
            Content-Type: multipart/report; report-type=delivery-status; boundary="d"

            --d
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mail.example.org

            Final-Recipient: rfc822; bob@example.net
            Action: relayed
            Status: 2.0.0
            --d--
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.REPORT);
    assertThat(only(bounce).cause().id()).isEqualTo("delivered");
  }

  @Test
  void readsWhatSendPrinted() {
    Bounce bounce =
        Bounce.explain(
            """
            {"id": "x", "deliveries": [{"server": "mx.example.net", "dialogue":
              {"sourceAddress": "2001:db8::25"}, "recipients": [
                {"address": "bob@example.net", "code": 550, "status": "5.7.25", "text": "no PTR"},
                {"address": "dan@example.net", "code": 250, "text": "Ok"}]}]}
            """);

    assertThat(only(bounce).address()).isEqualTo("bob@example.net");
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
    assertThat(only(bounce).reading().clientAddress()).contains(IpAddress.of("2001:db8::25"));
  }

  @Test
  void knowsTheReportOfAnExchangeServerInOtherLanguages() {
    Bounce bounce =
        Bounce.explain(
            """
            From: postmaster@example.org
            Subject: Nie można dostarczyć: Test

            Nie można dostarczyć wiadomości do następujących adresatów lub grup:

            bob@example.net
            Adres e-mail nie został znaleziony.

            #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##
            """);

    assertThat(bounce.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(only(bounce).cause().id()).isEqualTo("recipient-unknown");
  }

  @Test
  void findsTheRecipientInALineThatPointsToMoreInformation() {
    Bounce bounce =
        Bounce.explain(
            """
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            Subject: Delivery Status Notification (Failure)

            ** Message blocked **

            Your message to bob@example.net has been blocked. See technical details below for more information.

            The response from the remote server was:

            550 5.7.25 [2001:db8::25] no PTR record
            """);

    assertThat(only(bounce).address()).isEqualTo("bob@example.net");
    assertThat(only(bounce).cause().id()).isEqualTo("ptr-missing");
  }

  @Test
  void aMailboxThatRejectsByItsOwnRulesHasReadNothing() {
    String mail =
        """
        From: Mail Delivery Subsystem <postmaster@example.net>
        To: alice@example.org
        Subject: Rejected: Hello
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

        --b
        Content-Type: text/plain

        Your message to <bob@example.net> was automatically rejected:
        %s
        --b
        Content-Type: message/disposition-notification

        Reporting-UA: mail.example.net; Dovecot Mail Delivery Agent
        Final-Recipient: rfc822; bob@example.net
        Disposition: automatic-action/MDN-sent-automatically; deleted

        --b--
        """;

    Bounce sieve = Bounce.explain(mail.formatted("Please use our form"));
    assertThat(sieve.kind()).isEqualTo(Kind.BOUNCE);
    assertThat(only(sieve).address()).isEqualTo("bob@example.net");
    assertThat(only(sieve).cause().id()).isEqualTo("recipient-rule");
    Bounce full = Bounce.explain(mail.formatted("Quota exceeded (mailbox for user is full)"));
    assertThat(only(full).cause().id()).isEqualTo("mailbox-full");
    String read = mail.replace("was automatically rejected", "was read").formatted("");
    assertThat(Bounce.explain(read).kind()).isEqualTo(Kind.AUTO_REPLY);
  }
}
