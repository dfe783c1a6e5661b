/** Mails of a journal as files that other programs know, and such files as mails of a journal. */
@NullMarked
package fakereceiver.journal.exchange;

import org.jspecify.annotations.NullMarked;
