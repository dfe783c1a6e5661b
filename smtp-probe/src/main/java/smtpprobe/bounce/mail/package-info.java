/**
 * Mails that may be bounces, read: their parts, and what a report or a mail server's prose says
 * about each recipient.
 *
 * <p>Alone knows the MIME parser. Everything is bounded; what is cut off is told. Which cause a
 * text means is not decided here.
 */
@NullMarked
package smtpprobe.bounce.mail;

import org.jspecify.annotations.NullMarked;
