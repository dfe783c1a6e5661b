/** Reading JSON that other programs print; never throws on what they print. */
@NullMarked
package smtpprobe.json;

import org.jspecify.annotations.NullMarked;
