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
 * @param ground how firm what it rests on is
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
    Ground ground,
    String basis) {

  public Reading {
    others = List.copyOf(others);
  }

  /** Whether a further try may help, where the codes say so. */
  public Optional<Boolean> isTemporary() {
    return SaidReply.isTemporary(code, status);
  }

  /** Whether its codes say that the mail was taken. */
  public boolean isTaken() {
    return code.map(c -> c < 400).orElse(status.filter(s -> s.klass() == 2).isPresent());
  }

  /** Whether {@code id} is the cause, or one of the other possible ones. */
  public boolean couldBe(String id) {
    return cause.id().equals(id) || others.stream().anyMatch(other -> other.id().equals(id));
  }

  /** The same with codes, an address and a stage of {@code first} where this one has none. */
  public Reading or(Reading first) {
    return new Reading(
        first.ground == Ground.NOTHING ? text : first.text,
        first.code.or(this::code),
        first.status.or(this::status),
        cause,
        others,
        certainty,
        receiver.or(first::receiver),
        stage.or(first::stage),
        first.clientAddress.or(this::clientAddress),
        ground,
        basis);
  }

  /** The same with another cause. */
  public Reading with(Cause other, Certainty sure) {
    return new Reading(
        text, code, status, other, List.of(), sure, receiver, stage, clientAddress, ground, basis);
  }

  /** The same with another status. */
  public Reading withStatus(Optional<EnhancedStatusCode> other) {
    return new Reading(
        text, code, other, cause, others, certainty, receiver, stage, clientAddress, ground, basis);
  }

  /** The same, where the address that the mail came from is known from elsewhere. */
  public Reading from(Optional<IpAddress> own) {
    return new Reading(
        text,
        code,
        status,
        cause,
        others,
        certainty,
        receiver,
        stage,
        own.or(this::clientAddress),
        ground,
        basis);
  }
}
