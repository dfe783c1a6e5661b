/**
 * What was asked before: the answers of one session, those that their TTL still holds for, and what
 * was worked out of them.
 *
 * <p>Each stands before another {@link fakereceiver.dns.Dns}, and changes no answer.
 */
@NullMarked
package fakereceiver.dns.memory;

import org.jspecify.annotations.NullMarked;
