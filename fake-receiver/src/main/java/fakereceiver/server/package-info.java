/**
 * SubEthaSMTP on one side, the judge on the other: connections come in, records come out.
 *
 * <p>Here is what a receiver starts, {@link fakereceiver.server.Listener}. Below it, each importing
 * only from those further down:
 *
 * <ul>
 *   <li>{@code library}: all that touches SubEthaSMTP, which accepts connections, counts them and
 *       gives each a session on a thread;
 *   <li>{@code command}: one class for each command of SMTP, and the loop that serves them;
 *   <li>{@code smtp}: one session, what it has come to and how it is judged;
 *   <li>{@code wire}: sockets, lines and the octets of messages, TLS, deadlines, PROXY headers.
 * </ul>
 *
 * <p>Mail is judged and kept for a while; it is never relayed. Of the packages below nobody else
 * knows more than what a receiver is told: {@code SessionSettings} and {@code Timeouts}.
 */
@NullMarked
package fakereceiver.server;

import org.jspecify.annotations.NullMarked;
