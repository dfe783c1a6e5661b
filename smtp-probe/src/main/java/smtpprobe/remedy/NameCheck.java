package smtpprobe.remedy;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Evidence;
import fakereceiver.mail.Printable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether records can be planned for a name. */
public final class NameCheck {

  private NameCheck() {}

  /** Why a domain cannot have records of its owner's, in a few words; empty when it can. */
  public static Optional<String> problem(DomainName name, Dns dns) {
    if (!name.isHostName() || !name.isFullyQualified()) {
      return Optional.of("is no full name, expected one such as example.org");
    }
    if (PublicSuffixList.shipped().isListed(name)) {
      return Optional.of("is a public suffix, expected a name below it");
    }
    return isAnywhere(name, dns)
        ? Optional.empty()
        : Optional.of("does not exist in DNS, nor does any name above it that could hold it");
  }

  private static boolean isAnywhere(DomainName name, Dns dns) {
    List<String> labels = name.labels();
    return IntStream.range(0, labels.size() - 1)
        .mapToObj(i -> String.join(".", labels.subList(i, labels.size())))
        .flatMap(text -> DomainName.parse(text).stream())
        .anyMatch(above -> dns.mx(above).status() != Answer.Status.NO_SUCH_NAME);
  }

  /** What {@code name} has in DNS already, but for what a wildcard gives it. */
  static List<Answer<?>> records(DomainName name, Dns dns) {
    return Wildcard.covers(name, dns)
        ? List.of()
        : Stream.<Answer<?>>of(dns.mx(name), dns.aaaa(name), dns.a(name), dns.txt(name))
            .filter(answer -> answer.isFound() || answer.isUnavailable())
            .toList();
  }

  /** Why a name is not free for a laboratory; empty when it is. */
  public static Optional<String> taken(DomainName name, Dns dns) {
    return records(name, dns).stream()
        .findFirst()
        .map(
            answer ->
                answer.isUnavailable()
                    ? "is perhaps in use: DNS does not say (" + said(answer) + ")"
                    : "is in use, its mail and its records would be others: " + said(answer));
  }

  private static String said(Answer<?> answer) {
    return Printable.of(String.join(", ", Evidence.of(answer).lines()));
  }
}
