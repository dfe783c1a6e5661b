/**
 * What a sending is made of: the addresses to send from, the letter, how often and for how long,
 * and what became of it. Sends nothing itself.
 */
@NullMarked
package smtpprobe.mailing;

import org.jspecify.annotations.NullMarked;
