package smtpprobe.bounce.reply;

import fakereceiver.judge.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a cause becomes when it is known at which command the reply came: whoever is refused before
 * any recipient was named is not refused for the recipient.
 */
final class AtStage {

  private static final Map<String, String> AT_MAIL =
      Map.of(
          "host-unknown", "sender-domain-missing",
          "recipient-unknown", "sender-refused",
          "recipient-refused", "sender-refused",
          "recipient-disabled", "sender-refused",
          "recipient-syntax", "sender-refused");

  private AtStage() {}

  static List<String> refined(List<String> causes, Optional<Stage> stage, Ground ground) {
    String first = causes.get(0);
    Optional<String> other = Optional.empty();
    if (stage.filter(Stage.MAIL::equals).isPresent()) {
      other = Optional.ofNullable(AT_MAIL.get(first));
    } else if (stage.filter(Stage.CONNECT::equals).isPresent()
        && ground == Ground.HINT
        && (first.equals("policy") || first.equals("recipient-refused"))) {
      other = Optional.of("client-blocked");
    }
    if (other.isEmpty()) {
      return causes;
    }
    List<String> refined = new ArrayList<>(List.of(other.get()));
    refined.addAll(causes.subList(1, causes.size()));
    return refined;
  }
}
