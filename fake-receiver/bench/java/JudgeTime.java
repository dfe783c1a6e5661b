import fakereceiver.dns.Dns;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.dns.memory.CachingDns;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Hearing;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.jury.Panel;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * CPU of judging one mail, without a server: the same steps as a session takes, in this thread.
 * Every message is another, as mail is. Arguments: a zone file, how many mails.
 */
public final class JudgeTime {

  private static final int ROUNDS = 4; // the last one counts: by then the compilers are at rest

  private static final String BODY = "X".repeat(60) + "\r\n";

  private JudgeTime() {}

  public static void main(String... args) throws IOException {
    Zones zones = Zones.read(List.of(Path.of(args[0])));
    int mails = Integer.parseInt(args[1]);
    RuleBook book = new RuleBook(Clock.systemUTC());
    Personas personas = new Personas(RuleBook.ids());
    Persona strict = personas.named("postfix-strict");
    IntFunction<String> one = i -> "sender@bench.example";
    IntFunction<String> each = i -> "sender" + i + "@bench.example";
    try (LabDns lab = LabDns.start(zones);
        LiveDns live = LiveDns.of(List.of(lab.address()))) {
      Dns cached = new CachingDns(live, Clock.systemUTC(), new DnsCounts());
      System.out.printf("%-44s%10s%n", "CPU of judging", "us a mail");
      cell("one sender, DNS behind a cache", mails, judging(book, strict, cached), one);
      cell("one sender, zone in memory", mails, judging(book, strict, new ZoneDns(zones)), one);
      cell("every sender different, DNS cached", mails, judging(book, strict, cached), each);
      cell("nothing cached", Math.min(mails, 3000), judging(book, strict, live), each);
      Panel all = new Panel(book, personas.all(), cached);
      cell("one sender, all " + all.personas().size() + " personas", mails / 5, judging(all), one);
    }
  }

  /** As the receiver judges a session. */
  private static BiConsumer<ReversePath, Message> judging(RuleBook book, Persona by, Dns dns) {
    Judge judge = book.judge(by, dns).recalling();
    return (path, message) -> {
      Verdict verdict = judge(judge, path, message);
      if (verdict.action() != Action.NOTE) {
        throw new IllegalStateException("a wrong verdict is fast for the wrong reason: " + verdict);
      }
    };
  }

  /** As the receiver has a mail judged by all. */
  private static BiConsumer<ReversePath, Message> judging(Panel panel) {
    return (path, message) -> {
      List<Verdict> verdicts =
          panel.judge(
              Attempt.from("::1")
                  .withEncryption(false)
                  .withHelo(HeloName.of("mail.bench.example"))
                  .withReversePath(path)
                  .withBodyType(BodyType.SEVEN_BIT)
                  .withRecipient(Mailbox.of("someone@recipient.example"))
                  .withMessage(message),
              "");
      if (verdicts.size() != panel.personas().size()) {
        throw new IllegalStateException("not all have judged: " + verdicts);
      }
    };
  }

  private static void cell(
      String name,
      int mails,
      BiConsumer<ReversePath, Message> judging,
      IntFunction<String> sender) {
    double last = 0;
    int sent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long began = cpu();
      for (int i = 0; i < mails; i++) {
        Message message = message(sent);
        judging.accept(ReversePath.of(sender.apply(sent++)), message);
      }
      last = (cpu() - began) / 1e3 / mails;
    }
    System.out.printf("%-44s%10.1f%n", name, last);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** What a session does with one mail. */
  private static Verdict judge(Judge judge, ReversePath path, Message message) {
    Hearing hearing = judge.open();
    Attempt attempt = Attempt.from("::1").to(judge.persona().receiver()).withEncryption(false);
    Verdict verdict = Verdict.open(judge.persona().name());
    for (Stage stage : Stage.values()) {
      attempt =
          switch (stage) {
            case CONNECT -> attempt;
            case HELO -> attempt.withHelo(HeloName.of("mail.bench.example"));
            case MAIL -> attempt.withReversePath(path).withBodyType(BodyType.SEVEN_BIT);
            case RCPT -> attempt.withRecipient(Mailbox.of("someone@recipient.example"));
            case MESSAGE -> attempt.withMessage(message);
          };
      hearing.prepare(stage, attempt);
      verdict = hearing.at(stage, attempt);
      if (verdict.action().refuses()) {
        break;
      }
    }
    return verdict;
  }

  private static Message message(int number) {
    return Message.of(
        ("From: <sender@bench.example>\r\nTo: <someone@recipient.example>\r\n"
                + "Date: Tue, 24 Nov 2026 11:59:00 +0000\r\nMessage-Id: <"
                + number
                + "@mail.bench.example>\r\n\r\n"
                + BODY.repeat(14))
            .getBytes(StandardCharsets.US_ASCII));
  }
}
