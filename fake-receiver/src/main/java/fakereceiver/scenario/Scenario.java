package fakereceiver.scenario;

import fakereceiver.dns.Dns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Attempt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One story. Immutable.
 *
 * @param name its name, in words joined by hyphens
 * @param story what happened, in a sentence or two
 * @param zone what DNS says, as a zone file
 * @param attempt the attempt, whole, with a short message
 * @param faults what the rules find in it
 * @param expected what each persona does about it, by the persona's name
 */
public record Scenario(
    String name,
    String story,
    String zone,
    Attempt attempt,
    StoryFaults faults,
    Map<String, Expectation> expected) {

  /** Copies the map, keeping its order. */
  public Scenario {
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }

  /** The zone, read. */
  public Zones zones() {
    return Zones.of(zone);
  }

  /** The zone as DNS in memory. */
  public Dns dns() {
    return new ZoneDns(zones());
  }
}
