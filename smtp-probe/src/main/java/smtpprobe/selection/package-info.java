/** RFC 6724: which of a host's addresses a connection leaves from. Pure; knows no host. */
@NullMarked
package smtpprobe.selection;

import org.jspecify.annotations.NullMarked;
