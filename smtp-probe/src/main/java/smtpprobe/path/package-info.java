/**
 * The way to the servers that mail to the named recipients goes to: whether port 25 can be reached,
 * over which family, and what the servers say. A session is EHLO, STARTTLS, EHLO, QUIT; mail is
 * only ever sent to a receiver of the user's own.
 */
@NullMarked
package smtpprobe.path;

import org.jspecify.annotations.NullMarked;
