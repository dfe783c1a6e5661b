package fakereceiver.dns.memory;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered of looks, however much a client says. */
class LooksTest {

  private static final Dns SOURCE = ZoneDns.of("mail.example.org AAAA 2001:db8::25");

  private record OfClient(int number) implements Dns.Look<Integer> {
    @Override
    public boolean isKept() {
      return true;
    }
  }

  private record OfMessage(int number) implements Dns.Look<Integer> {}

  private final SessionDns session = new SessionDns(SOURCE, Duration.ofSeconds(30));
  private final LookMemory memory = new LookMemory(1);

  @Test
  void aSessionRemembersNoMoreThanItMay() {
    RecallingDns recalling = new RecallingDns(session, SOURCE, memory, Room.ENDLESS);
    for (int i = 0; i < 5 * SessionDns.MAX_LOOKS; i++) {
      int number = i;
      assertThat(session.once(new OfClient(i), () -> number)).isEqualTo(i);
      assertThat(recalling.once(new OfClient(i), () -> number)).isEqualTo(i);
    }

    assertThat(session.looks()).isPositive().isLessThanOrEqualTo(SessionDns.MAX_LOOKS);
    assertThat(recalling.looks()).isPositive().isLessThanOrEqualTo(SessionDns.MAX_LOOKS);
  }

  /** What a look rests on is noted by {@link RecallingDns}: no more than a session may ask. */
  @Test
  void aLookRestsOnNoMoreAnswersThanASessionMayAsk() {
    RecallingDns recalling = new RecallingDns(session, SOURCE, memory, Room.ENDLESS);

    int answered =
        recalling.once(
            new OfClient(1),
            () ->
                IntStream.range(0, 2 * SessionDns.MAX_QUESTIONS)
                    .mapToObj(i -> recalling.aaaa(DomainName.of("h" + i + ".example.org")))
                    .mapToInt(answer -> answer.isAbsent() ? 1 : 0)
                    .sum());

    assertThat(answered).isEqualTo(SessionDns.MAX_QUESTIONS);
    assertThat(session.answers()).hasSize(SessionDns.MAX_QUESTIONS);
  }

  @Test
  void aLookWithinALookIsRememberedWhenThereIsNoRoom() {
    for (int i = 0; i < SessionDns.MAX_LOOKS; i++) {
      session.once(new OfClient(-i - 1), () -> 0);
    }

    int sum = session.once(new OfClient(1), () -> session.once(new OfClient(2), () -> 2) + 1);

    assertThat(sum).isEqualTo(3);
    assertThat(session.<Integer>once(new OfClient(1), () -> 0)).isEqualTo(3);
  }

  @Test
  void nothingOfAMessageIsRememberedWhenItIsOver() {
    RecallingDns recalling = new RecallingDns(session, SOURCE, memory, Room.ENDLESS);
    for (Dns dns : List.of(session, recalling)) {
      dns.once(new OfClient(1), () -> 1);
      dns.once(new OfMessage(1), () -> 1);
    }

    session.forgetMessage();
    recalling.forgetMessage();

    assertThat(session.looks()).isEqualTo(1);
    assertThat(recalling.looks()).isEqualTo(1);
  }

  /** 300 looks at SPF records of 2,000 terms are more than a small heap. */
  @Test
  void whatThereIsNoRoomForIsWorkedOutAgain() {
    record Large(int number) implements Dns.Look<Integer> {
      @Override
      public long octets(Integer value) {
        return Holding.FREE / 2 + 1;
      }
    }
    RecallingDns recalling = new RecallingDns(session, SOURCE, memory, octets -> false);

    recalling.once(new Large(1), () -> 1);
    recalling.once(new Large(2), () -> 2);

    assertThat(recalling.looks()).isEqualTo(1);
    assertThat(recalling.<Integer>once(new Large(2), () -> 0)).isEqualTo(2);
    assertThat(recalling.<Integer>once(new Large(1), () -> 3)).isEqualTo(3);
  }

  @Test
  void moreIsRememberedWhileThereIsRoom() {
    record Small(int number) implements Dns.Look<Integer> {
      @Override
      public long octets(Integer value) {
        return Holding.FREE / 16;
      }
    }
    AtomicLong taken = new AtomicLong();
    RecallingDns recalling =
        new RecallingDns(session, SOURCE, memory, octets -> taken.addAndGet(octets) > 0);

    for (int i = 0; i < 16; i++) {
      recalling.once(new Small(i), () -> 0);
    }
    assertThat(taken).hasValue(0);
    recalling.once(new Small(16), () -> 0);

    assertThat(recalling.looks()).isEqualTo(17);
    assertThat(taken.get()).isBetween(Holding.FREE / 16, Holding.FREE);
  }

  @Test
  void allSessionsTogetherRememberNoMoreThanTheyMay() {
    for (int i = 0; i <= LookMemory.MAX_LOOKS; i++) {
      memory.keep(new OfClient(i), new LookMemory.Kept(i, List.of(), false, 0));
    }

    assertThat(memory.size()).isEqualTo(LookMemory.MAX_LOOKS);
    assertThat(memory.find(new OfClient(0))).isEmpty();
    assertThat(memory.find(new OfClient(1))).isPresent();
  }
}
