package smtpprobe.sender;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chains of rules for source addresses. Immutable.
 *
 * @param chains the rules of each chain, by its name
 * @param bases the chains that packets meet on their way out, in that order: the first that gives a
 *     packet an address has the last word
 */
record NatRules(Map<String, List<SourceNat>> chains, List<String> bases) {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_STEPS = 100_000;

  private static final Set<SourceNat.Act> REPLACING =
      EnumSet.of(SourceNat.Act.MASQUERADE, SourceNat.Act.REPLACE);

  NatRules {
    chains = Map.copyOf(chains);
    bases = List.copyOf(bases);
  }

  NatRules and(NatRules other) {
    Map<String, List<SourceNat>> all = new HashMap<>(chains);
    all.putAll(other.chains);
    List<String> both = new ArrayList<>(bases);
    both.addAll(other.bases);
    return new NatRules(all, both);
  }

  /** The rule that replaces the source of {@code packet}; empty when none does. */
  Optional<SourceNat> replacing(Departure packet) {
    Walk walk = new Walk(packet);
    return bases.stream()
        .flatMap(base -> walk.through(base, 0).stream())
        .filter(rule -> REPLACING.contains(rule.act()))
        .findFirst();
  }

  /** One packet's way, of a length with an end. */
  private final class Walk {

    private final Departure packet;
    private int steps;

    Walk(Departure packet) {
      this.packet = packet;
    }

    /** The rule that ends the way in a chain; empty when it goes on behind it. */
    Optional<SourceNat> through(String chain, int depth) {
      for (SourceNat rule : depth > MAX_DEPTH ? List.<SourceNat>of() : rules(chain)) {
        steps++;
        if (steps > MAX_STEPS) {
          return Optional.empty();
        }
        if (!rule.fits(packet)) {
          continue;
        }
        switch (rule.act()) {
          case RETURN -> {
            return Optional.empty();
          }
          case GOTO -> {
            return through(rule.target(), depth + 1);
          }
          case JUMP -> {
            Optional<SourceNat> end = through(rule.target(), depth + 1);
            if (end.isPresent()) {
              return end;
            }
          }
          case LEAVE, MASQUERADE, REPLACE -> {
            return Optional.of(rule);
          }
        }
      }
      return Optional.empty();
    }

    private List<SourceNat> rules(String chain) {
      return chains.getOrDefault(chain, List.of());
    }
  }
}
