/**
 * The only way to a host's files and commands: live, or from a folder. Reads a fixed list of
 * things, changes nothing, and judges nothing.
 */
@NullMarked
package smtpprobe.reading;

import org.jspecify.annotations.NullMarked;
