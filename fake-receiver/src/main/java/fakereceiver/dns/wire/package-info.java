/**
 * One exchange of messages with one name server, and which servers this system asks.
 *
 * <p>Names, records and answers are the library's here; what they mean is for {@link
 * fakereceiver.dns}.
 */
@NullMarked
package fakereceiver.dns.wire;

import org.jspecify.annotations.NullMarked;
