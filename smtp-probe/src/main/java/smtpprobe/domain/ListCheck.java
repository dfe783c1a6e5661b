package smtpprobe.domain;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Evidence;
import fakereceiver.given.UsageException;
import fakereceiver.judge.Blocklist;
import java.util.Optional;

/**
 * Whether a DNS list has an address, its /64, and the entry that every list has to have.
 *
 * @param list the list
 * @param address the address
 * @param alone what the list says of it
 * @param sibling what it says of the first address of its /64
 * @param test what it says of {@code ::ffff:127.0.0.2}, which has to be listed (RFC 5782 section 5)
 */
public record ListCheck(
    DomainName list,
    Ip6Address address,
    Answer<Ip4Address> alone,
    Answer<Ip4Address> sibling,
    Answer<Ip4Address> test) {

  private static final Ip6Address TEST = Ip6Address.of("::ffff:127.0.0.2");

  /** Any list of which no more is known than what RFC 5782 says of all. */
  private static final Blocklist PLAIN = new Blocklist(DomainName.ROOT, Optional.empty());

  static ListCheck look(DomainName list, Ip6Address address, Dns dns) {
    return new ListCheck(
        list,
        address,
        dns.a(entry(list, address)),
        dns.a(entry(list, address.network64())),
        dns.a(entry(list, TEST)));
  }

  private static DomainName entry(DomainName list, Ip6Address address) {
    return list.below(address.reverseLabels())
        .orElseThrow(() -> new UsageException("the name of the list is too long: " + list));
  }

  /** Whether it answers from 127.0.0.0/8, but with neither 127.0.0.1 nor an error of its own. */
  public static boolean isListing(Answer<Ip4Address> answer) {
    return answer.records().stream().anyMatch(PLAIN::lists);
  }

  /** What was asked and answered. */
  public Evidence evidence() {
    return Evidence.given(list + ": " + address + "/128", alone.answered())
        .and(Evidence.given(list + ": " + address.network64() + "/64", sibling.answered()))
        .and(Evidence.given(list + ": its test entry", test.answered()));
  }
}
