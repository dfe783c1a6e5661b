package smtpprobe.selection;

import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * The choice of a source address by RFC 6724 section 5, with the default policy table. Rule 5.5
 * (the prefix advertised by the next hop) is left out, as Linux leaves it out. Immutable.
 *
 * @param preferTemporary rule 7: whether temporary addresses are preferred, or public ones
 * @param device the interface that packets leave by; empty text when it does not matter
 */
public record SourceSelection(boolean preferTemporary, String device) {

  /**
   * What was chosen.
   *
   * @param source the address
   * @param rule what put it before the next best
   */
  public record Choice(Candidate source, SourceRule rule) {}

  /** The address to use for {@code destination}, the first of equals; empty without candidates. */
  public Optional<Choice> choose(IpAddress destination, List<Candidate> candidates) {
    return candidates.stream()
        .reduce((best, next) -> isBetter(destination, next, best) ? next : best)
        .map(best -> new Choice(best, deciding(destination, best, candidates)));
  }

  private boolean isBetter(IpAddress destination, Candidate one, Candidate other) {
    return verdict(destination, one, other).sign > 0;
  }

  /**
   * What puts {@code winner} before its closest rival: the last rule that it needs. {@link
   * SourceRule#TIE} also when a rival is better: then something else than this RFC decided.
   */
  public SourceRule deciding(IpAddress destination, Candidate winner, List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> !candidate.address().equals(winner.address()))
        .map(rival -> verdict(destination, winner, rival))
        .map(verdict -> verdict.sign > 0 ? verdict.rule : SourceRule.TIE)
        .max(SourceRule::compareTo)
        .orElse(SourceRule.ONLY_ONE);
  }

  /** Whether no candidate is better for {@code destination} than {@code chosen}. */
  public boolean agreesWith(IpAddress destination, Candidate chosen, List<Candidate> candidates) {
    return candidates.stream().noneMatch(rival -> isBetter(destination, rival, chosen));
  }

  private record Verdict(int sign, SourceRule rule) {}

  private Verdict verdict(IpAddress destination, Candidate a, Candidate b) {
    for (SourceRule rule : SourceRule.values()) {
      int sign = compare(rule, destination, a, b);
      if (sign != 0) {
        return new Verdict(sign, rule);
      }
    }
    return new Verdict(0, SourceRule.TIE);
  }

  private int compare(SourceRule rule, IpAddress destination, Candidate a, Candidate b) {
    return switch (rule) {
      case SAME_ADDRESS ->
          Boolean.compare(a.address().equals(destination), b.address().equals(destination));
      case SCOPE -> byScope(Scope.of(destination), Scope.of(a.address()), Scope.of(b.address()));
      case NOT_DEPRECATED -> Boolean.compare(b.deprecated(), a.deprecated());
      case HOME -> Boolean.compare(b.careOf(), a.careOf());
      case DEVICE ->
          device.isEmpty()
              ? 0
              : Boolean.compare(a.device().equals(device), b.device().equals(device));
      case LABEL -> {
        int label = Policy.of(destination).label();
        yield Boolean.compare(
            Policy.of(a.address()).label() == label, Policy.of(b.address()).label() == label);
      }
      case TEMPORARY -> preferTemporary ? Boolean.compare(a.temporary(), b.temporary()) : 0;
      case PUBLIC -> preferTemporary ? 0 : Boolean.compare(b.temporary(), a.temporary());
      case LONGEST_PREFIX -> Integer.compare(a.commonBits(destination), b.commonBits(destination));
      case ONLY_ONE, TIE -> 0;
    };
  }

  /** The narrowest scope that is not narrower than the destination's; else the widest. */
  private static int byScope(int destination, int a, int b) {
    if (a == b) {
      return 0;
    }
    return a < b ? (a < destination ? -1 : 1) : (b < destination ? 1 : -1);
  }
}
