/**
 * What can be behind a refusal, whose side that is, and how sure an answer can be.
 *
 * <p>Values and their file; reads nothing else, decides nothing.
 */
@NullMarked
package smtpprobe.bounce.cause;

import org.jspecify.annotations.NullMarked;
