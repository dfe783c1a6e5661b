package fakereceiver.assertion;

import static fakereceiver.assertion.MailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import fakereceiver.FakeReceiver;
import fakereceiver.assertj.FakeReceiverAssertions;
import fakereceiver.judge.Stage;
import fakereceiver.server.Client;
import fakereceiver.session.Mail;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each sentence is true of some mail, and fails on another. */
class MailAssertionsTest {

  private static final String ZONE =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::25
      2001:db8::66        PTR    mail.example.org
      example.org         MX     10 mail.example.org
      """;

  private static final Mail GOOD = mail("permissive", "2001:db8::25");
  private static final Mail DEFERRED = mail("postfix-strict", "2001:db8::66");
  private static final Mail REFUSED = mail("gmail", "2001:db8::66");

  private static Mail mail(String persona, String claims) {
    try (FakeReceiver receiver = FakeReceiver.builder(persona).zone(ZONE).claims(claims).start();
        Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");
      client.say("MAIL FROM:<alice@example.org>");
      if (client.say("RCPT TO:<bob@example.net>").startsWith("2")) {
        client.say("DATA");
        client.say(
            """
            From: alice@example.org
            Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
            X-Twice: one
            X-Twice: two
            DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=x; h=from; bh=AAAA; b=AAAA
            Content-Type: multipart/mixed; boundary=b

            --b

            Hello
            --b
            Content-Disposition: attachment; filename=a.txt

