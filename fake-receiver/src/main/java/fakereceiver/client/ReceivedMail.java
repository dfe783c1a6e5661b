package fakereceiver.client;

import fakereceiver.report.JsonTree;
import java.time.Instant;
import java.util.List;

/**
 * A mail that came to a receiver. Immutable.
 *
 * @param id its number; later mails have greater ones
 * @param time when it was final
 * @param persona who answered
 * @param outcome what became of it: {@code accept}, {@code note}, {@code junk}, {@code drop},
 *     {@code defer}, {@code reject}, {@code unfinished}
 * @param client the address that was judged
 * @param from the reverse-path; empty for none
 * @param to the recipients
 * @param subject decoded; empty for none
 * @param reply the last word on it; empty for none
 * @param because the rules behind the verdict
 * @param faults the rules that found a fault
 */
public record ReceivedMail(
    long id,
    Instant time,
    String persona,
    String outcome,
    String client,
    String from,
    List<String> to,
    String subject,
    String reply,
    List<String> because,
    List<String> faults) {

  public ReceivedMail {
    to = List.copyOf(to);
    because = List.copyOf(because);
    faults = List.copyOf(faults);
  }

  static ReceivedMail of(JsonTree json) {
    return new ReceivedMail(
        json.number("id"),
        json.text("time").map(Instant::parse).orElse(Instant.EPOCH),
        json.text("persona").orElse(""),
        json.text("outcome").orElse(""),
        json.text("client").orElse(""),
        json.text("from").orElse(""),
        json.texts("to"),
        json.text("subject").orElse(""),
        json.text("reply").orElse(""),
        json.texts("because"),
        json.texts("faults"));
  }

  /** Whether it was taken and is where its reader looks. */
  public boolean isDelivered() {
    return outcome.equals("accept") || outcome.equals("note");
  }
}
