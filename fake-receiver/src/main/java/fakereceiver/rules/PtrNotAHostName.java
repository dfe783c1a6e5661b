package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PTR name of the client address cannot be the name of a host on the Internet.
 *
 * <p>Most C libraries drop such a name, so that Postfix, Sendmail and OpenSMTPD say that the client
 * has no name at all. The classic is a zone file in which the final dot of the name was forgotten.
 */
final class PtrNotAHostName extends PtrRule {

  PtrNotAHostName() {
    super(
        new Card(
            "ptr-not-a-host-name",
            Owner.REVERSE_ZONE,
            "A PTR name of the client address is not a name that a host on the Internet can have",
            "Point the PTR record at the fully qualified name of the host, such as"
                + " mail.example.org",
            "RFC 1123 section 2.1",
            "RFC 1035 section 5.1",
            "RFC 6761 section 6.3"));
  }

  private static final DomainName IP6_ARPA = DomainName.of("ip6.arpa");
  private static final DomainName IN_ADDR_ARPA = DomainName.of("in-addr.arpa");
  private static final DomainName LOCALHOST = DomainName.of("localhost");
  private static final DomainName LOCALDOMAIN = DomainName.of("localhost.localdomain");

  /** What a name server appends to a name without a final dot: the rest of the reverse zone. */
  private static final Pattern APPENDED =
      Pattern.compile("((\\.[0-9a-f])*\\.ip6|(\\.[0-9]{1,3})*\\.in-addr)\\.arpa$");

  @Override
  Outcome examine(Answer<DomainName> ptr, Attempt attempt, Dns dns) {
    List<DomainName> wrong = ptr.records().stream().filter(n -> problem(n).isPresent()).toList();
    if (wrong.isEmpty()) {
      return Outcome.passed(Evidence.of(ptr));
    }
    Evidence evidence = Evidence.of(ptr);
    for (DomainName name : wrong) {
      evidence = evidence.and(Evidence.given("PTR name " + name, problem(name).orElseThrow()));
    }
    return Outcome.failed(
        evidence,
        wrong.stream()
            .filter(PtrNotAHostName::isInReverseTree)
            .findFirst()
            .map(PtrNotAHostName::finalDotRemedy)
            .orElse(card().remedy()));
  }

  /** Why {@code name} cannot be that of a host on the Internet; empty when it can. */
  static Optional<String> problem(DomainName name) {
    if (name.isRoot()) {
      return Optional.of("is the root, which names no host");
    }
    if (isInReverseTree(name)) {
      return Optional.of("lies in the reverse tree: its final dot is missing in the zone file");
    }
    if (name.isAtOrBelow(LOCALHOST) || name.equals(LOCALDOMAIN)) {
      return Optional.of("names the host itself, wherever it is asked for");
    }
    if (!name.isHostName()) {
      return Optional.of(
          "has a character that no host name has, or a hyphen at the edge of a label");
    }
    return name.isFullyQualified() ? Optional.empty() : Optional.of("has one label only");
  }

  private static boolean isInReverseTree(DomainName name) {
    return name.isAtOrBelow(IP6_ARPA) || name.isAtOrBelow(IN_ADDR_ARPA);
  }

  private static String finalDotRemedy(DomainName name) {
    String meant = APPENDED.matcher(name.text()).replaceFirst("");
    return "Write the name in the PTR record with a final dot, "
        + (meant.indexOf('.') > 0 ? meant : "mail.example.org")
        + ". - without it the name server appends the name of the reverse zone";
  }
}
