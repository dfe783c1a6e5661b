package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.ReversePath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SPF of the domain lets the own addresses send, before anything else is looked up. */
final class SpfFinder implements RemedyFinder {

  private static final String OF_THE_DOMAIN = "spf-source-left-out";

  private static final Set<String> BROKEN =
      Set.of("spf-permerror", "spf-ip6-syntax", "spf-lookup-limit", "spf-void-lookups");

  private static final Set<String> OF_RECEIVERS =
      Set.of(
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
          "unauthenticated",
          "dmarc-unaligned",
          "dmarc-quarantine",
          "dmarc-reject");

  @Override
  public Set<String> rules() {
    Set<String> mends = new HashSet<>(OF_RECEIVERS);
    mends.add(OF_THE_DOMAIN);
    return mends;
  }

  @Override
  public String title(Situation situation) {
    DomainName domain = domain(situation).orElseThrow();
    return BROKEN.stream().anyMatch(situation.faults()::has)
        ? "Put the SPF record of " + domain + " right, with the address in it"
        : "Name the address in the SPF record of " + domain;
  }

  /** Notifications have no sender, and the HELO name stands for it (RFC 7208 section 2.4). */
  private static Optional<DomainName> domain(Situation situation) {
    return situation.plan().from().equals(Optional.of(ReversePath.NULL))
        ? situation.name()
        : situation.domain();
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (domain(situation).isEmpty() || situation.address().isEmpty() || situation.isForeign()) {
      return List.of();
    }
    DomainName domain = domain(situation).get();
    List<IpAddress> own = situation.ownAddresses();
    boolean other = OF_RECEIVERS.stream().anyMatch(situation.faults()::has);
    return !other && SpfText.admits(domain, own, situation.dns())
        ? List.of() // only an address that mail will no longer leave from is left out
        : SpfText.admitting(domain, own, situation.dns(), situation::isForDns)
            .map(spf -> List.<Change>of(spf.at(domain)))
            .orElse(List.of());
  }

  @Override
  public List<String> notes(Situation situation) {
    return domain(situation)
        .flatMap(
            domain ->
                SpfText.admitting(
                        domain, situation.ownAddresses(), situation.dns(), situation::isForDns)
                    .map(spf -> spf.notes(domain, situation.plan(), situation.dns())))
        .orElse(List.of());
  }
}
