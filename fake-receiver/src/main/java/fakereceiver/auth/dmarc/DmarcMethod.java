package fakereceiver.auth.dmarc;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver finds out where an organization's domains end, and so whose policy applies, and
 * how it reads that. Immutable, safe for several threads.
 *
 * @param list the Public Suffix List of RFC 7489, which receivers in the field still use; absent
 *     for the tree walk of RFC 9989
 * @param habits where it departs from the standard in reading records
 */
public record DmarcMethod(Optional<PublicSuffixList> list, Set<DmarcHabit> habits) {

  /** The tree walk of RFC 9989 section 4.10. */
  public static final DmarcMethod TREE_WALK = new DmarcMethod(Optional.empty(), Set.of());

  public DmarcMethod {
    habits = Set.copyOf(habits);
  }

  /** The Public Suffix List, as in RFC 7489 section 3.2. */
  public static DmarcMethod by(PublicSuffixList list) {
    return new DmarcMethod(Optional.of(list), Set.of());
  }

  /** The same method with another list; the tree walk needs none. */
  public DmarcMethod with(PublicSuffixList other) {
    return list.isPresent() ? new DmarcMethod(Optional.of(other), habits) : this;
  }

  /** The same method with other habits. */
  public DmarcMethod with(Set<DmarcHabit> others) {
    return new DmarcMethod(list, others);
  }

  /** A DMARC record, if the text is one. */
  Optional<DmarcRecord> read(String text) {
    return habits.contains(DmarcHabit.TAGS_ARE_MATCHED)
        ? MatchedTags.record(text)
        : Optional.of(text).filter(DmarcRecord::isOne).map(DmarcRecord::parse);
  }

  /** What is done about mail that {@code pct} leaves out of a policy. */
  DmarcPolicy leftOut(DmarcPolicy asked) {
    return habits.contains(DmarcHabit.LEFT_OUT_IS_WEAKER)
        ? asked.weaker()
        : habits.contains(DmarcHabit.LEFT_OUT_IS_FREE) ? DmarcPolicy.NONE : asked;
  }

  Boundaries boundaries() {
    return list.<Boundaries>map(SuffixBoundaries::new).orElseGet(TreeWalk::new);
  }

  /** In words, with the date of the list. */
  @Override
  public String toString() {
    return list.map(l -> "the Public Suffix List (RFC 7489), version " + l.version())
        .orElse("the tree walk (RFC 9989)");
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof DmarcMethod method
        && list.equals(method.list)
        && habits.equals(method.habits);
  }

  @Override
  public int hashCode() {
    return 31 * list.hashCode() + habits.hashCode();
  }
}
