/**
 * What a test says of a mail, in plain Java: {@link fakereceiver.assertion.MailAssertions} begins a
 * sentence, and a sentence that is not true is an {@link AssertionError} that reads like the report
 * of the mail.
 *
 * <p>No test library is needed. {@code fakereceiver.assertj} says the same within AssertJ.
 */
@NullMarked
package fakereceiver.assertion;

import org.jspecify.annotations.NullMarked;
