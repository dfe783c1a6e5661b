package fakereceiver.auth.dmarc;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lookups of one evaluation; each name is asked for once. For one thread. */
final class DmarcLookups {

  private final Dns dns;
  private final DmarcMethod method;
  private final List<Answer<?>> answers = new ArrayList<>();
  private final Map<DomainName, Published> known = new HashMap<>();

  /**
   * What a domain publishes.
   *
   * @param records its DMARC records; several are as good as none, but not for every purpose
   * @param trouble the answer, when it could not be asked
   */
  record Published(List<DmarcRecord> records, Optional<Answer<String>> trouble) {

    Optional<DmarcRecord> only() {
      return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
    }
  }

  DmarcLookups(Dns dns, DmarcMethod method) {
    this.dns = dns;
    this.method = method;
  }

  List<Answer<?>> answers() {
    return answers;
  }

  /** Lets DNS begin with the records of some domains. */
  void prefetch(List<DomainName> domains) {
    List<Wanted<?>> wanted = new ArrayList<>();
    for (DomainName domain : domains) {
      if (!known.containsKey(domain)) {
        domain.below("_dmarc").ifPresent(name -> wanted.add(Wanted.of(name, RecordType.TXT)));
      }
    }
    dns.prefetch(wanted);
  }

  Published published(DomainName domain) {
    Published before = known.get(domain);
    if (before != null) {
      return before;
    }
    Published published =
        domain
            .below("_dmarc")
            .map(this::ask)
            .orElseGet(() -> new Published(List.of(), Optional.empty()));
    known.put(domain, published);
    return published;
  }

  private Published ask(DomainName name) {
    Answer<String> answer = dns.txt(name);
    answers.add(answer);
    return new Published(
        answer.records().stream().flatMap(text -> method.read(text).stream()).toList(),
        answer.isUnavailable() ? Optional.of(answer) : Optional.empty());
  }

  /** Whether a name exists: any answer but NXDOMAIN says that it does (RFC 8020). */
  Answer<Ip4Address> existence(DomainName domain) {
    Answer<Ip4Address> answer = dns.a(domain);
    answers.add(answer);
    return answer;
  }
}
