package fakereceiver.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Answers a question of a group only once all questions of that group are open at the same time:
 * whoever asks them one after the other gets no answer. Questions in no group are answered at once.
 */
public final class MeetingDns implements Dns, AutoCloseable {

  private static final long DEADLINE_SECONDS = 5;

  private final Dns dns;
  private final Map<String, CountDownLatch> groups = new HashMap<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Set<String> missed = new HashSet<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Answers as {@code dns} does; questions are written {@code mail.example.org AAAA}. */
  public MeetingDns(Dns dns, List<? extends Collection<String>> groups) {
    this.dns = dns;
    for (Collection<String> group : groups) {
      CountDownLatch everybody = new CountDownLatch(group.size());
      group.forEach(question -> this.groups.put(question, everybody));
    }
  }

  /** Answers everything at once, from threads of its own. */
  public MeetingDns(Dns dns) {
    this(dns, List.of());
  }

  /** The questions that were begun without waiting, in the order of beginning. */
  public List<String> begun() {
    synchronized (begun) {
      return List.copyOf(begun);
    }
  }

  /** The questions that somebody waited for from their beginning on. */
  public List<String> asked() {
    synchronized (begun) {
      return List.copyOf(asked);
    }
  }

  /** The questions of groups that did not come together. */
  public Set<String> missed() {
    synchronized (begun) {
      return Set.copyOf(missed);
    }
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    synchronized (begun) {
      asked.add(question.toString());
    }
    return answer(question, patience);
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    synchronized (begun) {
      begun.add(question.toString());
    }
    return Optional.of(CompletableFuture.supplyAsync(() -> answer(question, patience), threads));
  }

  private <T> Answer<T> answer(Question<T> question, Duration patience) {
    CountDownLatch everybody = groups.get(question.toString());
    if (everybody == null) {
      return dns.ask(question, patience);
    }
    everybody.countDown();
    try {
      if (everybody.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        return dns.ask(question, patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (begun) {
      missed.add(question.toString());
    }
    return Answer.unavailable(question, "the others of its group are not open", patience, "");
  }

  @Override
  public boolean canBegin() {
    return true;
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
