package smtpprobe.bounce.reply;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.EnhancedStatusCode;
import java.util.List;
import java.util.Optional;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Certainty;

/**
 * What a reply says, and what is behind it. Immutable.
 *
 * @param text the reply in one line, as it came
 * @param code the reply code
 * @param status the enhanced status code
 * @param cause what is behind it
 * @param others what else can be, the likeliest first
 * @param certainty how sure that is
 * @param receiver whose words these are: a name of {@code receivers.yaml}
 * @param stage at which command it came
 * @param clientAddress the address that the receiver saw
 * @param basis what the answer rests on: the pattern and its source, or a code
 */
public record Reading(
    String text,
    Optional<Integer> code,
    Optional<EnhancedStatusCode> status,
    Cause cause,
    List<Cause> others,
    Certainty certainty,
    Optional<String> receiver,
    Optional<Stage> stage,
    Optional<IpAddress> clientAddress,
    String basis) {

  /** Copies the list. */
  public Reading {
    others = List.copyOf(others);
  }

  /** Whether a further try may help, where the codes say so. */
  public Optional<Boolean> isTemporary() {
    return new SaidReply(code, status, "", "").isTemporary();
  }

  /** Whether {@code id} is the cause, or one of the other possible ones. */
  public boolean couldBe(String id) {
    return cause.id().equals(id) || others.stream().anyMatch(other -> other.id().equals(id));
  }
}
