/**
 * Tells what an input is, and reads it piece by piece: mails, mailboxes, folders, logs, reports,
 * bare replies; packed or not.
 *
 * <p>Holds one mail or one line at a time, however long the input is.
 */
@NullMarked
package smtpprobe.bounce.input;

import org.jspecify.annotations.NullMarked;
