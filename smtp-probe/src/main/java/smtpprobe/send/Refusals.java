package smtpprobe.send;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import smtpprobe.bounce.BounceExplainer;
import smtpprobe.bounce.Explainer;
import smtpprobe.bounce.Explanation;
import smtpprobe.bounce.reply.Hint;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;

/**
 * Finds out what is behind a refusal. What it needs to know, all personas and the patterns of
 * replies, is read at the first one: most mail is taken, and need not wait for that. Safe for
 * several threads.
 */
public final class Refusals {

  private static final String GREYLISTED = "greylisted";

  private final Supplier<List<Persona>> personas;
  private final Dns dns;
  private final Clock clock;
  private @Nullable Known known;

  private record Known(List<Persona> personas, Explainer explainer, BounceExplainer bounces) {}

  Refusals(Supplier<List<Persona>> personas, Dns dns, Clock clock) {
    this.personas = personas;
    this.dns = dns;
    this.clock = clock;
  }

  private synchronized Known known() {
    Known there = known;
    if (there == null) {
      List<Persona> read = personas.get();
      there = new Known(read, new Explainer(read), new BounceExplainer(read));
      known = there;
    }
    return there;
  }

  boolean isGreylisting(Reply reply) {
    return known().explainer.couldBe(GREYLISTED, reply);
  }

  /** What the words of the refusal say, if there was one. */
  Optional<Reading> reading(DialogueResult result, String server) {
    return reply(result)
        .map(
            reply ->
                known()
                    .bounces
                    .reply(String.join("\n", reply.wireLines()), Hint.of(reply.status(), server)));
  }

  /** The rules that would explain it, those found in the attempt first. */
  List<Explanation> explanations(DialogueResult result) {
    Optional<Reply> refusal = reply(result);
    if (refusal.isEmpty() || result.isLoginRefused()) {
      return List.of();
    }
    DialogueRequest dialogue = result.request();
    Optional<IpAddress> client =
        dialogue.claim().map(Claim::address).or(() -> result.localAddress());
    Findings found = Findings.NONE;
    if (client.isPresent()) {
      Attempt attempt =
          Attempt.from(client.get())
              .withHelo(dialogue.heloName())
              .withReversePath(dialogue.reversePath());
      for (Mailbox recipient : dialogue.recipients()) {
        attempt = attempt.withRecipient(recipient);
      }
      Attempt whole = encryption(attempt, result).withMessage(dialogue.message());
      RuleBook rules = new RuleBook(clock);
      found =
          Findings.of(
              rules.judges(known().personas, dns).whole(whole).stream()
                  .map(Verdict::findings)
                  .toList());
    }
    return known().explainer.explain(refusal.get(), found);
  }

  /** What ended the dialogue, or what was said to one of several recipients. */
  public static Optional<Reply> reply(DialogueResult result) {
    return result.end() instanceof DialogueEnd.Refused refused
        ? Optional.of(refused.reply())
        : result.refusals().values().stream().findFirst();
  }

  /** A session in the clear is a fault only where the server offers more. */
  private static Attempt encryption(Attempt attempt, DialogueResult result) {
    if (result.tls().isPresent()) {
      return attempt.withEncryption(true);
    }
    boolean offered = result.extensions().offered().stream().anyMatch("STARTTLS"::equalsIgnoreCase);
    return offered ? attempt.withEncryption(false) : attempt;
  }
}
