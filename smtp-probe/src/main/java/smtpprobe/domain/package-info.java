/**
 * What the domain that mail is from has in DNS: who takes its mail, who may send it, and how that
 * mail is to be protected. Asks DNS, and fetches the MTA-STS policy of that one domain.
 */
@NullMarked
package smtpprobe.domain;

import org.jspecify.annotations.NullMarked;
