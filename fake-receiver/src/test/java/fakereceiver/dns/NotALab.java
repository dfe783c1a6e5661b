package fakereceiver.dns;

import java.time.Duration;

/** Answers as if they came from the public DNS, where the names of a laboratory mean nothing. */
public record NotALab(Dns dns) implements Dns {

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    return dns.ask(question, patience);
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return false;
  }
}
