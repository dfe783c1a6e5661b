/**
 * The text of zone files (RFC 1035 section 5), from octets to the records of the library, each with
 * its line.
 *
 * <p>What is beside the grammar, and which names are asked for, is for {@link fakereceiver.dns}.
 */
@NullMarked
package fakereceiver.dns.zonefile;

import org.jspecify.annotations.NullMarked;
