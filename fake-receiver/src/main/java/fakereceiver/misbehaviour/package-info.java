/**
 * What a receiver can be told to do wrong, whatever its persona is: as values, and in a queue.
 *
 * <p>Nothing here talks to a client; {@code server} carries it out.
 */
@NullMarked
package fakereceiver.misbehaviour;

import org.jspecify.annotations.NullMarked;
