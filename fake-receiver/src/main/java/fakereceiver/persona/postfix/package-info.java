/**
 * Makes a persona of a Postfix configuration. Says what it leaves out, and never drops a
 * restriction without a word.
 */
@NullMarked
package fakereceiver.persona.postfix;

import org.jspecify.annotations.NullMarked;
