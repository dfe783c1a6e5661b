/**
 * What every look ends in, the receivers' and those at the sending side: a finding of one rule
 * about one thing, on evidence. Knows nobody who looks, and nobody who decides.
 */
@NullMarked
package fakereceiver.finding;

import org.jspecify.annotations.NullMarked;
