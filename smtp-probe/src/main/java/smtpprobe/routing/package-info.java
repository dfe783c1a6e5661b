/**
 * What can be known before anything is sent: where mail for a domain goes, and what this host would
 * call itself. Never connects to a mail server.
 */
@NullMarked
package smtpprobe.routing;

import org.jspecify.annotations.NullMarked;
