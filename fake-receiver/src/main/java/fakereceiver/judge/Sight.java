package fakereceiver.judge;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How a receiver looks at DNS: rules see the answers through its eyes, and so need not know of it.
 *
 * @param ignoresIllegalPtrNames whether PTR names that cannot name a host, such as {@code .} or one
 *     with a space, count as none; the C library of many systems does so
 */
public record Sight(boolean ignoresIllegalPtrNames) {

  /** Sees every answer as it is. */
  public static final Sight PLAIN = new Sight(false);

  /** The answers of {@code dns} as this receiver sees them. */
  Dns through(Dns dns) {
    return ignoresIllegalPtrNames ? new WithoutIllegalPtrNames(dns) : dns;
  }

  private record WithoutIllegalPtrNames(Dns dns) implements Dns {
    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      Answer<T> answer = dns.ask(question, patience);
      if (question.type() != (RecordType<?>) RecordType.PTR || !answer.isFound()) {
        return answer;
      }
      List<T> legal =
          answer.records().stream().filter(name -> ((DomainName) name).isHostName()).toList();
      return legal.size() == answer.records().size()
          ? answer
          : answer.narrowedTo(legal, "names that no host can have are ignored");
    }

    @Override
    public void prefetch(List<Wanted<?>> wanted) {
      dns.prefetch(wanted);
    }

    @Override
    public <V> V once(Look<V> look, Supplier<V> maker) {
      return dns.once(look, maker);
    }

    @Override
    public boolean isLab() {
      return dns.isLab();
    }
  }
}
