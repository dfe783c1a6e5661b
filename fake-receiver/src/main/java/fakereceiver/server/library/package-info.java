/**
 * All that touches SubEthaSMTP. Nothing outside this package imports the library, and only {@link
 * fakereceiver.server.library.LibraryCommand} imports its {@code internal} packages.
 *
 * <p>The library accepts connections, counts them, gives each a session on a thread and dispatches
 * verbs. It is shown sockets that are none, reads from them one verb for each line of the client's,
 * and never sees an octet of the client's.
 */
@NullMarked
package fakereceiver.server.library;

import org.jspecify.annotations.NullMarked;
