/** Stories played to embedded receivers, with the predictions beside what really happened. */
@NullMarked
package smtpprobe.rehearse;

import org.jspecify.annotations.NullMarked;
