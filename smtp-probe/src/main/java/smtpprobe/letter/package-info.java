/** A mail before it is sent: its text with blanks, and what they are filled in with. */
@NullMarked
package smtpprobe.letter;

import org.jspecify.annotations.NullMarked;
