/** Remedies tried on a copy: what to change, and what becomes of the verdicts. Changes nothing. */
@NullMarked
package smtpprobe.fix;

import org.jspecify.annotations.NullMarked;
