/**
 * Asking the Domain Name System, and answering it in the lab.
 *
 * <p>One interface, {@link fakereceiver.dns.Dns}, with three kinds of source behind it: live
 * servers, zones in memory, and the memory of one session. Answers are values: trouble with DNS is
 * an {@link fakereceiver.dns.Answer} too, never an exception. Nothing here knows what mail is, and
 * nothing outside this package imports the DNS library.
 */
@NullMarked
package fakereceiver.dns;

import org.jspecify.annotations.NullMarked;
