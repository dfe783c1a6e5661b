/**
 * Whole stories, told as YAML: a little DNS, one attempt at delivery, and what personas do about
 * it.
 *
 * <p>They are shipped, since the receiver's users rehearse them; our own tests play the same ones.
 * Nothing here judges: an {@link fakereceiver.scenario.Expectation} only compares.
 */
@NullMarked
package fakereceiver.scenario;

import org.jspecify.annotations.NullMarked;
