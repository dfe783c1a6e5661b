/**
 * All that touches SubEthaSMTP: nothing outside this package imports it.
 *
 * <p>The library accepts connections, counts them, gives each a session on a thread and ends them
 * all. It is shown sockets that are none, and never sees an octet of a client's: a session of ours
 * takes place within its hook for new ones.
 */
@NullMarked
package fakereceiver.server.library;

import org.jspecify.annotations.NullMarked;
