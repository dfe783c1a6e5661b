package fakereceiver.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notes every question that gets through to the source behind it. */
public final class CountingDns implements Dns {

  private final Dns dns;
  private final List<Question<?>> questions = new ArrayList<>();

  public CountingDns(Dns dns) {
    this.dns = dns;
  }

  public List<Question<?>> questions() {
    return questions;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    questions.add(question);
    return dns.ask(question, patience);
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }
}
