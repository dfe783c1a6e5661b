package smtpprobe.predict;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The same DNS when its turn gives the PTR names of one address in another order.
 *
 * @param dns what answers
 * @param at the reverse name
 * @param by how many names stand at the end that stood at the beginning
 */
record TurnedNames(Dns dns, DomainName at, int by) implements Dns {

  @Override
  public <T> Answer<T> ask(Question<T> question, Duration patience) {
    Answer<T> answer = dns.ask(question, patience);
    if (question.type() != (RecordType<?>) RecordType.PTR || !question.name().equals(at)) {
      return answer;
    }
    List<T> turned = new ArrayList<>(answer.records());
    Collections.rotate(turned, -by);
    return new Answer<>(
        question,
        answer.status(),
        turned,
        answer.aliases(),
        answer.said(),
        answer.ttl(),
        answer.took(),
        answer.server());
  }

  @Override
  public boolean allowsDocumentationAddresses() {
    return dns.allowsDocumentationAddresses();
  }
}
