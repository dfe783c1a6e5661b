/**
 * DomainKeys Identified Mail (RFC 6376, 8301, 8463): checking signatures, and making one.
 *
 * <p>Start at {@link fakereceiver.auth.dkim.Dkim} and {@link fakereceiver.auth.dkim.DkimSigner}.
 * Every signature is looked at on its own and everything that is wrong with it is told. Which of
 * them matters for the header From is the business of DMARC.
 */
@NullMarked
package fakereceiver.auth.dkim;

import org.jspecify.annotations.NullMarked;
