/**
 * One attempt at delivery, what rules find in it, and what a persona makes of that.
 *
 * <p>The same {@link fakereceiver.judge.Judge} is called by the receiver on mail that arrives and
 * by the probe on mail that it could send: that is why the predicted verdict is the verdict. Opens
 * no socket, reads no file, asks no clock; DNS is asked only through {@link fakereceiver.dns.Dns}.
 */
@NullMarked
package fakereceiver.judge;

import org.jspecify.annotations.NullMarked;
