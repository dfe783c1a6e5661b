/**
 * DMARC: does what SPF and DKIM found speak for the domain in the header From, and what does its
 * owner want when it does not?
 *
 * <p>Start at {@link fakereceiver.auth.dmarc.Dmarc}. Both ways to find the organizational domain
 * are here: the tree walk of RFC 9989, and the Public Suffix List of RFC 7489, which many receivers
 * still use. Nothing here decides what a receiver does with the message.
 */
@NullMarked
package fakereceiver.auth.dmarc;

import org.jspecify.annotations.NullMarked;
