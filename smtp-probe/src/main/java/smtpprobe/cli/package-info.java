/**
 * The command line: turns words into calls of {@link smtpprobe.Probe}; nothing else happens here.
 */
@NullMarked
package smtpprobe.cli;

import org.jspecify.annotations.NullMarked;
