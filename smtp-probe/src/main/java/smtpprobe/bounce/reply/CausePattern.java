package smtpprobe.bounce.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.match.Fragments;

/**
 * Words, and what receivers mean by them. Immutable.
 *
 * @param name what it is called in our files
 * @param causes the ids of the causes that it can mean, the likeliest first
 * @param receiver whose words these are, if only one receiver's
 * @param at the receivers where alone they mean that; empty for any
 * @param fragments the words
 * @param codes with which reply codes, by their first digits; empty for any
 * @param beside how many letters there may be beside them; -1 for any number
 * @param isOfPersona whether a persona says so, and not a pattern of ours
 * @param certainty how sure that is
 * @param source who says so
 */
record CausePattern(
    String name,
    List<String> causes,
    Optional<String> receiver,
    List<String> at,
    Fragments fragments,
    List<String> codes,
    int beside,
    boolean isOfPersona,
    Certainty certainty,
    String source) {

  CausePattern {
    causes = List.copyOf(causes);
    at = List.copyOf(at);
    codes = List.copyOf(codes);
  }

  /** Whether it counts at that receiver. */
  boolean isSaidBy(Optional<String> receiverThere) {
    return at.isEmpty() || receiverThere.filter(at::contains).isPresent();
  }

  /** Whether a mail address is among its words: where a receiver says to ask. */
  boolean hasContact() {
    return fragments.parts().stream().anyMatch(part -> part.indexOf('@') >= 0);
  }

  /** Whether the codes and the length of {@code said} are as it wants them. */
  boolean fits(SaidReply said) {
    if (beside >= 0 && said.words().length() - fragments.length() > beside) {
      return false;
    }
    if (codes.isEmpty()) {
      return true;
    }
    String code =
        said.code()
            .map(Object::toString)
            .or(() -> said.status().map(status -> Integer.toString(status.klass())))
            .orElse("");
    boolean isEnough = beside < 0; // a few words of a reply are nothing without its code
    return codes.stream().anyMatch(start -> code.isEmpty() ? isEnough : code.startsWith(start));
  }

  /**
   * The same words with the causes of {@code other}, too; at all receivers of both, and no surer
   * than the one that is less sure.
   */
  CausePattern and(CausePattern other) {
    List<String> both = Stream.concat(causes.stream(), other.causes.stream()).distinct().toList();
    boolean isAnywhere = at.isEmpty() || other.at.isEmpty();
    return new CausePattern(
        name,
        both,
        receiver,
        isAnywhere ? List.of() : Stream.concat(at.stream(), other.at.stream()).distinct().toList(),
        fragments,
        codes,
        Math.max(beside, other.beside),
        isOfPersona,
        certainty.compareTo(other.certainty) < 0 ? other.certainty : certainty,
        source);
  }
}
