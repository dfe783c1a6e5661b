/**
 * The command line of the receiver, and what it has in common with that of the probe. Turns words
 * into calls; nothing else happens here.
 */
@NullMarked
package fakereceiver.cli;

import org.jspecify.annotations.NullMarked;
