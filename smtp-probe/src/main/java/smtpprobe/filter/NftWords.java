package smtpprobe.filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.json.Json;

/** A rule of nftables in nearly the words that {@code nft} itself would use. */
public final class NftWords {

  private NftWords() {}

  /** The statements of a rule, one after the other. */
  public static String of(List<Json> statements) {
    return statements.stream().map(NftWords::statement).collect(Collectors.joining(" "));
  }

  private static String statement(Json statement) {
    String kind = statement.names().stream().findFirst().orElse("?");
    Json body = statement.member(kind).orElse(statement);
    return switch (kind) {
      case "match" ->
          body.member("left").map(NftWords::expression).orElse("?")
              + body.text("op")
                  .filter(op -> !op.equals("==") && !op.equals("in"))
                  .map(op -> " " + op)
                  .orElse("")
              + " "
              + body.member("right").map(NftWords::expression).orElse("?");
      case "jump", "goto" -> kind + " " + body.text("target").orElse("?");
      case "vmap" -> body.member("key").map(NftWords::expression).orElse("?") + " vmap {...}";
      default -> kind;
    };
  }

  private static String expression(Json expression) {
    Optional<Json> payload = expression.member("payload");
    if (payload.isPresent()) {
      return payload.get().text("protocol").orElse("?")
          + " "
          + payload.get().text("field").orElse("?");
    }
    for (String kind : List.of("tcp option", "exthdr")) {
      Optional<Json> header = expression.member(kind);
      if (header.isPresent()) {
        return kind
            + " "
            + header.get().text("name").orElse("?")
            + header.get().text("field").map(field -> " " + field).orElse("");
      }
    }
    Optional<Json> fib = expression.member("fib");
    if (fib.isPresent()) {
      return "fib "
          + String.join(" . ", fib.get().texts("flags"))
          + " "
          + fib.get().text("result").orElse("?");
    }
    for (String kind : List.of("meta", "ct")) {
      Optional<String> key = expression.member(kind).flatMap(m -> m.text("key"));
      if (key.isPresent()) {
        return (kind.equals("ct") ? "ct " : "") + key.get();
      }
    }
    Optional<Json> prefix = expression.member("prefix");
    if (prefix.isPresent()) {
      return prefix.get().text("addr").orElse("?") + "/" + prefix.get().number("len").orElse(0L);
    }
    if (!expression.items("concat").isEmpty()) {
      return expression.items("concat").stream()
          .map(NftWords::expression)
          .collect(Collectors.joining(" . "));
    }
    List<Json> range = expression.items("range");
    if (range.size() == 2) {
      return expression(range.get(0)) + "-" + expression(range.get(1));
    }
    Optional<Json> set = expression.member("set");
    if (set.isPresent() || expression.isArray()) {
      List<Json> items = set.map(Json::items).orElse(expression.items());
      return items.stream().map(NftWords::expression).collect(Collectors.joining(", ", "{ ", " }"));
    }
    return expression.text().orElse(expression.toString());
  }
}
