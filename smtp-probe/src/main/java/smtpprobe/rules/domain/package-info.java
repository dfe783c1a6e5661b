/** Faults of the domain that mail is from. Rules look at facts and ask nobody. */
@NullMarked
package smtpprobe.rules.domain;

import org.jspecify.annotations.NullMarked;
