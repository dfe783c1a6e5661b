/**
 * A journal's files: items of octets in segments that only grow, each under checksums. Knows
 * nothing of mails.
 */
@NullMarked
package fakereceiver.journal.file;

import org.jspecify.annotations.NullMarked;
