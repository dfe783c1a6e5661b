/**
 * The SMTP client: one real transaction, with everything that was said kept as evidence.
 *
 * <p>{@link smtpprobe.dialogue.Dialogue} is where to start. The dialogue is held by Jakarta Mail's
 * transport; no other package may import it. What the server or the network does is never an
 * exception here but a value, {@link smtpprobe.dialogue.DialogueEnd}. Asks no DNS, judges nothing:
 * the caller says which address to connect to, and makes of the replies what it likes.
 */
@NullMarked
package smtpprobe.dialogue;

import org.jspecify.annotations.NullMarked;
