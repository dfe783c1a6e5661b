/**
 * Finds out what receivers will do with mail sent over IPv6: {@link smtpprobe.Probe} predicts,
 * sends and rehearses.
 *
 * <p>{@code Probe} and the records that it returns are what this library promises.
 */
@NullMarked
package smtpprobe;

import org.jspecify.annotations.NullMarked;
