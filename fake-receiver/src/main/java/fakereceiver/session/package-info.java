/**
 * What happened in one session, as values: who came, what was said, what was made of it.
 *
 * <p>A store, a page or a test names these without knowing how a session is held. Nothing here
 * opens a socket or writes a file.
 */
@NullMarked
package fakereceiver.session;

import org.jspecify.annotations.NullMarked;
