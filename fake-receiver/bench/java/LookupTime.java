import fakereceiver.FakeReceiver;
import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Question;
import fakereceiver.dns.Zones;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long judging one mail takes when every DNS answer takes 50 ms: side by side, one after the
 * other, and in an SMTP session. Argument: rounds. Each round begins with nothing known of DNS.
 */
public final class LookupTime {

  private static final int DELAY = 50; // milliseconds
  private static final int WARM_UP = 20;

  /** The key that everybody knows, of RFC 8463 appendix A. */
  private static final SigningKey KEY =
      SigningKey.parse(
          "RFC 8463",
          """
          -----BEGIN PRIVATE KEY-----
          MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
          -----END PRIVATE KEY-----
          """);

  private static final String COMMON =
      """
      $TTL 3600
      *                      IN ANY  !delay 50ms
      .                      IN SOA  ns.example. hostmaster.example. 1 3600 600 86400 3600
      ::1                    IN PTR  mail.bench.example.
      mail.bench.example.    IN AAAA ::1
      mail.bench.example.    IN TXT  "v=spf1 ip6:::1 -all"
      bench.example.         IN MX   10 mail.bench.example.
      _dmarc.bench.example.  IN TXT  "v=DMARC1; p=reject"
      one._domainkey.bench.example. IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      two._domainkey.bench.example. IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      bench.example.         IN TXT  "v=spf1 include:i1.example include:i2.example include:i3.example include:i4.example include:i5.example -all"
      i1.example.            IN TXT  "v=spf1 ip6:2001:db8:1::/48 ?all"
      i2.example.            IN TXT  "v=spf1 ip6:2001:db8:2::/48 ?all"
      i3.example.            IN TXT  "v=spf1 ip6:2001:db8:3::/48 ?all"
      i4.example.            IN TXT  "v=spf1 ip6:2001:db8:4::/48 ?all"
      """;

  /** A mail and its longest chain of lookups that depend on each other. */
  private record Case(String name, String zone, List<String> chain) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "includes that name addresses",
              COMMON + "i5.example. IN TXT \"v=spf1 ip6:::1 -all\"\n",
              List.of("bench.example TXT", "i5.example TXT")),
          new Case(
              "an include that leads further",
              COMMON
                  + """
                  i5.example.  IN TXT  "v=spf1 include:i6.example -all"
                  i6.example.  IN TXT  "v=spf1 mx -all"
                  i6.example.  IN MX   10 mx1.i6.example.
                  i6.example.  IN MX   20 mx2.i6.example.
                  mx1.i6.example. IN AAAA 2001:db8::66
                  mx2.i6.example. IN AAAA ::1
                  """,
              List.of(
                  "bench.example TXT",
                  "i5.example TXT",
                  "i6.example TXT",
                  "i6.example MX",
                  "mx2.i6.example AAAA")));

  private LookupTime() {}

  public static void main(String... args) throws IOException {
    int rounds = Integer.parseInt(args[0]);
    Set<String> ids = RuleBook.ids();
    Persona persona = new Personas(ids).named("permissive");
    for (Case one : CASES) {
      try (LabDns lab = LabDns.start(Zones.of(one.zone()));
          LiveDns live = LiveDns.of(List.of(lab.address()))) {
        Counting inTurn = new Counting(live);
        int chain = one.chain().size() * DELAY;
        System.out.printf(
            "%n%s; longest chain %d ms: %s%n", one.name(), chain, String.join(", ", one.chain()));
        Verdict verdict = new RuleBook(Clock.systemUTC()).judge(persona, inTurn).whole(attempt());
        check(verdict);
        System.out.println("  questions that rules ask: " + inTurn.asked.get());
        print("judging, side by side", rounds, WARM_UP, chain, () -> judge(persona, live));
        print("judging, in turn", Math.min(rounds, 3), 0, chain, () -> judge(persona, inTurn));
        try (FakeReceiver receiver = FakeReceiver.builder(persona).dns(live).start()) {
          print("a session of SMTP", rounds, 5, chain, () -> session(receiver));
        }
      }
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void print(String what, int rounds, int warmUp, int chain, Task task)
      throws IOException {
    List<Double> times = new ArrayList<>();
    for (int i = -warmUp; i < rounds; i++) {
      long began = System.nanoTime();
      task.run();
      if (i >= 0) {
        times.add((System.nanoTime() - began) / 1e6);
      }
    }
    Collections.sort(times);
    double median = times.get(times.size() / 2);
    System.out.printf(
        "  %-22s median %4.0f ms, least %4.0f, most %4.0f; of the longest chain %.2f%n",
        what, median, times.get(0), times.get(times.size() - 1), median / chain);
  }

  private static void judge(Persona persona, Dns dns) {
    check(new RuleBook(Clock.systemUTC()).judge(persona, dns).whole(attempt()));
  }

  /** A wrong verdict would be fast for the wrong reason. */
  private static void check(Verdict verdict) {
    for (String id : List.of("fcrdns-mismatch", "spf-fail", "dkim-fail", "dmarc-unaligned")) {
      Outcome outcome = verdict.outcome(id);
      if (outcome.result() != Outcome.Result.PASSED) {
        throw new IllegalStateException(id + " is " + outcome);
      }
    }
  }

  private static Attempt attempt() {
    return Attempt.from("::1")
        .withHelo(HeloName.of("mail.bench.example"))
        .withReversePath(ReversePath.of("alice@bench.example"))
        .withRecipient(Mailbox.of("bob@recipient.example"))
        .withMessage(MESSAGE);
  }

  private static final Message MESSAGE =
      signed(
          "two",
          signed(
              "one",
              Message.of(
                  """
                  From: Alice <alice@bench.example>
                  To: bob@recipient.example
                  Subject: Hello
                  Date: Tue, 24 Nov 2026 11:59:00 +0000
                  Message-ID: <1@bench.example>

                  Hello Bob
                  """
                      .replace("\n", "\r\n")
                      .getBytes(StandardCharsets.US_ASCII))));

  private static Message signed(String selector, Message message) {
    return new DkimSigner(DomainName.of("bench.example"), selector, KEY, DkimSigner.USUAL_FIELDS)
        .sign(message, Instant.parse("2026-11-24T00:00:00Z"));
  }

  private static void session(FakeReceiver receiver) throws IOException {
    try (Socket socket = new Socket(receiver.address().getAddress(), receiver.address().getPort());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = socket.getOutputStream();
      reply(in);
      for (String line :
          List.of(
              "EHLO mail.bench.example",
              "MAIL FROM:<alice@bench.example>",
              "RCPT TO:<bob@recipient.example>",
              "DATA")) {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        reply(in);
      }
      out.write(MESSAGE.bytes());
      out.write(".\r\n".getBytes(StandardCharsets.US_ASCII));
      if (!reply(in).startsWith("250")) {
        throw new IOException("not accepted");
      }
    }
    check(receiver.takeSession(Duration.ofSeconds(10)).verdict());
  }

  private static String reply(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith("-", 3)) {
      line = in.readLine();
    }
    if (line == null) {
      throw new IOException("the connection was closed");
    }
    return line;
  }

  /** Counts, and begins nothing. */
  private static final class Counting implements Dns {
    private final Dns dns;
    private final AtomicInteger asked = new AtomicInteger();

    Counting(Dns dns) {
      this.dns = dns;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      asked.incrementAndGet();
      return dns.ask(question, patience);
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return dns.allowsDocumentationAddresses();
    }
  }
}
