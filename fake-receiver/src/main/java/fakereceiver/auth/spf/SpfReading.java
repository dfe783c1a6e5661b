package fakereceiver.auth.spf;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver evaluates SPF. Immutable.
 *
 * @param habits where it departs from RFC 7208
 */
public record SpfReading(Set<SpfHabit> habits) {

  /** Evaluates as the standard says. */
  public static final SpfReading RFC7208 = new SpfReading(Set.of());

  /** Terms of one check that may ask DNS, for a receiver without that limit: work has an end. */
  static final int MANY_LOOKUP_TERMS = 100;

  /** How many records may be on the way to one, for such a receiver. */
  static final int MAX_NESTING = 10;

  public SpfReading {
    habits = Set.copyOf(habits);
  }

  public static SpfReading with(SpfHabit first, SpfHabit... others) {
    return new SpfReading(EnumSet.of(first, others));
  }

  /** Whether it departs from the standard in that. */
  public boolean has(SpfHabit habit) {
    return habits.contains(habit);
  }

  /** How many terms may ask DNS. */
  int maxLookupTerms() {
    return has(SpfHabit.NO_TERM_LIMIT) ? MANY_LOOKUP_TERMS : Spf.MAX_LOOKUP_TERMS;
  }

  /** Whether an absent answer to any question is a void lookup. */
  boolean countsAllVoids() {
    return has(SpfHabit.EVERY_LOOKUP_MAY_BE_VOID);
  }

  /** Whether a name may be asked for. */
  boolean asksFor(String name) {
    return !has(SpfHabit.ODD_NAMES_ARE_TEMPERROR) || name.matches("(?i)[a-z0-9_./*-]*");
  }

  /** Whether a name counts as one without records; the letters are those of Exim's pattern. */
  boolean isNoHost(String name) {
    return has(SpfHabit.ODD_NAMES_HAVE_NO_RECORD)
        && !Arrays.stream(name.split("\\."))
            .allMatch(label -> label.matches("\\w(?:[\\w/-]*\\w)?"));
  }

  @Override
  public int hashCode() { // see DomainName
    return habits.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SpfReading reading && habits.equals(reading.habits);
  }
}
