/**
 * The look at a mail host before it sends: surveys of the host, its reverse DNS, its domain and its
 * path, and what receivers would make of it. Writes nothing and sends no mail.
 */
@NullMarked
package smtpprobe.check;

import org.jspecify.annotations.NullMarked;
