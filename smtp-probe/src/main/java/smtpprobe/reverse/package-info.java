/**
 * The way of a name through DNS, from zone to zone: each name server asked itself, over both
 * families, and what is wrong with what they say. Sends questions to name servers and to the
 * resolver; nothing else.
 */
@NullMarked
package smtpprobe.reverse;

import org.jspecify.annotations.NullMarked;
