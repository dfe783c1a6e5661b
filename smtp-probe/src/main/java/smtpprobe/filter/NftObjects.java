package smtpprobe.filter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.json.Json;

/** What {@code nft -j list ruleset} prints: tables, chains, sets and rules, each an object. */
public final class NftObjects {

  private NftObjects() {}

  /**
   * The objects of tables that are in force: the kernel has taken the chains of a dormant one off
   * their hooks (nft(8), table flags). Empty when the text is something else.
   */
  public static Optional<List<Json>> inForce(String text) {
    return Json.parse(text)
        .flatMap(json -> json.member("nftables"))
        .map(Json::items)
        .map(NftObjects::awake);
  }

  private static List<Json> awake(List<Json> objects) {
    Set<String> dormant =
        objects.stream()
            .flatMap(object -> object.member("table").stream())
            .filter(table -> table.texts("flags").contains("dormant"))
            .map(table -> key(table, "name"))
            .collect(Collectors.toSet());
    return objects.stream()
        .filter(
            object ->
                object.names().stream()
                    .flatMap(kind -> object.member(kind).stream())
                    .noneMatch(body -> dormant.contains(key(body, "table"))))
        .toList();
  }

  private static String key(Json object, String name) {
    return object.text("family").orElse("?") + " " + object.text(name).orElse("?");
  }
}
