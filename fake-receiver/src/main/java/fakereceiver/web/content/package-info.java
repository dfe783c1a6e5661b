/**
 * What a page shows of a message: its text, its parts, and its HTML cleaned for a frame. Knows
 * nothing of HTTP; alone imports jsoup.
 */
@NullMarked
package fakereceiver.web.content;

import org.jspecify.annotations.NullMarked;
