/** Mails and verdicts as octets, and back: for a journal on disk. */
@NullMarked
package fakereceiver.journal.encoding;

import org.jspecify.annotations.NullMarked;
