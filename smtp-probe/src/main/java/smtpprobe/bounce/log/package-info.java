/**
 * Lines of the logs of mail servers that tell of mail that was refused or has to wait.
 *
 * <p>Reads one line at a time, in time that is in proportion to it, and decides nothing about its
 * cause.
 */
@NullMarked
package smtpprobe.bounce.log;

import org.jspecify.annotations.NullMarked;
