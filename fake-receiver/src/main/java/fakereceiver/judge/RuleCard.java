package fakereceiver.judge;

import java.util.List;

/**
 * What a rule says about itself.
 *
 * @param id its name for ever: lower case, hyphens, named after the fault
 * @param stage when enough is known to look
 * @param fault the fault in one sentence, without a full stop
 * @param remedy what to do about it, without a full stop
 * @param references where it is written, {@code RFC 8601 section 3}
 */
public record RuleCard(
    String id, Stage stage, String fault, String remedy, List<String> references) {

  /** Copies the list. */
  public RuleCard {
    references = List.copyOf(references);
  }
}
