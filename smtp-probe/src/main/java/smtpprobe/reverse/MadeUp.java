package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The addresses that a DNS64 resolver makes up are left out. Safe for several threads. */
final class MadeUp {

  private final Dns dns;
  private final Map<Question<?>, Answer<?>> answers = new ConcurrentHashMap<>();
  private final Set<Nat64Prefix> prefixes = ConcurrentHashMap.newKeySet();

  /** Those of this resolver. */
  MadeUp(Dns dns) {
    this.dns = dns;
    this.prefixes.add(Nat64Prefix.WELL_KNOWN);
  }

  /** Learns the prefix of the network from the addresses of the well-known name (RFC 7050). */
  void learn(Collection<Ip6Address> wellKnown) {
    prefixes.addAll(Nat64Prefix.found(wellKnown));
  }

  /** The answers with such addresses, so far. */
  List<Answer<?>> answers() {
    return List.copyOf(answers.values());
  }

  /** Without what was made from an A record of the same name (RFC 6147 section 5.1.7). */
  <T> Answer<T> without(Answer<T> answer, Duration patience) {
    if (!answer.isFound() || answer.records().stream().allMatch(r -> embedded(r).isEmpty())) {
      return answer;
    }
    Set<Ip4Address> four =
        new HashSet<>(
            dns.ask(new Question<>(answer.question().name(), RecordType.A), patience).records());
    List<T> real =
        answer.records().stream()
            .filter(r -> embedded(r).stream().noneMatch(four::contains))
            .toList();
    if (real.size() == answer.records().size()) {
      return answer;
    }
    answers.put(answer.question(), answer);
    return answer.narrowedTo(real, "made up by the resolver (DNS64) from the A record");
  }

  private Set<Ip4Address> embedded(Object record) {
    return record instanceof Ip6Address six
        ? prefixes.stream()
            .map(prefix -> prefix.embedded(six))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
