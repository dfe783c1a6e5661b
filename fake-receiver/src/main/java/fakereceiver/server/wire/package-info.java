/**
 * The octets of a connection: lines and blocks, deadlines, TLS, PROXY headers, the transcript.
 *
 * <p>It knows how SMTP is written, but no command, no session and no judge.
 */
@NullMarked
package fakereceiver.server.wire;

import org.jspecify.annotations.NullMarked;
