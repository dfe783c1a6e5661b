package smtpprobe.recheck;

import fakereceiver.finding.Finding;
import java.util.Optional;
import smtpprobe.bounce.cause.Cause;

/**
 * A cause, looked for today. Immutable.
 *
 * @param cause the cause
 * @param standing how it stands
 * @param why in a sentence, without a full stop
 * @param finding what its rule found
 */
public record Rechecked(Cause cause, Standing standing, String why, Optional<Finding> finding) {}
