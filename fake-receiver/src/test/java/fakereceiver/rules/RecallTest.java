package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.ChangingDns;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.memory.CachingDns;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Hearing;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Memory;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.judge.Worlds;
import fakereceiver.mail.BodyType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.server.SetClock;
import fakereceiver.server.smtp.ClientMemory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Random sessions, judged with and without what earlier ones found: nothing may differ. */
class RecallTest {

  private static final String COMMON =
      """
      $TTL 60
      .                   IN SOA ns.example. hostmaster.example. 1 3600 600 86400 30
      ::1                 IN PTR mail.example.org.
      mail.example.org.   IN AAAA ::1
      mail.example.org.   IN TXT "v=spf1 a -all"
      2001:db8::25        IN PTR other.example.org.
      example.org.        300 IN MX 10 mail.example.org.
      _dmarc.example.org. IN TXT "v=DMARC1; p=reject"
      slow.example        IN TXT "v=spf1 include:example.org -all"
      slow.example        IN ANY !delay 700ms
      broken.example      IN ANY !servfail
      told.example        IN TXT "v=spf1 exp=why.told.example -all"
      why.told.example    IN TXT "%{i} at %{t}"
      """;

  /** The world before a change and after it. */
  private static final List<String> ZONES = Worlds.around(COMMON);

  private static final List<String> CLIENTS = List.of("::1", "2001:db8::25", "192.0.2.1");
  private static final List<String> HELOS =
      List.of("mail.example.org", "other.example.org", "localhost", "[IPv6:::1]", "broken.example");
  private static final List<String> SENDERS =
      List.of(
          "a@example.org",
          "b@example.org",
          "a@slow.example",
          "a@broken.example",
          "a@told.example",
          "a@nowhere.example",
          "");

  private final SetClock clock = new SetClock();

  @Test
  void nothingDiffersFromJudgingAnew() {
    Random random = new Random(16);
    int recalled = 0;
    for (Persona persona : new Personas(RuleBook.ids()).all()) {
      ChangingDns world = new ChangingDns(ZoneDns.of(ZONES.get(0)));
      World anew = new World(world, clock);
      World again = new World(world, clock);
      RuleBook book = new RuleBook(clock);
      Judge without = book.judge(persona, anew);
      Judge with = book.judge(persona, again).recalling();
      Memory one = new ClientMemory(clock);
      Memory other = new ClientMemory(clock);
      for (int session = 0; session < 60; session++) {
        if (random.nextInt(10) == 0) {
          world.change(ZoneDns.of(ZONES.get(random.nextInt(2))));
        }
        clock.forward(Duration.ofSeconds(random.nextInt(10)));
        List<Attempt> attempts = session(random);
        assertThat(verdicts(with, other, attempts))
            .as("session %d of %s", session, persona.name())
            .isEqualTo(verdicts(without, one, attempts));
        assertThat(again.asked).isEqualTo(anew.asked);
      }
      recalled += again.known;
    }
    assertThat(recalled).as("answers that were there without asking").isGreaterThan(5_000);
  }

  @Test
  void aRuleIsAskedAgainOnlyWhenDnsSaysOtherwise() {
    AtomicInteger examined = new AtomicInteger();
    Rule counting =
        new Rule(Stage.CONNECT, new Card("fcrdns-mismatch", Owner.DNS, "fault", "remedy", "RFC")) {
          @Override
          public Outcome examine(Attempt attempt, Dns dns) {
            examined.incrementAndGet();
            return Outcome.passed(Evidence.of(dns.ptr(attempt.clientAddress())));
          }
        };
    ChangingDns world = new ChangingDns(ZoneDns.of(COMMON));
    Persona persona = new Personas(RuleBook.ids()).named("permissive");
    Judge judge = new Judge(List.of(counting), persona, world).recalling();
    Attempt attempt = Attempt.from("::1");

    judge.open().at(Stage.CONNECT, attempt);
    judge.open().at(Stage.CONNECT, attempt);
    assertThat(examined).hasValue(1);
    world.change(ZoneDns.of(COMMON.replace("PTR mail.example", "PTR new.example")));
    Verdict changed = judge.open().at(Stage.CONNECT, attempt);

    assertThat(examined).hasValue(2);
    assertThat(changed.outcome("fcrdns-mismatch").evidence().lines())
        .containsExactly("::1 PTR [new.example.org]");
  }

  private static List<Attempt> session(Random random) {
    List<Attempt> attempts = new ArrayList<>();
    Attempt attempt = Attempt.from(one(CLIENTS, random)).withEncryption(random.nextBoolean());
    attempts.add(attempt);
    attempt = attempt.withHelo(HeloName.of(one(HELOS, random)));
    attempts.add(attempt);
    for (int mail = random.nextInt(3); mail >= 0; mail--) {
      String sender = one(SENDERS, random);
      attempt =
          attempt
              .withReversePath(sender.isEmpty() ? ReversePath.NULL : ReversePath.of(sender))
              .withBodyType(random.nextBoolean() ? BodyType.SEVEN_BIT : BodyType.EIGHT_BIT);
      attempts.add(attempt);
      attempts.add(attempt.withRecipient(Mailbox.of("bob@example.com")));
      attempts.add(
          attempts
              .get(attempts.size() - 1)
              .withMessage(
                  Message.of(
                      ("From: <a@example.org>\r\nMessage-ID: <"
                              + random.nextInt()
                              + "@x>\r\n\r\nHi\r\n")
                          .getBytes(StandardCharsets.US_ASCII))));
    }
    return attempts;
  }

  private static List<Verdict> verdicts(Judge judge, Memory memory, List<Attempt> attempts) {
    Hearing hearing = judge.open(memory);
    List<Verdict> verdicts = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Stage stage = stage(attempt);
      hearing.prepare(stage, attempt);
      verdicts.add(hearing.at(stage, attempt));
    }
    return verdicts;
  }

  private static Stage stage(Attempt attempt) {
    return attempt.message().isPresent()
        ? Stage.MESSAGE
        : !attempt.recipients().isEmpty()
            ? Stage.RCPT
            : attempt.reversePath().isPresent()
                ? Stage.MAIL
                : attempt.heloName().isPresent() ? Stage.HELO : Stage.CONNECT;
  }

  private static String one(List<String> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  /** A cache over that world, and what sessions ask it, in order. */
  private static final class World implements Dns {
    private final Dns cache;
    private final List<Question<?>> asked = new ArrayList<>();
    private int known;

    World(Dns world, Clock clock) {
      cache = new CachingDns(world, clock, new DnsCounts());
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      asked.add(question);
      return cache.ask(question, patience);
    }

    @Override
    public <T> Optional<Answer<T>> known(Question<T> question) {
      Optional<Answer<T>> answer = cache.known(question);
      known += answer.isPresent() ? 1 : 0;
      return answer;
    }

    @Override
    public boolean canBegin() {
      return cache.canBegin();
    }

    @Override
    public <T> Optional<CompletableFuture<Answer<T>>> begin(
        Question<T> question, Duration patience) {
      return Optional.empty(); // asked in turn, so that each question is seen
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return true;
    }
  }
}