            x
            --b--
            .\
            """
                .replace("\n", "\r\n"));
      } else {
        client.say("RSET");
      }
      return receiver.takeMail(Duration.ofSeconds(10));
    }
  }

  private static void fails(ThrowingCallable sentence, String expected) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(sentence)
        .withMessageContaining("Expected the mail " + expected)
        .withMessageContaining("Mail 1 of session 1, to ")
        .withMessageContaining("verdict  ")
        .withMessageContaining("C: MAIL FROM:<alice@example.org>");
  }

  @Test
  void aRuleThatDoesNotExistIsNoSentence() {
    for (Consumer<MailAssert> sentence :
        List.<Consumer<MailAssert>>of(
            mail -> mail.hasNoFault("ptr-mising"),
            mail -> mail.hasFault("ptr-mising"),
            mail -> mail.because("ptr-mising"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> sentence.accept(assertThat(GOOD)))
          .withMessage("there is no rule \"ptr-mising\", did you mean ptr-missing?");
    }
  }

  @Test
  void domainsHaveNoCaseAndLocalPartsDo() {
    assertThat(GOOD)
        .from("alice@EXAMPLE.org")
        .from("<alice@Example.Org>")
        .to("bob@EXAMPLE.net")
        .withHelo("Mail.Example.org");
    fails(() -> assertThat(GOOD).from("Alice@example.org"), "to have the sender");
    fails(() -> assertThat(GOOD).to("Bob@example.net"), "to have the recipient");
  }

  @Test
  void aMailWithoutSubjectSaysSo() {
    try (FakeReceiver receiver = FakeReceiver.builder("permissive").zone(ZONE).start();
        Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");
      client.untilData();
      client.say("From: alice@example.org\r\n\r\nHello\r\n.");
      Mail mail = receiver.takeMail(Duration.ofSeconds(10));
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> assertThat(mail).hasSubject("Hi"))
          .withMessageContaining(" but it was: without a Subject field");
    }
  }

  @Test
  void trueSentencesPass() {
    assertThat(GOOD)
        .wasDelivered()
        .with(250)
        .fromClaimed("2001:db8::25")
        .withHelo("mail.example.org")
        .from("alice@example.org")
        .to("bob@example.net")
        .hasSubject("Grüße")
        .hasHeader("X-Twice", "two")
        .hasNoHeader("Bcc")
        .hasBodyContaining("Hello")
        .hasAttachment("a.txt")
        .hasNoFault("fcrdns-mismatch");
    assertThat(DEFERRED)
        .wasDeferred()
        .at(Stage.RCPT)
        .with(450, "4.7.25")
        .withReplyContaining("Client host rejected")
        .because("fcrdns-mismatch")
        .hasFault("fcrdns-mismatch");
    assertThat(REFUSED).wasRefused().at(Stage.MESSAGE).with(550, "5.7.1");
  }

  @Test
  void falseOnesOnTheVerdictFail() {
    fails(() -> assertThat(DEFERRED).wasDelivered(), "to be delivered");
    fails(() -> assertThat(DEFERRED).wasRefused(), "to be refused (5yz)");
    fails(() -> assertThat(REFUSED).wasDeferred(), "to be deferred (4yz)");
    fails(() -> assertThat(GOOD).wasJunked(), "to be taken and filed as junk");
    fails(() -> assertThat(GOOD).wasDropped(), "to be taken and thrown away");
    fails(() -> assertThat(GOOD).at(Stage.RCPT), "to be refused at rcpt\n but it was: not refused");
    fails(
        () -> assertThat(DEFERRED).at(Stage.MESSAGE),
        "to be refused at message\n but it was: rcpt");
    fails(() -> assertThat(GOOD).with(550), "to be answered with 550\n but it was: 250");
    fails(() -> assertThat(DEFERRED).with(450, "4.7.1"), "to be answered with 450 4.7.1");
    fails(() -> assertThat(DEFERRED).withReplyContaining("spam"), "to be answered with \"spam\"");
    fails(
        () -> assertThat(DEFERRED).because("ptr-missing"),
        "to be judged so because of ptr-missing\n but it was: fcrdns-mismatch");
    fails(() -> assertThat(GOOD).hasFault("ptr-missing"), "to have the fault ptr-missing");
    fails(
        () -> assertThat(DEFERRED).hasNoFault("fcrdns-mismatch"),
        "not to have the fault fcrdns-mismatch");
  }

  @Test
  void falseOnesOnTheSenderAndTheMessageFail() {
    fails(() -> assertThat(GOOD).fromClaimed("2001:db8::26"), "to be from 2001:db8::26 by claim");
    fails(
        () -> assertThat(GOOD).withHelo("x"), "to be greeted as x\n but it was: mail.example.org");
    fails(() -> assertThat(GOOD).from("bob@example.org"), "to have the sender bob@example.org");
    fails(() -> assertThat(GOOD).to("alice@example.net"), "to have the recipient");
    fails(
        () -> assertThat(GOOD).hasSubject("Hi"),
        "to have the subject \"Hi\"\n but it was: \"Grüße\"");
    fails(() -> assertThat(GOOD).hasHeader("X-Twice", "three"), "to have a field X-Twice: three");
    fails(() -> assertThat(GOOD).hasNoHeader("Subject"), "to have no field Subject");
    fails(() -> assertThat(GOOD).hasBodyContaining("Bye"), "to have a text with \"Bye\"");
    fails(() -> assertThat(GOOD).hasAttachment("b.txt"), "to have an attachment b.txt");
    fails(() -> assertThat(GOOD).hasNoAttachment(), "to have no attachment");
    fails(
        () -> assertThat(GOOD).isSignedBy("example.org"),
        "to have a good DKIM signature of example.org\n"
            + " but it was: of [example.org], none of them");
    fails(() -> assertThat(DEFERRED).hasSubject("Hi"), "to have come as far as its message");
  }

  @Test
  void areSaidWithinAssertJToo() {
    assertThatNoException()
        .isThrownBy(() -> FakeReceiverAssertions.assertThat(GOOD).wasDelivered());
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> FakeReceiverAssertions.assertThat(GOOD).as("the receipt").wasRefused())
        .withMessageStartingWith("[the receipt] ")
        .withMessageContaining("Expected the mail to be refused (5yz)");

    SoftAssertions softly = new SoftAssertions();
    softly
        .proxy(fakereceiver.assertj.MailAssert.class, Mail.class, GOOD)
        .wasRefused()
        .hasSubject("Hi")
        .wasDelivered();
    org.assertj.core.api.Assertions.assertThat(softly.errorsCollected()).hasSize(2);
  }

  @Test
  void aFailureIsBounded() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(REFUSED).wasDelivered())
        .satisfies(
            failure ->
                org.assertj.core.api.Assertions.assertThat(failure.getMessage())
                    .hasSizeLessThan(10_000));
  }
}
