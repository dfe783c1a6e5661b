package smtpprobe.send;

import java.time.Instant;
import smtpprobe.dialogue.DialogueResult;

/**
 * One try at delivering a mail. Immutable.
 *
 * @param at when it began
 * @param dialogue how it went
 */
public record Try(Instant at, DialogueResult dialogue) {}
