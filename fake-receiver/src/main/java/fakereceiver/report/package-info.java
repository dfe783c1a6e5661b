/**
 * What a command or a session ended in, as one tree of parts, and the formats that render it. The
 * only thing that is printed. No part knows who made it, and no format knows more than parts.
 */
@NullMarked
package fakereceiver.report;

import org.jspecify.annotations.NullMarked;
