package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.OverlayDns;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.dns.memory.CachingDns;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.dns.memory.SessionDns;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Which kinds of {@link Dns} pass on what; the list is in its comment. */
class WhoMayDoWhatTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Question<?> QUESTION =
      new Question<>(DomainName.of("mail.example.org"), RecordType.AAAA);
  private static final DnsView SIGHT =
      new DnsView(DnsView.PtrNames.FIRST, NameCheck.NONE, NameCheck.NONE, false, Set.of(), 255);

  private static final List<UnaryOperator<Dns>> LAYERS =
      List.of(
          dns -> new CachingDns(dns, Clock.systemUTC(), new DnsCounts()),
          dns -> OverlayDns.of("", dns));

  @Test
  void layersOverASourcePassOnBeginnings() {
    for (UnaryOperator<Dns> layer : LAYERS) {
      Source source = new Source();
      Dns dns = layer.apply(source);

      assertThat(dns.canBegin()).isTrue();
      assertThat(dns.begin(QUESTION, MINUTE)).isPresent();
      assertThat(source.begun).hasValue(1);
      assertThat(dns.allowsDocumentationAddresses()).isFalse();
    }
  }

  @Test
  void layersOverASourceRememberNoLooks() {
    for (UnaryOperator<Dns> layer : LAYERS) {
      Source source = new Source();

      assertThat(looksAtTwoTimes(layer.apply(source))).isEqualTo(2);
      layer.apply(source).prefetch(List.of(Wanted.of(QUESTION)));
      assertThat(source.begun).hasValue(0);
    }
  }

  @Test
  void theMemoryAloneRemembersLooksAndPrefetches() {
    Source source = new Source();
    Dns memory = new SessionDns(source, MINUTE);

    assertThat(looksAtTwoTimes(memory)).isEqualTo(1);
    memory.prefetch(List.of(Wanted.of(QUESTION)));
    assertThat(source.begun).hasValue(1);
    assertThat(memory.canBegin()).isFalse();
    assertThat(memory.begin(QUESTION, MINUTE)).isEmpty();
    assertThat(memory.allowsDocumentationAddresses()).isFalse();
  }

  @Test
  void eyesPassOnWhatTheMemoryDoes() {
    Source source = new Source();
    Dns eyes = SIGHT.through(new SessionDns(source, MINUTE));

    assertThat(looksAtTwoTimes(eyes)).isEqualTo(1);
    eyes.prefetch(List.of(Wanted.of(QUESTION)));
    assertThat(source.begun).hasValue(1);
    assertThat(eyes.canBegin()).isFalse();
    assertThat(eyes.begin(QUESTION, MINUTE)).isEmpty();
    assertThat(eyes.allowsDocumentationAddresses()).isFalse();
  }

  private record One() implements Dns.Look<Integer> {}

  /** How often it is worked out when it is wanted twice. */
  private static int looksAtTwoTimes(Dns dns) {
    AtomicInteger made = new AtomicInteger();
    Integer first = dns.once(new One(), made::incrementAndGet);
    assertThat(first).isEqualTo(1);
    return dns.once(new One(), made::incrementAndGet);
  }

  /** Begins whatever it is asked to, and is no laboratory. */
  private static final class Source implements Dns {

    final AtomicInteger begun = new AtomicInteger();

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      return Answer.absent(question, "nothing");
    }

    @Override
    public boolean canBegin() {
      return true;
    }

    @Override
    public <T> Optional<CompletableFuture<Answer<T>>> begin(
        Question<T> question, Duration patience) {
      begun.incrementAndGet();
      return Optional.of(CompletableFuture.completedFuture(ask(question, patience)));
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return false;
    }
  }
}
