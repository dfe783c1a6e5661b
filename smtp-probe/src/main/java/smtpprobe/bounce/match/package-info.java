/**
 * Finds many literal texts in another one, in one pass.
 *
 * <p>Time is in proportion to the text, whatever is in it: no regular expression sees it.
 */
@NullMarked
package smtpprobe.bounce.match;

import org.jspecify.annotations.NullMarked;
