package fakereceiver.auth.dmarc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver finds out where an organization's domains end, and so whose policy applies.
 * Immutable, safe for several threads.
 *
 * @param list the Public Suffix List of RFC 7489, which receivers in the field still use; absent
 *     for the tree walk of RFC 9989
 */
public record DmarcMethod(Optional<PublicSuffixList> list) {

  /** The tree walk of RFC 9989 section 4.10. */
  public static final DmarcMethod TREE_WALK = new DmarcMethod(Optional.empty());

  /** The Public Suffix List, as in RFC 7489 section 3.2. */
  public static DmarcMethod by(PublicSuffixList list) {
    return new DmarcMethod(Optional.of(list));
  }

  /** The same method with another list; the tree walk needs none. */
  public DmarcMethod with(PublicSuffixList other) {
    return list.isPresent() ? by(other) : this;
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
    return other instanceof DmarcMethod method && list.equals(method.list);
  }

  @Override
  public int hashCode() {
    return list.hashCode();
  }
}
