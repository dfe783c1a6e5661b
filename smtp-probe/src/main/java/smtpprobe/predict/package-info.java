/** What receivers will do with mail that was not sent. */
@NullMarked
package smtpprobe.predict;

import org.jspecify.annotations.NullMarked;
