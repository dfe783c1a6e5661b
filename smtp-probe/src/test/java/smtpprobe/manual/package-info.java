/** What README and docs show: commands that run, and output that is theirs. */
@NullMarked
package smtpprobe.manual;

import org.jspecify.annotations.NullMarked;
