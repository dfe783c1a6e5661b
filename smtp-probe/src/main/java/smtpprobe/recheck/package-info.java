/**
 * A bounce held against things as they are: whose the address in it is, and whether what it
 * complains about is still so.
 *
 * <p>Asks DNS, reads what was read of the host; explains no text and prints nothing.
 */
@NullMarked
package smtpprobe.recheck;

import org.jspecify.annotations.NullMarked;
