/**
 * What the program is given: words and files by its user, threads and file handles by the machine.
 *
 * <p>Nothing here knows what DNS or mail is.
 */
@NullMarked
package fakereceiver.given;

import org.jspecify.annotations.NullMarked;
