package fakereceiver.server;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import java.util.Optional;

/**
 * One mail transaction of a session, or what came before the first one. Immutable.
 *
 * @param attempt as far as it came, what was refused included
 * @param verdict on that attempt
 * @param envelope the parameters of MAIL and RCPT
 * @param reply what the client was told last about it; absent when it left without asking
 */
public record Transaction(
    Attempt attempt, Verdict verdict, Envelope envelope, Optional<Reply> reply) {}
