package smtpprobe.bounce;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.feedback.Feedback;

/**
 * A mail, a log line or a reply, explained. Immutable.
 *
 * <pre>{@code
 * Bounce bounce = Bounce.explain("550 5.7.25 The IP address has no PTR record");
 * bounce.recipients().get(0).cause().id();   // ptr-missing
 * }</pre>
 *
 * @param kind what it is
 * @param recipients what became of the mail for each recipient; for other mail than bounces, one
 *     without an address says what it is
 * @param reporter the server that says so; empty when it is not known
 * @param sender the sender of the mail that bounced; empty when it is not known
 * @param date when it was written
 * @param subject the subject of a mail; empty for other texts
 * @param facts what a report says beside that, in order
 * @param sources what a DMARC or TLS report says by source address, IPv6 first
 * @param notes what could not be read, or was cut off
 */
public record Bounce(
    Kind kind,
    List<BouncedRecipient> recipients,
    String reporter,
    String sender,
    Optional<Instant> date,
    String subject,
    List<String> facts,
    List<Feedback.Source> sources,
    List<String> notes) {

  public Bounce {
    recipients = List.copyOf(recipients);
    facts = List.copyOf(facts);
    sources = List.copyOf(sources);
    notes = List.copyOf(notes);
  }

  private static final class BuiltIn {
    static final BounceExplainer EXPLAINER = BounceExplainer.builtIn();
  }

  /** Explains a mail or a text by the built-in personas and patterns; never fails. */
  public static Bounce explain(byte[] input) {
    return BuiltIn.EXPLAINER.explain(input);
  }

  /** The same for text. */
  public static Bounce explain(String input) {
    return BuiltIn.EXPLAINER.explain(input);
  }
}
