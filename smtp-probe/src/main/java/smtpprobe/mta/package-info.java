/**
 * How the mail servers of a host are set up, as far as it concerns outgoing IPv6: Postfix, Exim,
 * OpenSMTPD, Sendmail. What cannot be known without running the server is said to be unknown.
 */
@NullMarked
package smtpprobe.mta;

import org.jspecify.annotations.NullMarked;
