package fakereceiver.finding;

import java.util.List;
import java.util.Optional;

/**
 * What a rule says about itself. Immutable.
 *
 * @param id its name for ever: lower case, hyphens, named after the fault
 * @param owner who, or what, has to change for the fault to go away
 * @param fault the fault in one sentence, without a full stop
 * @param remedy what to do about it, without a full stop
 * @param references where it is written, {@code RFC 8601 section 3}
 * @param byHand why it is sometimes mended by hand although its owner could be changed here, half a
 *     sentence
 * @param note whether it is good to know and nothing that has to change: it counts in no exit code
 */
public record Card(
    String id,
    Owner owner,
    String fault,
    String remedy,
    List<String> references,
    Optional<String> byHand,
    boolean note) {

  public Card {
    references = List.copyOf(references);
  }

  /** A card without a word on what is to be done by hand. */
  public Card(String id, Owner owner, String fault, String remedy, String... references) {
    this(id, owner, fault, remedy, List.of(references), Optional.empty(), false);
  }

  /** The same, with the reason why a remedy cannot always be tried. */
  public Card byHand(String why) {
    return new Card(id, owner, fault, remedy, references, Optional.of(why), note);
  }

  /** The same, as something that is good to know. */
  public Card asNote() {
    return new Card(id, owner, fault, remedy, references, byHand, true);
  }

  /** Why no remedy can be tried on a copy of the sending side, if so: half a sentence. */
  public Optional<String> untried() {
    return byHand.or(owner::untried);
  }
}
