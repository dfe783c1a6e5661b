package smtpprobe.cli;

import fakereceiver.finding.Inspection;
import fakereceiver.given.UsageException;
import fakereceiver.yaml.Nearest;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import smtpprobe.bounce.cause.Causes;
import smtpprobe.rules.domain.DomainRules;
import smtpprobe.rules.host.HostRules;
import smtpprobe.rules.path.PathRules;
import smtpprobe.rules.reverse.ReverseRules;

/** The names of all rules, those of receivers and those about the sending side, and of causes. */
final class RuleNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }

  /** Every name, in the order of the alphabet; also those of causes of bounces. */
  static Set<String> all() {
    Set<String> names = new TreeSet<>();
    Causes.builtIn().all().forEach(cause -> names.add(cause.id()));
    Stream.of(
            HostRules.host(),
            HostRules.mail(),
            HostRules.exposure(),
            ReverseRules.all(),
            ReverseRules.resolver(),
            DomainRules.all(),
            PathRules.all())
        .flatMap(List::stream)
        .forEach(rule -> names.add(((Inspection<?>) rule).card().id()));
    return names;
  }

  /**
   * The same names.
   *
   * @throws UsageException when one of them is not there
   */
  static Set<String> checked(String option, List<String> words) {
    Set<String> known = all();
    for (String word : words) {
      if (!known.contains(word)) {
        throw new UsageException(
            option
                + " \""
                + word
                + "\" is no rule or cause, expected one such as fcrdns-mismatch"
                + Nearest.hint(word, known));
      }
    }
    return Set.copyOf(words);
  }
}
