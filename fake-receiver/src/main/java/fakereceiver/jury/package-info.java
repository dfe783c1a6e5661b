/**
 * What all receivers at once make of a mail that one of them has answered: the same rules, the same
 * DNS, every other persona.
 */
@NullMarked
package fakereceiver.jury;

import org.jspecify.annotations.NullMarked;
