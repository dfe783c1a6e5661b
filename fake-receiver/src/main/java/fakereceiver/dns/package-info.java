/**
 * What is asked of the Domain Name System, and who answers: name servers, or zones in memory.
 *
 * <p>One interface, {@link fakereceiver.dns.Dns}. Answers are values: trouble with DNS is an {@link
 * fakereceiver.dns.Answer} too, never an exception. Nothing here knows what mail is, and nothing
 * outside this package and those within it imports the DNS library.
 */
@NullMarked
package fakereceiver.dns;

import org.jspecify.annotations.NullMarked;
