package smtpprobe.recheck;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Optional;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Mention;

/**
 * The address that a receiver saw, beside those of the host. Immutable.
 *
 * @param address the address in the bounce
 * @param whose whose it is
 * @param words that in a sentence, without a full stop
 * @param passing whether the host has it for a time only
 */
public record AddressLook(IpAddress address, Whose whose, String words, boolean passing) {

  private AddressLook(IpAddress address, Whose whose, String words) {
    this(address, whose, words, false);
  }

  /** What was found today, without advice to publish an address that the host has not for good. */
  public Findings advised(Findings found) {
    return passing || whose == Whose.OUR_NETWORK
        ? new Findings(found.all().stream().map(this::advised).toList())
        : found;
  }

  private Finding advised(Finding finding) {
    boolean published =
        finding.card().owner() == Owner.REVERSE_ZONE || finding.card().owner() == Owner.DNS;
    return finding.isFailed() && published && Mention.of(address, finding)
        ? new Finding(
            finding.card(),
            finding.about(),
            Outcome.failed(finding.outcome().evidence(), advised(finding.remedy())))
        : finding;
  }

  /** An address of the network may be a relay's for good. */
  private String advised(String remedy) {
    return passing
        ? "Publish nothing for "
            + address
            + ", which this host will not keep: what counts is where mail leaves from today"
        : "If "
            + address
            + " was this host's, publish nothing for it: what counts is where mail leaves from"
            + " today. If another machine has it: "
            + remedy;
  }

  /** Looks; without facts, only the kind of the address tells something. */
  public static AddressLook of(IpAddress written, Optional<HostFacts> host) {
    IpAddress address = written.asClient();
    Optional<HostAddress> own =
        address instanceof Ip6Address six
            ? host.flatMap(facts -> facts.address(six))
            : Optional.empty();
    if (own.isPresent()) {
      return new AddressLook(
          address, Whose.OURS, ours(own.get()), own.get().is(AddressFlag.TEMPORARY));
    }
    Optional<HostAddress> neighbour = host.flatMap(facts -> neighbour(facts, address));
    if (neighbour.isPresent()) {
      return new AddressLook(
          address,
          Whose.OUR_NETWORK,
          address
              + " is in the network of "
              + neighbour.get().address()
              + ", and no address of this host now: "
              + (hasEui64(address)
                  ? "another machine's, or an earlier one of this host"
                  : "most likely a temporary address of this host that has expired (RFC 8981), or"
                      + " another machine's"));
    }
    if (isInner(address)) {
      return new AddressLook(
          address,
          Whose.RECEIVERS,
          address
              + " is "
              + AddressKind.of(address).words()
              + ": the receiver does not see who connects, but a proxy or container network of its"
              + " own. Nothing to change here; tell the receiver's postmaster");
    }
    if (host.isEmpty() || !(address instanceof Ip6Address)) {
      return new AddressLook(
          address, Whose.UNKNOWN, address + " is " + AddressKind.of(address).words());
    }
    return new AddressLook(address, Whose.NOT_OURS, notOurs(address));
  }

  private static String ours(HostAddress own) {
    String words = own.address() + " is an address of this host: " + own.words();
    if (own.is(AddressFlag.TEMPORARY)) {
      return words
          + ". It will be another one soon, so no record can be made for it: bind the mail"
          + " server to a lasting address";
    }
    return words;
  }

  private static Optional<HostAddress> neighbour(HostFacts facts, IpAddress address) {
    return address instanceof Ip6Address six
        ? facts.addresses().stream()
            .filter(own -> own.isBeyondLink() && own.address().network64().equals(six.network64()))
            .findFirst()
        : Optional.empty();
  }

  private static boolean hasEui64(IpAddress address) {
    return address instanceof Ip6Address six && six.hasEui64();
  }

  /** Addresses that do not cross the border of a site. */
  private static boolean isInner(IpAddress address) {
    return switch (AddressKind.of(address)) {
      case PRIVATE, LOOPBACK, UNIQUE_LOCAL, LINK_LOCAL, SITE_LOCAL, MAPPED -> true;
      default -> false;
    };
  }

  private static String notOurs(IpAddress address) {
    String words = address + " is no address of this host";
    return switch (AddressKind.of(address)) {
      case TEREDO, SIX_TO_FOUR ->
          words + ", but " + AddressKind.of(address).words() + ": the mail left through a tunnel";
      case TRANSLATED -> words + ", but " + AddressKind.of(address).words();
      default ->
          words
              + ": the mail left from another one, through a relay, or its address was translated"
              + " (NAT66)";
    };
  }
}
