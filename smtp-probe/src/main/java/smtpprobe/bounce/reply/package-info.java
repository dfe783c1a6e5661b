/**
 * From the words of a reply to its cause.
 *
 * <p>Knows nothing of mails and logs, which only carry replies.
 */
@NullMarked
package smtpprobe.bounce.reply;

import org.jspecify.annotations.NullMarked;
