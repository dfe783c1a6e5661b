/**
 * What to change so that a fault goes away, as data: the change can be printed for those who make
 * it, and applied to a {@linkplain smtpprobe.remedy.Plan plan} to see what becomes of the verdicts.
 */
@NullMarked
package smtpprobe.remedy;

import org.jspecify.annotations.NullMarked;
