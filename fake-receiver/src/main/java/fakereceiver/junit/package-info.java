/**
 * Receivers for JUnit tests: {@link fakereceiver.junit.StartReceiver} on a field or a parameter.
 *
 * <p>JUnit is an optional dependency that only this package needs; it runs with Jupiter 5.10 and
 * later, and with 6.
 */
@NullMarked
package fakereceiver.junit;

import org.jspecify.annotations.NullMarked;
