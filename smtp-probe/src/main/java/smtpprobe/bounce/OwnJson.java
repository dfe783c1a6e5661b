package smtpprobe.bounce;

import fakereceiver.mail.EnhancedStatusCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.bounce.reply.SaidReply;
import smtpprobe.json.Json;

/** What {@code send --format json} printed: the replies to recipients that were refused. */
final class OwnJson {

  private static final int MAX = 10_000;

  private OwnJson() {}

  /**
   * One refusal.
   *
   * @param recipient for whom
   * @param host which server refused
   * @param client from which address
   * @param reply its words, with the codes in front
   */
  record Refusal(String recipient, String host, String client, String reply) {}

  /** Whether the beginning of a text looks like that. */
  static boolean looksLike(String head) {
    return head.startsWith("{") && head.contains("\"deliveries\"");
  }

  static List<Refusal> read(String text) {
    List<Refusal> refusals = new ArrayList<>();
    Json.parse(text).stream()
        .flatMap(json -> json.items("deliveries").stream())
        .limit(MAX)
        .forEach(
            delivery ->
                delivery
                    .items("recipients")
                    .forEach(one -> refusal(delivery, one).ifPresent(refusals::add)));
    return refusals;
  }

  private static Optional<Refusal> refusal(Json delivery, Json one) {
    Optional<Long> code = one.number("code").filter(c -> c >= 400 && c < 600);
    return code.map(
        c ->
            new Refusal(
                one.text("address").orElse(""),
                delivery.text("server").or(() -> delivery.text("address")).orElse(""),
                delivery
                    .member("dialogue")
                    .flatMap(dialogue -> dialogue.text("sourceAddress"))
                    .orElse(""),
                c
                    + " "
                    + one.text("status")
                        .flatMap(SaidReply::status)
                        .map(EnhancedStatusCode::toString)
                        .map(status -> status + " ")
                        .orElse("")
                    + one.text("text").orElse("")));
  }
}
