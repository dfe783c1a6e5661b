/**
 * A small, honest model of a packet filter: for one described packet it says accept, drop, or that
 * it cannot say. Rules of nftables and ip6tables become the same conditions; what is not understood
 * is unknown, never ignored.
 */
@NullMarked
package smtpprobe.filter;

import org.jspecify.annotations.NullMarked;
