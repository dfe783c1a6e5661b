package fakereceiver.report;

import fakereceiver.dns.ZonePlaces;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.finding.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where in the files that a command read a fault is to be mended. Immutable.
 *
 * @param named the line of a name, and of a name with a record type behind it: {@code
 *     mail.example.org}, {@code mail.example.org aaaa}
 * @param host the place of what the host or its mail server is set to
 * @param otherwise the place of everything else
 */
public record Places(Map<String, Place> named, Place host, Place otherwise) {

  /** Where no file was read: what would be written first is the configuration. */
  public static final Places NONE = of(new Place("smtp-probe.yaml", 1));

  public Places {
    named = Map.copyOf(named);
  }

  /** Everything has this place. */
  public static Places of(Place only) {
    return new Places(Map.of(), only, only);
  }

  /** A place for a finding, always: that of a record it rests on, of what it is about, or any. */
  public Place of(Finding finding) {
    if (finding.card().owner() == Owner.HOST) {
      return host;
    }
    List<String> names = new ArrayList<>();
    for (Observation seen : finding.outcome().evidence().observations()) {
      if (seen instanceof Observation.Lookup lookup) {
        String name = lookup.answer().question().name().text();
        names.add(name + " " + lookup.answer().question().type());
        names.add(name);
      }
    }
    names.add(finding.about());
    return names.stream()
        .map(ZonePlaces::small)
        .filter(named::containsKey)
        .findFirst()
        .map(name -> named.getOrDefault(name, otherwise))
        .orElse(otherwise);
  }
}
