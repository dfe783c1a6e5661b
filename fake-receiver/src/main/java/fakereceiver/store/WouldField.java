package fakereceiver.store;

import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What other receivers would have done with a message, as a header field: how many of each action,
 * then each that would not have delivered it, with its code.
 *
 * <pre>{@code
 * X-Fake-Receiver-Would: accept 55, defer 1, reject 1;
 *  postfix-strict=defer 450 4.7.25;
 *  gmail=reject 550 5.7.25
 * }</pre>
 */
final class WouldField {

  static final String NAME = "X-Fake-Receiver-Would";

  private WouldField() {}

  /** The field with its line end; empty where nobody was asked. Names of personas are ASCII. */
  static String of(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return "";
    }
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    List<String> others = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      counts.merge(verdict.action(), 1, Integer::sum);
      if (!verdict.action().delivers()) {
        others.add(verdict.persona() + "=" + verdict.action().word() + code(verdict));
      }
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        String.join(
            ", ",
            counts.entrySet().stream()
                .map(one -> one.getKey().word() + " " + one.getValue())
                .toList()));
    parts.addAll(others);
    return NAME + ": " + String.join(";\r\n ", parts) + "\r\n";
  }

  private static String code(Verdict verdict) {
    return verdict.action().refuses() ? verdict.reply().map(WouldField::code).orElse("") : "";
  }

  private static String code(Reply reply) {
    return " " + reply.code() + reply.status().map(status -> " " + status).orElse("");
  }
}
