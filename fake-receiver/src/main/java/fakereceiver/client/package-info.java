/**
 * Asks a receiver that runs elsewhere, over the API of its page: what came, and what became of it.
 * Knows nothing of servers.
 */
@NullMarked
package fakereceiver.client;

import org.jspecify.annotations.NullMarked;
