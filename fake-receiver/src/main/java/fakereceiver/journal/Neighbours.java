package fakereceiver.journal;

import java.util.OptionalLong;

/**
 * What stands beside an entry in a list. Immutable.
 *
 * @param newer the number of the next one that came later; empty when there is none
 * @param older the number of the next one that came earlier; empty when there is none
 */
public record Neighbours(OptionalLong newer, OptionalLong older) {}
