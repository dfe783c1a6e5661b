/**
 * Sender Policy Framework (RFC 7208): may this client use this domain in MAIL FROM or HELO?
 *
 * <p>Start at {@link fakereceiver.auth.spf.Spf}. The record is kept as it was parsed, each term
 * with its place, so that whoever reads the report can say what to change. Nothing here decides
 * what a receiver does about the result.
 */
@NullMarked
package fakereceiver.auth.spf;

import org.jspecify.annotations.NullMarked;
