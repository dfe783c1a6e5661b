package fakereceiver.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fakereceiver.finding.Card;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Owner;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as SARIF 2.1.0: a result for each fault and each mail that was not taken, with help for
 * its rule. Every result has a place in a file: GitHub rejects a whole file if one has none.
 */
final class SarifFormat {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final Card NOT_TAKEN =
      new Card(
          "mail-not-taken",
          Owner.RECEIVER,
          "A server did not take the mail",
          "Read its reply; the rules that explain it are listed beside it");

  private static final Card NOT_PREDICTED =
      new Card(
          "verdict-not-predicted",
          Owner.RECEIVER,
          "The receiver gave another verdict than was predicted",
          "Report it with the transcript: the prediction is wrong");

  private final Map<String, Card> rules = new LinkedHashMap<>();
  private final JsonArray results = new JsonArray();
  private final Places places;

  private SarifFormat(Places places) {
    this.places = places;
  }

  static List<String> lines(Report report) {
    return JsonFormat.text(new SarifFormat(report.origin().places()).log(report)).lines().toList();
  }

  private JsonObject log(Report report) {
    for (Located located : Located.of(report)) {
      Card card =
          located
              .finding()
              .map(Finding::card)
              .orElse(located.result().kind() == Result.Kind.MAIL ? NOT_TAKEN : NOT_PREDICTED);
      rules.putIfAbsent(card.id(), card);
      results.add(result(located, card));
    }
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "smtp-probe");
    JsonArray cards = new JsonArray();
    rules.values().forEach(card -> cards.add(rule(card)));
    driver.add("rules", cards);
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonObject run = new JsonObject();
    run.add("tool", tool);
    run.addProperty("columnKind", "utf16CodeUnits");
    run.add("automationDetails", member("id", "smtp-probe/" + text(report.command()) + "/"));
    run.add("invocations", invocations(report.origin()));
    run.add("results", results);
    JsonObject log = new JsonObject();
    log.addProperty("$schema", SCHEMA);
    log.addProperty("version", "2.1.0");
    log.add("runs", array(run));
    return log;
  }

  private static JsonArray invocations(Origin origin) {
    JsonObject invocation = new JsonObject();
    invocation.addProperty("executionSuccessful", true);
    invocation.addProperty("startTimeUtc", origin.at().toString());
    invocation.addProperty("endTimeUtc", origin.at().plus(origin.took()).toString());
    return array(invocation);
  }

  private static JsonObject rule(Card card) {
    JsonObject rule = new JsonObject();
    rule.addProperty("id", card.id());
    rule.add("shortDescription", member("text", sentence(card.fault())));
    rule.add("fullDescription", member("text", sentence(card.fault())));
    String references =
        card.references().isEmpty() ? "" : " See " + String.join(", ", card.references()) + ".";
    JsonObject help = member("text", sentence(card.remedy()) + references);
    help.addProperty(
        "markdown",
        "**"
            + MarkdownText.of(sentence(card.fault()))
            + "**\n\n"
            + MarkdownText.of(sentence(card.remedy()) + references));
    rule.add("help", help);
    return rule;
  }

  private JsonObject result(Located located, Card card) {
    Result one = located.result();
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", card.id());
    result.addProperty("ruleIndex", List.copyOf(rules.keySet()).indexOf(card.id()));
    result.addProperty("level", located.level("note"));
    result.add("message", member("text", message(located)));
    result.add("locations", array(location(located)));
    result.add(
        "partialFingerprints",
        member("smtpProbe/v1", Sha256.hexadecimal(one.id()).substring(0, 32)));
    if (!one.receivers().isEmpty()) {
      JsonObject bag = new JsonObject();
      JsonArray names = new JsonArray();
      one.receivers().forEach(name -> names.add(text(name)));
      bag.add("receivers", names);
      result.add("properties", bag);
    }
    return result;
  }

  private static String message(Located located) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(located.message()));
    located
        .finding()
        .ifPresent(
            finding -> {
              finding.outcome().evidence().lines().forEach(seen -> lines.add("Seen: " + seen));
              if (finding.isFailed()) {
                lines.add("Remedy: " + sentence(finding.remedy()));
              }
            });
    return String.join("\n", lines.stream().map(SarifFormat::text).toList());
  }

  private JsonObject location(Located located) {
    Place place = located.place(places);
    JsonObject region = new JsonObject();
    region.addProperty("startLine", place.line());
    JsonObject physical = new JsonObject();
    physical.add("artifactLocation", member("uri", located.uri(place)));
    physical.add("region", region);
    JsonObject location = new JsonObject();
    location.add("physicalLocation", physical);
    located
        .finding()
        .ifPresent(
            finding ->
                location.add("logicalLocations", array(member("name", text(finding.about())))));
    return location;
  }

  private static JsonObject member(String name, String value) {
    JsonObject json = new JsonObject();
    json.addProperty(name, value);
    return json;
  }

  private static JsonArray array(JsonObject one) {
    JsonArray array = new JsonArray();
    array.add(one);
    return array;
  }

  private static String text(String text) {
    return Printable.inAnyScript(text);
  }

  private static String sentence(String text) {
    String one = text(text);
    return one.isBlank() ? "-" : one.endsWith(".") ? one : one + ".";
  }
}
