/**
 * Authenticated Received Chain (RFC 8617): what earlier receivers of a forwarded message found, and
 * whether that record is whole.
 *
 * <p>Start at {@link fakereceiver.auth.arc.Arc}. A chain that is whole says who handled the
 * message, not that they can be trusted: that is for others to decide.
 */
@NullMarked
package fakereceiver.auth.arc;

import org.jspecify.annotations.NullMarked;
