/** Faults of reverse DNS, from the root down. Rules look at facts and ask nobody. */
@NullMarked
package smtpprobe.rules.reverse;

import org.jspecify.annotations.NullMarked;
