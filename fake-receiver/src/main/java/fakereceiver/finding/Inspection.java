package fakereceiver.finding;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * A rule about facts that were gathered before: it looks, and asks nobody. Stateless, safe for
 * several threads.
 *
 * @param <T> the facts
 */
public abstract class Inspection<T> {

  private final Card card;

  /** A rule that says this about itself. */
  protected Inspection(Card card) {
    this.card = card;
  }

  /** What it says about itself. */
  public final Card card() {
    return card;
  }

  /** What it finds: one finding for each thing that it looks at. */
  public abstract List<Finding> examine(T facts);

  /** One finding about one thing. */
  protected final List<Finding> one(String about, Outcome outcome) {
    return List.of(new Finding(card, about, outcome));
  }

  /** One finding about each thing. */
  protected final <S> List<Finding> each(
      Collection<S> things, Function<S, String> about, Function<S, Outcome> look) {
    return things.stream()
        .map(thing -> new Finding(card, about.apply(thing), look.apply(thing)))
        .toList();
  }

  /** Nothing of this could be looked at, and why. */
  public static List<Finding> skipped(
      Collection<? extends Inspection<?>> rules, String about, String why) {
    return rules.stream()
        .map(rule -> new Finding(rule.card(), about, Outcome.skipped(why)))
        .toList();
  }

  /** What each of these rules finds, in their order. */
  public static <T> List<Finding> all(List<? extends Inspection<T>> rules, T facts) {
    return rules.stream().flatMap(rule -> rule.examine(facts).stream()).toList();
  }
}
