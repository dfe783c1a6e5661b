package smtpprobe.remedy;

import java.util.List;
import java.util.Set;
import smtpprobe.host.AddressFlag;
import smtpprobe.sender.Host;

/**
 * The address that mail is to leave from is this host's alone: what mail leaves from meanwhile
 * needs no name of its own, and the name no second address, which another host has.
 */
final class DuplicateFinder implements RemedyFinder {

  @Override
  public Set<String> rules() {
    return Set.of("address-duplicate");
  }

  @Override
  public String title(Situation situation) {
    return "Take "
        + situation.faults().first("address-duplicate").orElseThrow().about()
        + " away from the other host that has it";
  }

  @Override
  public List<Change> changes(Situation situation) {
    Host host = situation.plan().host();
    return host.facts().addresses().stream()
        .filter(address -> address.is(AddressFlag.DADFAILED) && host.isWanted(address.address()))
        .<Change>map(UniqueChange::new)
        .toList();
  }
}
