package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SPF of the domain lets the own addresses send, before anything else is looked up. */
final class SpfMender implements Mender {

  @Override
  public Set<String> mends() {
    return Set.of(
        "spf-missing",
        "spf-fail",
        "spf-softfail",
        "spf-neutral",
        "spf-permerror",
        "spf-temperror",
        "spf-without-ip6",
        "spf-ip6-syntax",
        "spf-ip6-too-wide",
        "spf-plus-all",
        "spf-ptr-mechanism",
        "spf-lookup-limit",
        "spf-lookup-limit-near",
        "spf-void-lookups",
        "spf-source-left-out",
        "unauthenticated",
        "dmarc-unaligned",
        "dmarc-quarantine",
        "dmarc-reject");
  }

  @Override
  public String title(Situation situation) {
    return "Name the address in the SPF record of " + domain(situation).orElseThrow();
  }

  /** Notifications have no sender, and the HELO name stands for it (RFC 7208 section 2.4). */
  private static Optional<DomainName> domain(Situation situation) {
    return situation.plan().from().equals(Optional.of(ReversePath.NULL))
        ? situation.name()
        : situation.domain();
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (domain(situation).isEmpty() || situation.address().isEmpty()) {
      return List.of();
    }
    DomainName domain = domain(situation).get();
    Ip6Address address = situation.address().get();
    List<IpAddress> own = new ArrayList<>(List.of(address));
    situation.name().ifPresent(name -> own.addAll(situation.dns().a(name).records()));
    return SpfText.admit(domain, own, situation.dns());
  }
}
