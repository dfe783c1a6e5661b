package smtpprobe.send;

import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.Explanation;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.routing.Target;

/**
 * One mail on its way from one address of this host to one address of one server. Immutable.
 *
 * @param id what the mail can be found by; no other mail of the run has it
 * @param source where it was to be sent from
 * @param target where to
 * @param tries how it went, each time; one at least
 * @param fate what became of it
 * @param explanations the rules that would explain a refusal, likeliest first; empty otherwise
 * @param refusal what the refusal says by its words, as {@code explain} reads them
 */
public record Delivery(
    String id,
    OwnAddress source,
    Target target,
    List<Try> tries,
    DeliveryResult fate,
    List<Explanation> explanations,
    Optional<Reading> refusal) {

  public Delivery {
    tries = List.copyOf(tries);
    explanations = List.copyOf(explanations);
  }

  /** Where no words were read. */
  public Delivery(
      String id,
      OwnAddress source,
      Target target,
      List<Try> tries,
      DeliveryResult fate,
      List<Explanation> explanations) {
    this(id, source, target, tries, fate, explanations, Optional.empty());
  }

  /** How the last try went. */
  public DialogueResult dialogue() {
    return tries.get(tries.size() - 1).dialogue();
  }

  /** The recipients that a further try is for: those that neither took the mail nor refused it. */
  public List<Mailbox> open() {
    Map<Mailbox, Reply> refusals = dialogue().refusals();
    boolean taken = dialogue().end() instanceof DialogueEnd.Accepted;
    return dialogue().request().recipients().stream()
        .filter(
            recipient ->
                Optional.ofNullable(refusals.get(recipient))
                    .map(refusal -> refusal.code() < 500)
                    .orElse(!taken))
        .toList();
  }

  /** What the server said to each recipient when it was last asked; without those never asked. */
  public Map<Mailbox, Reply> replies() {
    Map<Mailbox, Reply> replies = new LinkedHashMap<>();
    for (Try one : tries) {
      for (Mailbox recipient : one.dialogue().request().recipients()) {
        one.dialogue().replyTo(recipient).ifPresent(reply -> replies.put(recipient, reply));
      }
    }
    return replies;
  }

  /** From the first try to the last. */
  public Duration waited() {
    return Duration.between(tries.get(0).at(), tries.get(tries.size() - 1).at());
  }

  /** The Message-ID of the mail as it was sent, with angle brackets; empty when it has none. */
  public String messageId() {
    return dialogue().request().message().fields("Message-ID").stream().findFirst().orElse("");
  }
}
