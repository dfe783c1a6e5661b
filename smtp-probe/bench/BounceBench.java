import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.bounce.BounceExplainer;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Summary;

/** Bounces a second, replies a second, and how fast a log is read; one thread, rounds in a row. */
public final class BounceBench {

  private static final int ROUNDS = 8;
  private static final String SENT =
      "Nov 28 10:00:00 mail postfix/smtp[4711]: 4Xy%d: to=<bob%d@example.net>,"
          + " relay=mx.example.net[2001:db8:1::25]:25, delay=1.2, delays=0.1/0/0.6/0.5, dsn=2.0.0,"
          + " status=sent (250 2.0.0 Ok: queued as ABC%d)%n";
  private static final String BOUNCED =
      "Nov 28 10:00:00 mail postfix/smtp[4711]: 4Xy%d: to=<bob%d@example.net>,"
          + " relay=mx.example.net[2001:db8:1::25]:25, delay=1.2, delays=0.1/0/0.6/0.5, dsn=5.7.25,"
          + " status=bounced (host mx.example.net[2001:db8:1::25] said: 550 5.7.25 [2001:db8::25]"
          + " has no PTR record %d (in reply to RCPT TO command))%n";

  private BounceBench() {}

  /** With the folder of mails, and the mebibytes of the log that is to be made. */
  public static void main(String... args) throws IOException {
    long before = System.nanoTime();
    BounceExplainer explainer = BounceExplainer.builtIn();
    System.out.printf("start          %8.0f ms%n", (System.nanoTime() - before) / 1e6);
    mails(explainer, Path.of(args[0]));
    replies(explainer);
    log(explainer, Long.parseLong(args[1]) * 1024 * 1024);
  }

  private static void mails(BounceExplainer explainer, Path folder) throws IOException {
    List<byte[]> mails = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).toList()) {
        mails.add(Files.readAllBytes(file));
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      int count = 0;
      while (count < 3000) {
        explainer.mail(mails.get(count++ % mails.size()));
      }
      System.out.printf("mails          %8.0f /s%n", count * 1e9 / (System.nanoTime() - start));
    }
  }

  private static void replies(BounceExplainer explainer) {
    String reply =
        "550-5.7.25 [2001:db8::25] The IP address sending this message does not have a\n"
            + "550 5.7.25 PTR record setup. a640c23a62f3a - gsmtp";
    for (int round = 0; round < ROUNDS / 2; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 50_000; i++) {
        explainer.reply(reply);
      }
      System.out.printf("replies        %8.0f /s%n", 50_000e9 / (System.nanoTime() - start));
    }
  }

  private static void log(BounceExplainer explainer, long size) throws IOException {
    Path file = Files.createTempFile("bounce-bench", ".log");
    try {
      try (PrintWriter out = new PrintWriter(new BufferedWriter(Files.newBufferedWriter(file)))) {
        long written = 0;
        for (int i = 0; written < size; i++) {
          String line = String.format(i % 20 == 0 ? BOUNCED : SENT, i, i, i);
          out.print(line);
          written += line.length();
        }
      }
      for (int round = 0; round < ROUNDS / 2; round++) {
        Summary summary = new Summary();
        long start = System.nanoTime();
        new InputReader(explainer, summary::add, note -> {}).read(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "log            %8.1f MB/s, %d refusals%n",
            Files.size(file) / 1e6 / seconds, summary.items());
      }
    } finally {
      Files.delete(file);
    }
  }
}
