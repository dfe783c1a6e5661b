package fakereceiver.dns.memory;

import fakereceiver.dns.Answer;
import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Counts what a source is asked, and how often it has no answer. Safe for several threads. */
public final class CountedDns implements Dns {

  private final Dns dns;
  private final DnsCounts counts;

  /** Answers as {@code dns} does. */
  public CountedDns(Dns dns, DnsCounts counts) {
    this.dns = dns;
    this.counts = counts;
  }

  private <T> Answer<T> counted(Answer<T> answer) {
    if (answer.isUnavailable()) {
      counts.failed();
    }
    return answer;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    counts.asked();
    return counted(dns.ask(question, patience));
  }

  @Override
  public <T> Optional<Answer<T>> known(Question<T> question) {
    Optional<Answer<T>> known = dns.known(question);
    if (known.isPresent()) {
      counts.asked();
    }
    return known;
  }

  @Override
  public boolean canBegin() {
    return dns.canBegin();
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    Optional<CompletableFuture<Answer<T>>> begun = dns.begin(question, patience);
    if (begun.isPresent()) {
      counts.asked();
    }
    return begun.map(coming -> coming.thenApply(this::counted));
  }

  @Override
  public Dns onBehalfOf(ClientNetwork client) {
    return new CountedDns(dns.onBehalfOf(client), counts);
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }
}
