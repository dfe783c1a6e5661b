/**
 * SubEthaSMTP on one side, the judge on the other: connections come in, records come out.
 *
 * <p>The library accepts connections, counts them, gives each a session on a thread and dispatches
 * the verbs. Every command, every octet read and written, deadlines, TLS and PROXY headers are
 * ours, because the stock ones are wrong in ways that matter to a receiver that is to be believed.
 * Mail is judged and kept in memory for a while; it is never relayed.
 *
 * <p>Nothing outside this package imports the library, and only {@link
 * fakereceiver.server.LibraryCommand} imports its {@code internal} packages.
 */
@NullMarked
package fakereceiver.server;

import org.jspecify.annotations.NullMarked;
