/**
 * The sentences of {@code fakereceiver.assertion} within AssertJ: with its descriptions, soft
 * assertions and conditions. AssertJ is an optional dependency that only this package needs.
 */
@NullMarked
package fakereceiver.assertj;

import org.jspecify.annotations.NullMarked;
