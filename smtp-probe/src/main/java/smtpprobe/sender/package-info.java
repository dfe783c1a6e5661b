/**
 * The sending host as a whole: its addresses, mail servers and exposure as read, and where mail
 * leaves from.
 */
@NullMarked
package smtpprobe.sender;

import org.jspecify.annotations.NullMarked;
