/**
 * Results as text and as JSON. The only place that knows of columns and colours; no fact is
 * computed here. All text from the network is escaped on its way out.
 */
@NullMarked
package smtpprobe.report;

import org.jspecify.annotations.NullMarked;
