package smtpprobe.sender;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import smtpprobe.filter.Tri;

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

  /** The rest of the chain is left out, whatever comes of them. */
  private static final Set<SourceNat.Act> LEAVING =
      EnumSet.of(SourceNat.Act.RETURN, SourceNat.Act.GOTO);

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

  /** The same without the chains of a table that {@code others} have under its name as well. */
  NatRules without(String family, String table, NatRules others) {
    Predicate<String> again =
        key ->
            key.startsWith(family + " " + table + " ")
                && others.isChain(key.substring(family.length() + 1));
    Map<String, List<SourceNat>> rest = new HashMap<>(chains);
    rest.keySet().removeIf(again);
    return new NatRules(rest, bases.stream().filter(again.negate()).toList());
  }

  private boolean isChain(String key) {
    return chains.containsKey(key) || bases.contains(key);
  }

  /**
   * What may become of a packet's source.
   *
   * @param by the rules of which one replaces it; empty for none that does
   * @param doubt the first rule of which nobody can say whether the packet meets it; empty text
   *     when all is known
   */
  record Ends(Set<Optional<SourceNat>> by, String doubt) {}

  /** Rules of which nobody can say whether they fit are followed both ways. */
  Ends ends(Departure packet) {
    Walk walk = new Walk(packet);
    Set<Optional<SourceNat>> by = new LinkedHashSet<>(Set.of(Optional.empty()));
    for (String base : bases) {
      if (by.remove(Optional.<SourceNat>empty())) {
        walk.through(base, 0).stream()
            .map(end -> end.filter(rule -> REPLACING.contains(rule.act())))
            .forEach(by::add);
      }
    }
    return new Ends(by, walk.doubt);
  }

  /** One packet's way, of a length with an end. */
  private final class Walk {

    private final Departure packet;
    private String doubt = "";
    private int steps;

    Walk(Departure packet) {
      this.packet = packet;
    }

    /** The rules that may end the way in a chain; empty for one that goes on behind it. */
    Set<Optional<SourceNat>> through(String chain, int depth) {
      Set<Optional<SourceNat>> ends = new LinkedHashSet<>();
      for (SourceNat rule : chains.getOrDefault(chain, List.of())) {
        steps++;
        if (depth > MAX_DEPTH || steps > MAX_STEPS) {
          doubt("chains that call each other too often");
          break;
        }
        Tri fits = rule.fits(packet);
        if (fits == Tri.NO) {
          continue;
        }
        Set<Optional<SourceNat>> then = follow(rule, depth);
        if (fits == Tri.UNKNOWN && !then.equals(Set.of(Optional.empty()))) {
          doubt(rule.text());
        }
        boolean leaves = LEAVING.contains(rule.act());
        boolean ended = leaves || !then.contains(Optional.<SourceNat>empty());
        if (!leaves) {
          then.remove(Optional.<SourceNat>empty());
        }
        ends.addAll(then);
        if (ended && fits == Tri.YES) {
          return ends;
        }
      }
      ends.add(Optional.empty());
      return ends;
    }

    private Set<Optional<SourceNat>> follow(SourceNat rule, int depth) {
      return switch (rule.act()) {
        case RETURN -> new LinkedHashSet<>(Set.of(Optional.empty()));
        case GOTO, JUMP -> through(rule.target(), depth + 1);
        case LEAVE, MASQUERADE, REPLACE -> new LinkedHashSet<>(Set.of(Optional.of(rule)));
      };
    }

    private void doubt(String text) {
      doubt = doubt.isEmpty() ? text : doubt;
    }
  }
}
