/**
 * What the program is given: words and files by its user, with the characters in them; threads and
 * file handles by the machine.
 *
 * <p>Nothing here asks DNS, or knows what mail is.
 */
@NullMarked
package fakereceiver.given;

import org.jspecify.annotations.NullMarked;
