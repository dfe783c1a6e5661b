package smtpprobe.report;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Transcript;
import fakereceiver.report.Format;
import fakereceiver.report.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.Golden;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.dialogue.EsmtpUse;
import smtpprobe.dialogue.Exchange;
import smtpprobe.routing.Target;
import smtpprobe.send.Delivery;
import smtpprobe.send.DeliveryResult;
import smtpprobe.send.OwnAddress;
import smtpprobe.send.SendResult;
import smtpprobe.send.Try;

/** Whole reports of many mails, from results made by hand: they need no network and no clock. */
class SendTextTest {

  private static final Instant NINE = Instant.parse("2026-11-28T09:00:00Z");
  private static final DialogueEnd ACCEPTED =
      new DialogueEnd.Accepted(Reply.parse("250 2.0.0 Ok: queued as 4cXyZ012345678"));
  private static final DialogueEnd GREYLISTED =
      new DialogueEnd.Refused(Stage.MESSAGE, Reply.parse("451 4.7.1 Try again later"));
  private static final DialogueEnd NAMELESS =
      new DialogueEnd.Refused(
          Stage.RCPT, Reply.parse("550 5.7.25 [2001:db8::aaaa] has no name\u001b[31m"));

  private final List<Delivery> deliveries = new ArrayList<>();

  private static OwnAddress own(String address, String kind) {
    return OwnAddress.of(IpAddress.of(address), kind);
  }

  private static Target target(String name, String address) {
    return new Target(Optional.of(DomainName.of(name)), IpAddress.of(address), 25);
  }

  private void add(OwnAddress source, Target target, DeliveryResult fate, DialogueEnd... ends) {
    String id = "run-" + (deliveries.size() + 1);
    List<Try> tries = new ArrayList<>();
    for (DialogueEnd end : ends) {
      tries.add(
          new Try(
              NINE.plus(Duration.ofSeconds(310).multipliedBy(tries.size())),
              new DialogueResult(
                  DialogueRequest.of(
                      target.address(),
                      target.port(),
                      HeloName.of("mail.example.org"),
                      ReversePath.of("alice@example.org"),
                      List.of(Mailbox.of("bob@example.net")),
                      Message.of("Message-ID: <" + id + "@example.org>\r\n\r\n")),
                  end,
                  exchanges(end),
                  new Transcript(List.of()),
                  Optional.empty(),
                  source.address(),
                  EsmtpUse.NONE,
                  List.of(),
                  NINE)));
    }
    deliveries.add(new Delivery(id, source, target, tries, fate, List.of()));
  }

  /** The message was asked for, unless the mail ended before. */
  private static List<Exchange> exchanges(DialogueEnd end) {
    boolean asked =
        end instanceof DialogueEnd.Accepted
            || (end instanceof DialogueEnd.Refused refused && refused.stage() == Stage.MESSAGE);
    return asked
        ? List.of(new Exchange(Stage.MESSAGE, "DATA", Reply.of(354, "go on"), Duration.ZERO))
        : List.of();
  }

  private void check(String file, String... notes) {
    List<String> lines =
        Format.TEXT.render(
            Reports.of(new SendResult("run", List.of(), deliveries, List.of(notes))), Style.PLAIN);
    Golden.check(file, String.join("\n", lines) + "\n");
  }

  @Test
  void showsEveryOwnAddressAgainstEveryServerOnOneScreen() {
    Target six = target("mx1.example.net", "2001:db8:1::1");
    Target four = target("mx1.example.net", "192.0.2.1");
    OwnAddress fixed = own("2001:db8::25", "static, kernel's choice");
    OwnAddress temporary = own("2001:db8::aaaa", "temporary, deprecated");
    OwnAddress old = own("192.0.2.25", "IPv4");
    add(fixed, six, DeliveryResult.ACCEPTED, ACCEPTED);
    add(
        fixed,
        target("mx2.example.net", "2001:db8:1::2"),
        DeliveryResult.GREYLISTED,
        GREYLISTED,
        ACCEPTED);
    add(temporary, six, DeliveryResult.REJECTED, NAMELESS);
    add(temporary, target("mx2.example.net", "2001:db8:1::2"), DeliveryResult.REJECTED, NAMELESS);
    add(
        own("2001:db8::bbbb", "static, tentative"),
        six,
        DeliveryResult.NO_RESULT,
        new DialogueEnd.Lost(Stage.CONNECT, "cannot send from 2001:db8::bbbb: it is tentative"));
    add(old, four, DeliveryResult.PERHAPS_GREYLISTED, GREYLISTED);

    check("send-sources.txt", "mx3.example.net was not tried: it has no AAAA record");
  }

  @Test
  void showsWhereAnswersBeginToDiffer() {
    Target server = target("mx1.example.net", "2001:db8:1::1");
    for (int i = 0; i < 20; i++) {
      add(OwnAddress.KERNEL, server, DeliveryResult.ACCEPTED, ACCEPTED);
    }
    DialogueEnd tooMany =
        new DialogueEnd.Refused(Stage.RCPT, Reply.parse("450 4.7.1 Too many messages"));
    for (int i = 0; i < 4; i++) {
      add(OwnAddress.KERNEL, server, DeliveryResult.DEFERRED, tooMany);
    }
    for (int i = 0; i < 3; i++) {
      add(
          OwnAddress.KERNEL,
          server,
          DeliveryResult.NO_RESULT,
          new DialogueEnd.Lost(Stage.CONNECT, "cannot connect: Connection refused"));
    }

    check("send-repeated.txt", "Stopped sending to mx1.example.net after mail 27 of 30");
  }
}
