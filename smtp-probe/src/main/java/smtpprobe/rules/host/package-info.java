/**
 * The rules about the sending side: one class, one fault. A rule looks at what was read and says
 * whether it shows the fault, on what evidence. Opens no socket and reads no file; only DNS is
 * asked, through the {@link fakereceiver.dns.Dns} that it is handed.
 */
@NullMarked
package smtpprobe.rules.host;

import org.jspecify.annotations.NullMarked;
