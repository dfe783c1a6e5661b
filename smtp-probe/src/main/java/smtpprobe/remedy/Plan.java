package smtpprobe.remedy;

import fakereceiver.dns.Dns;
import fakereceiver.dns.OverlayDns;
import fakereceiver.mail.ReversePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.sender.Host;

/**
 * A host and its DNS as they are, or as they would be after some changes. Immutable.
 *
 * @param host the host
 * @param from the sender; empty for the usual one
 * @param records what is to be in DNS instead of what is there now; the later ones win
 */
public record Plan(Host host, Optional<ReversePath> from, List<DnsChange> records) {

  public Plan {
    records = List.copyOf(records);
  }

  /** Things as they are. */
  public static Plan of(Host host, Optional<ReversePath> from) {
    return new Plan(host, from, List.of());
  }

  /** The same with another host. */
  public Plan with(Host other) {
    return new Plan(other, from, records);
  }

  /** The same with another sender. */
  public Plan with(ReversePath sender) {
    return new Plan(host, Optional.of(sender), records);
  }

  Plan with(DnsChange change) {
    List<DnsChange> all = new ArrayList<>(records);
    all.removeIf(other -> other.isAbout(change));
    all.add(change);
    return new Plan(host, from, all);
  }

  /** What DNS would say. */
  public Dns dns(Dns now) {
    return records.isEmpty() ? now : OverlayDns.of(zone(), now);
  }

  /** The records as a zone file, which {@code --overlay} reads. */
  public String zone() {
    return records.stream()
        .flatMap(change -> change.zoneLines().stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
