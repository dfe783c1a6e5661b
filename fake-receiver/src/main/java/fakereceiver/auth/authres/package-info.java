/**
 * The Authentication-Results field (RFC 8601): what a receiver writes about its findings, and how
 * it keeps others from writing it in its name.
 *
 * <p>Start at {@link fakereceiver.auth.authres.AuthenticationResults} and {@link
 * fakereceiver.auth.authres.ForeignResults}. Results of others are read, never believed.
 */
@NullMarked
package fakereceiver.auth.authres;

import org.jspecify.annotations.NullMarked;
