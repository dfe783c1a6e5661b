/**
 * RFC 6724: which of a host's addresses a connection leaves from, and which of a server's is tried
 * first. Pure; knows no host.
 */
@NullMarked
package smtpprobe.selection;

import org.jspecify.annotations.NullMarked;
