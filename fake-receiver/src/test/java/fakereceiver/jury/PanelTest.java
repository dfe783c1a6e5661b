package fakereceiver.jury;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ChangingDns;
import fakereceiver.dns.CountingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Finding;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judges;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.judge.Worlds;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.PersonaFile;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.server.SetClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random attempts, judged by all personas together and by each alone: nothing may differ. */
class PanelTest {

  private static final List<Persona> ALL =
      Stream.concat(
              new Personas(RuleBook.ids()).all().stream(),
              Stream.of("ignores-loopback", "ignores-nothing").map(PanelTest::madeUp))
          .toList();

  /** Built-in personas that ignore other addresses of MX hosts look at DNS otherwise, too. */
  private static Persona madeUp(String name) {
    String file =
        """
        persona: %s
        extends: permissive
        title: Made up
        story: Nobody's.
        ignored-mx-addresses: [%s]
        """
            .formatted(name, name.equals("ignores-nothing") ? "0.0.0.0/32" : "127.0.0.0/8");
    return PersonaFile.read(
        name + ".yaml", file, RuleBook.ids(), new Personas(RuleBook.ids())::named);
  }

  private static final String COMMON =
      """
      ::1                   IN PTR mail.example.org.
      mail.example.org.     IN AAAA ::1
      mail.example.org.     IN TXT "v=spf1 a -all"
      2001:db8::25          IN PTR -odd-.example.org.
      2001:db8::25          IN PTR other.example.org.
      2001:db8::66          IN PTR host-2001-db8--66.pool.example.org.
      6.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.lab.example. IN A 127.0.0.2
      6.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.gmx.example. IN A 127.0.0.9
      1.2.0.192.in-addr.arpa. IN ANY !servfail
      -odd-.example.org.    IN AAAA 2001:db8::25
      under_score.example.  IN AAAA 2001:db8::25
      half.example.         IN AAAA !servfail
      half.example.         IN A 192.0.2.1
      example.org.          IN MX 10 mail.example.org.
      _dmarc.example.org.   IN TXT "v=DMARC1; p=reject"
      inside.example.       IN MX 10 lo.inside.example.
      lo.inside.example.    IN A 127.0.0.1
      inside.example.       IN TXT "v=spf1 include:void1.example include:void2.example a:v3.example a:v4.example ~all"
      many.example.         IN TXT "v=spf1 a:h1.example a:h2.example a:h3.example a:h4.example a:h5.example a:h6.example a:h7.example a:h8.example a:h9.example a:h10.example a:h11.example mx ptr ?all"
      _dmarc.many.example.  IN TXT "v=DMARC1; p=quarantine"
      slow.example.         IN TXT "v=spf1 include:example.org -all"
      slow.example.         IN ANY !delay 700ms
      crawl.example.        IN ANY !delay 3500ms
      a.crawl.example.      IN ANY !delay 3500ms
      b.crawl.example.      IN ANY !delay 3500ms
      c.crawl.example.      IN ANY !delay 3500ms
      crawl.example.        IN TXT "v=spf1 a:a.crawl.example mx:b.crawl.example a:c.crawl.example -all"
      silent.example.       IN ANY !timeout
      broken.example.       IN ANY !servfail
      told.example.         IN TXT "v=spf1 exp=why.told.example -all"
      why.told.example.     IN TXT "%{i} at %{t}, said by %{r}"
      """;

  /** The world before a change and after it. */
  private static final List<String> ZONES = Worlds.around(COMMON);

  private static final List<String> CLIENTS =
      List.of("::1", "2001:db8::25", "2001:db8::66", "192.0.2.1", "2002:c000:201::1");
  private static final List<String> HELOS =
      List.of(
          "mail.example.org",
          "other.example.org",
          "under_score.example",
          "half.example",
          "mx-postfix.lab.example",
          "mx.gmail.example",
          "mx.outlook.example",
          "localhost",
          "example.com",
          "-bad-.example",
          "10.0.0.1",
          "[10.0.0.1]",
          "[192.0.2.99]",
          "[2001:db8::25]",
          "[IPv6:2001:db8::25]",
          "[IPv6:2001:DB8::25]",
          "broken.example");
  private static final List<String> SENDERS =
      List.of(
          "a@example.org",
          "b@example.org",
          "a@inside.example",
          "a@many.example",
          "a@slow.example",
          "a@crawl.example",
          "a@silent.example",
          "a@broken.example",
          "a@told.example",
          "a@nowhere.example",
          "a@[2001:db8::25]",
          "");
  private static final List<String> AUTHORS =
      List.of("a@example.org", "a@many.example", "a@inside.example", "a@broken.example", "nobody");
  private static final List<String> SIGNATURES =
      List.of(
          "",
          "",
          "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=one; h=from; bh=AAAA; b=AAAA\r\n",
          "DKIM-Signature: v=1; a=rsa-sha256; d=broken.example; s=one; h=from; bh=AAAA; b=AAAA\r\n",
          "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.org; s=one; b=AAAA\r\n");
  private static final List<String> BODIES =
      List.of("Hi\r\n", "Hi\nthere\r\n", "\u00e4\r\n", "x".repeat(1200) + "\r\n");

  private static final Optional<ReversePath> CRAWLING =
      Optional.of(ReversePath.of("a@crawl.example"));

  private final SetClock clock = new SetClock();
  private final RuleBook book = new RuleBook(clock);
  private final ChangingDns world = new ChangingDns(ZoneDns.of(ZONES.get(0)));

