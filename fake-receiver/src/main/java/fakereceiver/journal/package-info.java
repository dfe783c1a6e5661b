/**
 * Mails that are kept to be looked at: every one, refused ones too, with the verdict that its
 * client was told, and what other receivers would have made of it.
 *
 * <p>A {@link Journal} is where they are kept, in memory or on disk. Nothing here judges, and
 * nothing here shows.
 */
@NullMarked
package fakereceiver.journal;

import org.jspecify.annotations.NullMarked;
