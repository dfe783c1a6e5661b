package smtpprobe.send;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.dialogue.EsmtpUse;
import smtpprobe.dialogue.Exchange;
import smtpprobe.routing.Target;

/** What becomes of a mail with several recipients, told from what was said to each. */
class DeliveryResultTest {

  private static final Reply OK = Reply.of(250, "2.1.5 Ok");
  private static final Reply NO = Reply.of(550, "5.1.1 no such user");
  private static final Reply LATER = Reply.of(451, "4.7.1 greylisted");
  private static final IpAddress SERVER = IpAddress.of("2001:db8::1");

  /** A try: recipient and reply by turns. */
  private static Try tried(DialogueEnd end, Object... recipientsAndReplies) {
    List<Mailbox> recipients = new ArrayList<>();
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < recipientsAndReplies.length; i += 2) {
      String name = recipientsAndReplies[i] + "@example.net";
      recipients.add(Mailbox.of(name));
      exchanges.add(
          new Exchange(
              Stage.RCPT,
              "RCPT TO:<" + name + ">",
              (Reply) recipientsAndReplies[i + 1],
              Duration.ZERO));
    }
    return new Try(
        Instant.EPOCH,
        new DialogueResult(
            DialogueRequest.of(
                SERVER,
                25,
                HeloName.of("mail.example.org"),
                ReversePath.of("alice@example.org"),
                recipients,
                Message.of("Subject: x\r\n\r\n")),
            end,
            exchanges,
            new Transcript(List.of()),
            Optional.empty(),
            Optional.empty(),
            EsmtpUse.NONE,
            List.of(),
            Instant.EPOCH));
  }

  private static DialogueEnd accepted() {
    return new DialogueEnd.Accepted(OK);
  }

  private static DialogueEnd refused(Reply reply) {
    return new DialogueEnd.Refused(Stage.RCPT, reply);
  }

  private static DeliveryResult fate(Try... tries) {
    return DeliveryResult.of(List.of(tries), reply -> reply.equals(LATER));
  }

  private static List<String> open(Try... tries) {
    return new Delivery(
            "x",
            OwnAddress.KERNEL,
            new Target(Optional.empty(), SERVER, 25),
            List.of(tries),
            fate(tries),
            List.of())
        .open().stream().map(Mailbox::localPart).toList();
  }

  @Test
  void isAcceptedWhenEveryRecipientIs() {
    assertThat(fate(tried(accepted(), "a", OK, "b", OK))).isEqualTo(DeliveryResult.ACCEPTED);
    assertThat(open(tried(accepted(), "a", OK, "b", OK))).isEmpty();
  }

  @Test
  void isAcceptedInPartWhenOneRecipientIsRefused() {
    Try one = tried(accepted(), "a", OK, "b", NO);

    assertThat(fate(one)).isEqualTo(DeliveryResult.PARTLY);
    assertThat(DeliveryResult.PARTLY.isRefused()).isTrue();
    assertThat(DeliveryResult.PARTLY.isTaken()).isFalse();
    assertThat(open(one)).isEmpty();
  }

  @Test
  void isTriedAgainForTheDeferredRecipientAlone() {
    Try first = tried(accepted(), "a", OK, "b", LATER, "c", NO);

    assertThat(open(first)).containsExactly("b");
    assertThat(fate(first, tried(accepted(), "b", OK))).isEqualTo(DeliveryResult.PARTLY);
  }

  @Test
  void isGreylistedWhenTheDeferredRecipientIsTakenLater() {
    assertThat(fate(tried(accepted(), "a", OK, "b", LATER), tried(accepted(), "b", OK)))
        .isEqualTo(DeliveryResult.GREYLISTED);
  }

  @Test
  void isAcceptedInPartWhenTheDeferredRecipientIsRefusedLater() {
    assertThat(fate(tried(accepted(), "a", OK, "b", LATER), tried(refused(NO), "b", NO)))
        .isEqualTo(DeliveryResult.PARTLY);
  }

  @Test
  void isTriedAgainForAllWhenTheMessageIsDeferred() {
    Try one = tried(new DialogueEnd.Refused(Stage.MESSAGE, LATER), "a", OK, "b", OK, "c", NO);

    assertThat(fate(one)).isEqualTo(DeliveryResult.PERHAPS_GREYLISTED);
    assertThat(open(one)).containsExactly("a", "b");
  }
}
