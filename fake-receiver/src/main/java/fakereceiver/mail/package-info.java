/**
 * The words of SMTP: replies, names, paths, messages.
 *
 * <p>Values only. Text from strangers is parsed once, here; what comes out is bounded and says what
 * it is. Opens no socket, reads no file, asks no clock.
 */
@NullMarked
package fakereceiver.mail;

import org.jspecify.annotations.NullMarked;