  @Test
  void nothingDiffersFromJudgingAlone() {
    Random random = new Random(16);
    CountingDns together = new CountingDns(world);
    CountingDns apart = new CountingDns(world);
    Panel panel = new Panel(book, ALL, together);
    Judges judges = book.judges(ALL, world).recalling();
    Dns plain = new CountingDns(world);
    List<Attempt> envelopes = new ArrayList<>();
    int timesAsked = 0;
    int timesAskedApart = 0;
    for (int number = 0; number < 200; number++) {
      if (random.nextInt(10) == 0) {
        world.change(ZoneDns.of(ZONES.get(random.nextInt(2))));
      }
      clock.forward(Duration.ofSeconds(random.nextInt(10)));
      if (envelopes.isEmpty() || random.nextInt(3) == 0) {
        envelopes.add(envelope(random));
      }
      Attempt attempt = attempt(one(envelopes, random), random);
      String but = random.nextBoolean() ? "" : one(ALL, random).name();

      List<Verdict> verdicts = panel.judge(attempt, but);

      List<Verdict> alone =
          ALL.stream()
              .filter(persona -> !persona.name().equals(but))
              .map(persona -> book.judge(persona, apart).whole(attempt))
              .toList();
      assertSame(judges.whole(attempt, plain, but), alone, attempt);
      if (!attempt.reversePath().equals(CRAWLING)) { // a panel does not wait again for each
        assertSame(verdicts, alone, attempt);
      }
      assertThat(together.questions()).doesNotHaveDuplicates();
      assertThat(apart.questions()).containsAll(together.questions());
      timesAsked += together.questions().size();
      timesAskedApart += apart.questions().size();
      together.questions().clear();
      apart.questions().clear();
    }
    assertThat(timesAskedApart).isGreaterThan(20 * timesAsked);
  }

  /** The same mail again, but for what no two have alike. */
  @Test
  void whatIsDecidedAgainIsTheSameDecision() {
    Panel panel = new Panel(book, ALL, world);
    Attempt attempt =
        envelope(new Random(1))
            .withRecipient(Mailbox.of("b@example.com"))
            .withMessage(message("a@example.org", "", "Hi\r\n", 1));

    List<Verdict> first = panel.judge(attempt, "");
    List<Verdict> again =
        panel.judge(attempt.withMessage(message("a@example.org", "", "Hi\r\n", 2)), "");

    assertThat(again).usingElementComparator((a, b) -> a.agreesWith(b) ? 0 : 1).isEqualTo(first);
    Set<Integer> findings =
        again.stream()
            .flatMap(verdict -> verdict.findings().all().stream())
            .map(System::identityHashCode)
            .collect(Collectors.toSet());
    long all = again.stream().mapToLong(verdict -> verdict.findings().all().size()).sum();
    assertThat((long) findings.size()).as("findings of " + all).isLessThan(all / 7);
  }

  @Test
  void ofVeryManyRecipientsNothingDiffersEither() {
    Attempt attempt = envelope(new Random(1));
    for (int i = 0; i < 60; i++) {
      attempt = attempt.withRecipient(Mailbox.of("b" + i + "@example.com"));
    }
    attempt = attempt.withMessage(message("a@example.org", "", "Hi\r\n", 1));

    assertSame(new Panel(book, ALL, world).judge(attempt, ""), alone(attempt), attempt);
  }

  private List<Verdict> alone(Attempt attempt) {
    return ALL.stream().map(persona -> book.judge(persona, world).whole(attempt)).toList();
  }

  private static void assertSame(List<Verdict> verdicts, List<Verdict> alone, Attempt attempt) {
    assertThat(verdicts).hasSameSizeAs(alone);
    for (int i = 0; i < alone.size(); i++) {
      assertThat(verdicts.get(i)).as("%s", attempt).isEqualTo(alone.get(i));
    }
    assertThat(lines(verdicts)).isEqualTo(lines(alone));
  }

  private static List<String> lines(List<Verdict> verdicts) {
    List<String> lines = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      for (Finding finding : verdict.findings().all()) {
        lines.addAll(finding.outcome().evidence().lines());
      }
    }
    return lines;
  }

  /** Somebody who connects, as far as MAIL. */
  private static Attempt envelope(Random random) {
    String sender = one(SENDERS, random);
    return Attempt.from(one(CLIENTS, random))
        .withHelo(HeloName.of(one(HELOS, random)))
        .withReversePath(sender.isEmpty() ? ReversePath.NULL : ReversePath.of(sender));
  }

  private static Attempt attempt(Attempt envelope, Random random) {
    Attempt attempt =
        envelope
            .withEncryption(random.nextBoolean())
            .withBodyType(random.nextBoolean() ? BodyType.SEVEN_BIT : BodyType.EIGHT_BIT);
    int recipients = random.nextInt(4);
    for (int i = 0; i < recipients; i++) {
      attempt = attempt.withRecipient(Mailbox.of(one(List.of("b", "c"), random) + "@example.com"));
      attempt = attempt.withRecipient(Mailbox.of("d@mail.example.org"));
    }
    return recipients == 0
        ? attempt
        : attempt.withMessage(
            message(
                one(AUTHORS, random),
                one(SIGNATURES, random),
                one(BODIES, random),
                random.nextInt(3)));
  }

  private static Message message(String author, String signature, String body, int id) {
    return Message.of(
        (signature + "From: <" + author + ">\r\nMessage-ID: <" + id + "@x>\r\n\r\n" + body)
            .getBytes(ISO_8859_1));
  }

  private static <T> T one(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
