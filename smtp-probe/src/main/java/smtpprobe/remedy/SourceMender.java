package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.hostrules.Sending;

/** Mail is to leave from one static address. */
final class SourceMender implements Mender {

  @Override
  public Set<String> mends() {
    return Set.of(
        "source-temporary",
        "source-dynamic",
        "source-deprecated",
        "source-not-global",
        "static-address-unused",
        "sources-several",
        "named-address-unused",
        "bind-address-missing",
        "helo-leads-elsewhere",
        "client-not-global");
  }

  @Override
  public String title(Situation situation) {
    return "Let mail leave from " + situation.address().orElseThrow();
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (situation.source().isEmpty()) {
      return List.of();
    }
    HostAddress source = situation.source().get();
    HostFacts facts = situation.plan().host().facts();
    List<Change> changes = new ArrayList<>();
    if (facts.address(source.address()).filter(a -> !a.is(AddressFlag.DEPRECATED)).isEmpty()) {
      changes.add(new AddressChange(source, true));
    }
    if (situation.faults().contains("source-temporary")) {
      facts.device("all").map(Sysctl::noTemporaryAddresses).ifPresent(changes::add);
      facts.device(source.device()).map(Sysctl::noTemporaryAddresses).ifPresent(changes::add);
    }
    List<Sending> sendings = situation.plan().host().sendings();
    boolean bound =
        sendings.stream().allMatch(s -> s.bound() && s.address().equals(source.address()));
    if (!bound || sendings.isEmpty()) {
      changes.add(new BindChange(source.address()));
    }
    return changes;
  }
}
