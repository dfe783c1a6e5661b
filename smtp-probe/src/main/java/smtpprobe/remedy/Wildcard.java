package smtpprobe.remedy;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Records that a name has only as long as nobody gives it one (RFC 4592 section 3.3). */
final class Wildcard {

  /** A label that nobody has: whatever is found there comes from a wildcard. */
  private static final String NOBODY = "smtp-probe-asks-for-a-wildcard";

  private Wildcard() {}

  /** Whether what {@code name} has seems to come from a wildcard. */
  static boolean covers(DomainName name, Dns dns) {
    Optional<DomainName> sibling =
        name.labels().size() < 2
            ? Optional.empty()
            : DomainName.parse(
                NOBODY + "." + String.join(".", name.labels().subList(1, name.labels().size())));
    List<Function<DomainName, Answer<?>>> types = List.of(dns::aaaa, dns::a, dns::mx, dns::txt);
    return sibling.isPresent()
        && types.stream().anyMatch(ask -> ask.apply(sibling.get()).isFound())
        && types.stream()
            .allMatch(ask -> ask.apply(sibling.get()).records().equals(ask.apply(name).records()));
  }
}
