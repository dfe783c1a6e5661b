/**
 * An SMTP receiver that judges mail as strict receivers do: start at {@link
 * fakereceiver.FakeReceiver}.
 */
@NullMarked
package fakereceiver;

import org.jspecify.annotations.NullMarked;
