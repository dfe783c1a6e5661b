package fakereceiver.dns;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A source that another may take the place of. Who is in the middle of a session has asked the one
 * of before, and keeps what it was told. Safe for several threads.
 */
public final class ChangingDns implements Dns {

  private volatile Dns now;

  /** Answers as {@code first} does, until {@link #change}. */
  public ChangingDns(Dns first) {
    this.now = first;
  }

  /** Answers as {@code next} does from now on. */
  public void change(Dns next) {
    now = next;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    return now.ask(question, patience);
  }

  @Override
  public <T> Optional<Answer<T>> known(Question<T> question) {
    return now.known(question);
  }

  @Override
  public boolean canBegin() {
    return now.canBegin();
  }

  @Override
  public <T> Optional<CompletableFuture<Answer<T>>> begin(Question<T> question, Duration patience) {
    return now.begin(question, patience);
  }

  @Override
  public Dns onBehalfOf(ClientNetwork client) {
    return now.onBehalfOf(client);
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return now.allowsDocumentationAddresses();
  }
}
