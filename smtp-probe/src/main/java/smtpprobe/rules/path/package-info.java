/** Faults on the way to the receivers. Rules look at facts and ask nobody. */
@NullMarked
package smtpprobe.rules.path;

import org.jspecify.annotations.NullMarked;
