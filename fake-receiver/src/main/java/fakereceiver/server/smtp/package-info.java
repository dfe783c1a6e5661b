/**
 * One SMTP session: how far it has come, how it is judged, and what the receiver remembers of its
 * client afterwards.
 *
 * <p>It knows no command: those know it.
 */
@NullMarked
package fakereceiver.server.smtp;

import org.jspecify.annotations.NullMarked;
