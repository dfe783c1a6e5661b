package smtpprobe.finding;

import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;

/**
 * What one rule about the sending side found on one thing. Immutable.
 *
 * @param rule the rule; its stage is {@code CONNECT}, since the sending side is known from the
 *     start
 * @param about what was looked at: {@code 2001:db8::25}, {@code mail.example.org}, {@code port 25}
 * @param outcome what was found, on what evidence
 */
public record Finding(RuleCard rule, String about, Outcome outcome) {}
