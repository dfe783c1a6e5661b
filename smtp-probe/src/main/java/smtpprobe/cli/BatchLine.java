package smtpprobe.cli;

import fakereceiver.given.UsageException;
import fakereceiver.yaml.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smtpprobe.json.Json;

/**
 * A question of a batch.
 *
 * @param zones its zone files; empty for the DNS of the command line
 * @param personas its receivers, by name or file
 */
record BatchLine(Plan plan, List<String> zones, List<String> personas) {

  private static final List<String> MEMBERS =
      List.of("client", "helo", "from", "to", "header-from", "message", "zone", "personas", "tls");

  BatchLine {
    zones = List.copyOf(zones);
    personas = List.copyOf(personas);
  }

  /**
   * Reads a line.
   *
   * @param isCut whether it is longer than a line may be
   * @throws UsageException when something is wrong with it
   */
  static BatchLine read(String text, boolean isCut, Batch batch) {
    if (isCut) {
      throw new UsageException("longer than 1 MiB, expected a shorter line");
    }
    Json json =
        Json.parse(text)
            .filter(Json::isObject)
            .orElseThrow(() -> new UsageException("not a JSON object, expected one in each line"));
    for (String name : json.names()) {
      if (!MEMBERS.contains(name)) {
        throw new UsageException(
            "unknown member \""
                + name
                + "\", expected "
                + String.join(", ", MEMBERS)
                + Nearest.hint(name, MEMBERS));
      }
    }
    Plan usual = batch.usual();
    Optional<Path> message = text(json, "message").map(BatchLine::path);
    Optional<String> headerFrom = text(json, "header-from");
    if (message.isPresent() && headerFrom.isPresent()) {
      throw new UsageException("message with header-from, expected one of them");
    }
    boolean ownContent = message.isPresent() || headerFrom.isPresent();
    Plan plan =
        new Plan(
            needed(text(json, "client"), usual.client(), "client"),
            needed(text(json, "helo"), usual.helo(), "helo"),
            needed(text(json, "from"), usual.from(), "from"),
            texts(json, "to").orElse(usual.to()),
            ownContent ? headerFrom : usual.headerFrom(),
            ownContent ? message : usual.message(),
            flag(json, "tls").orElse(usual.tls()));
    if (plan.to().isEmpty()) {
      throw new UsageException("to is missing, expected an address or a list of them");
    }
    return new BatchLine(
        plan,
        texts(json, "zone").orElse(List.of()),
        texts(json, "personas").orElse(batch.personas()));
  }

  private static String needed(Optional<String> told, String usual, String name) {
    return told.or(() -> Optional.of(usual).filter(text -> !text.isEmpty()))
        .orElseThrow(() -> new UsageException(name + " is missing, expected a text"));
  }

  private static Optional<String> text(Json json, String name) {
    Optional<Json> member = json.member(name);
    if (member.isPresent() && member.get().text().isEmpty()) {
      throw new UsageException(name + " is no text, expected one");
    }
    return member.flatMap(Json::text);
  }

  private static Optional<List<String>> texts(Json json, String name) {
    Optional<Json> member = json.member(name);
    if (member.isEmpty()) {
      return Optional.empty();
    }
    if (member.get().text().isPresent()) {
      return Optional.of(List.of(member.get().text().get()));
    }
    List<String> texts = member.get().items().stream().flatMap(one -> one.text().stream()).toList();
    if (texts.isEmpty() || texts.size() != member.get().items().size()) {
      throw new UsageException(name + " is no text and no list of texts, expected one of them");
    }
    return Optional.of(texts);
  }

  private static Optional<Boolean> flag(Json json, String name) {
    Optional<Json> member = json.member(name);
    String word = member.map(Json::toString).orElse("");
    if (member.isPresent() && !word.equals("true") && !word.equals("false")) {
      throw new UsageException(name + " is neither true nor false, expected one of them");
    }
    return member.map(one -> word.equals("true"));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("message \"" + text + "\" cannot be the name of a file", e);
    }
  }
}
