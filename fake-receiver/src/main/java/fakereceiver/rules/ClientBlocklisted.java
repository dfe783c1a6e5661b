package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * A DNS list that the receiver asks has the client address.
 *
 * <p>Lists of IPv6 addresses often hold whole networks. So after a hit, a second address of the
 * same /64 is asked for: if that one is listed too, moving within the network will not help.
 *
 * <p>A list that answers with an address of its own error range does not say that the client is
 * listed; most often it refuses to serve the resolver that asked.
 */
final class ClientBlocklisted extends Rule {

  ClientBlocklisted() {
    super(
        Stage.CONNECT,
        Heed.BLOCKLISTS,
        new Card(
            "client-blocklisted",
            Owner.LIST,
            "The client address is on a DNS list that the receiver asks",
            "Find out why the address is listed, stop the cause, then ask the list to remove it",
            "RFC 5782 section 2.4",
            "RFC 6471"));
  }

  /** How lists say that they do not serve whoever asks (Spamhaus, and others after it). */
  private static final String ERROR = "127.255.255.";

  private static final String NOT_A_LISTING =
      "gave no listing: such an answer means that it refused to serve, or is out of order";

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    IpAddress client = attempt.clientAddress();
    if (!attempt.receiver().asksListsAbout(client)) {
      return;
    }
    dns.prefetch(
        attempt.receiver().blocklists().stream()
            .<Wanted<?>>map(
                list ->
                    Wanted.of(
                        entry(client, list),
                        RecordType.A,
                        answer -> isListing(answer, list) ? afterHit(client, list) : List.of()))
            .toList());
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    if (attempt.receiver().blocklists().isEmpty()) {
      return Outcome.skipped("the receiver is not known to ask a DNS list");
    }
    if (!attempt.receiver().asksListsAbout(attempt.clientAddress())) {
      return Outcome.skipped("the receiver asks no DNS list about such a client");
    }
    Evidence evidence = Evidence.NONE;
    List<String> remedies = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    boolean complete = true;
    for (Blocklist list : attempt.receiver().blocklists()) {
      Answer<Ip4Address> answer = dns.a(entry(attempt.clientAddress(), list));
      evidence = evidence.and(Evidence.of(answer));
      complete &= !answer.isUnavailable();
      if (isListing(answer, list)) {
        Extent extent = Extent.of(attempt.clientAddress(), list, dns);
        evidence =
            evidence.and(Evidence.of(dns.txt(answer.question().name()))).and(extent.evidence());
        if (answer.records().stream().anyMatch(code -> code.text().startsWith(ERROR))) {
          refused.add(list.zone().text());
        } else {
          remedies.add("ask " + list.zone() + " to remove " + extent.words());
        }
      } else if (answer.isFound()) {
        evidence = evidence.and(Evidence.given(list.toString(), NOT_A_LISTING));
      }
    }
    if (!remedies.isEmpty()) {
      return Outcome.failed(
          evidence,
          "Find out why it is listed, stop the cause, then " + String.join("; ", remedies));
    }
    if (!refused.isEmpty()) {
      return Outcome.failed(
          evidence,
          "Nothing is to be changed here: "
              + String.join(", ", refused)
              + " did not serve the receiver's resolver, which is no listing; tell its postmaster");
    }
    return complete ? Outcome.passed(evidence) : Outcome.undecided(evidence);
  }

  private static List<Wanted<?>> afterHit(IpAddress client, Blocklist list) {
    List<Wanted<?>> wanted = new ArrayList<>();
    wanted.add(Wanted.of(entry(client, list), RecordType.TXT));
    if (client instanceof Ip6Address six) {
      wanted.add(Wanted.of(entry(sibling(six), list), RecordType.A));
    }
    return wanted;
  }

  /** Another address of the same /64. */
  private static Ip6Address sibling(Ip6Address client) {
    return new Ip6Address(client.high(), ~client.low());
  }

  /** The name to ask for: the address in reverse, then the list (RFC 5782 sections 2.1 and 2.4). */
  private static DomainName entry(IpAddress address, Blocklist list) {
    return list.zone()
        .below(address.reverseLabels())
        .orElseThrow(
            () -> new IllegalArgumentException("the name of the list is too long: " + list));
  }

  private static boolean isListing(Answer<Ip4Address> answer, Blocklist list) {
    return answer.records().stream().anyMatch(list::lists);
  }

  /** How much is listed: the address alone, or its /64 too. */
  private record Extent(String words, Evidence evidence) {

    static Extent of(IpAddress client, Blocklist list, Dns dns) {
      if (!(client instanceof Ip6Address six)) {
        return new Extent(client.text(), Evidence.NONE);
      }
      String network = six.network64() + "/64";
      Answer<Ip4Address> answer = dns.a(entry(sibling(six), list));
      if (answer.isUnavailable()) {
        return new Extent(client.text(), Evidence.of(answer));
      }
      boolean whole = isListing(answer, list);
      return new Extent(
          whole
              ? network + ", all of which it seems to list"
              : client + ", which it seems to list alone",
          Evidence.of(answer)
              .and(
                  Evidence.given(
                      network,
                      whole ? "seems to be listed as a whole" : "is not listed as a whole")));
    }
  }
}
