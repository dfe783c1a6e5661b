/**
 * What DKIM and ARC have in common: header fields as octets, canonical forms, tag lists, keys in
 * DNS, and the check of one signature.
 *
 * <p>Made for {@code auth.dkim} and {@code auth.arc}; nothing else needs it, except for reading the
 * reasons in their reports. All cryptography is the JDK's.
 */
@NullMarked
package fakereceiver.auth.signature;

import org.jspecify.annotations.NullMarked;
