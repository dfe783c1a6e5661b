package fakereceiver.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import fakereceiver.dns.Answer;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report for programs. The names of the members are a promise: until the first number of the
 * version changes, later versions only add to them ({@code docs/report.schema.json}). What is not
 * known is left out, never null. Unless everything is asked for, so is what rules did not find, and
 * what was told before of the same finding.
 */
public final class JsonFormat {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * What steers a terminal, turns the reading order around or shows nothing, and yet may stand in
   * JSON as it is (RFC 8259 section 7); and the middle of {@code ##[error]}, which CI systems obey
   * anywhere in a log. Outside of strings there is none of it.
   */
  private static final Pattern HOSTILE = Pattern.compile("(?<=#)#|[\\x7f-\\x9f\\p{Cf}]");

  /** The second number grows with each member that is added. */
  static final String VERSION = "1.0";

  private final boolean whole;
  private final Set<List<String>> told = new HashSet<>();

  private JsonFormat(boolean whole) {
    this.whole = whole;
  }

  static List<String> lines(Report report, Style style) {
    return text(new JsonFormat(style.verbose()).json(report)).lines().toList();
  }

  /** The report as one line of a stream, with the number of the line that asked for it. */
  public static String line(Report report, Style style, long number) {
    JsonObject json = new JsonFormat(style.verbose()).json(report);
    json.addProperty("line", number);
    return hostileEscaped(json.toString());
  }

  /** Why there is no report, as such a line. */
  public static String error(String command, String error, long number) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("command", command);
    json.addProperty("result", "error");
    json.addProperty("error", error);
    json.addProperty("line", number);
    return hostileEscaped(json.toString());
  }

  private JsonObject json(Report report) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("command", report.command());
    json.addProperty("result", report.status().name().toLowerCase(Locale.ROOT));
    for (Part part : report.parts()) {
      if (!part.name().isEmpty()) {
        add(json, part.name(), part(part));
      }
    }
    return json;
  }

  /** A tree as text. */
  static String text(JsonObject json) {
    return hostileEscaped(GSON.toJson(json));
  }

  private static String hostileEscaped(String text) {
    return HOSTILE
        .matcher(text)
        .replaceAll(
            found ->
                found
                    .group()
                    .chars() // some are two
                    .mapToObj(unit -> String.format("\\\\u%04x", unit))
                    .collect(Collectors.joining()));
  }

  /** Parts of one name are one array. */
  private static void add(JsonObject json, String name, JsonElement value) {
    if (json.get(name) instanceof JsonArray there && value instanceof JsonArray more) {
      there.addAll(more);
    } else {
      json.add(name, value);
    }
  }

  private JsonElement part(Part part) {
    if (part instanceof Part.Facts facts) {
      return data(facts.data());
    } else if (part instanceof Part.Findings findings) {
      return array(
          findings.reasons().stream().filter(one -> isShown(one.finding())).toList(), this::reason);
    } else if (part instanceof Part.Verdicts verdicts) {
      return verdicts.layout() == Part.Verdicts.Layout.REPLIES
          ? array(verdicts.all(), this::verdict)
          : array(verdicts.rows(), this::row);
    } else if (part instanceof Part.Talks talks) {
      return array(talks.talks(), talk -> data(talk.data()));
    } else if (part instanceof Part.Steps steps) {
      return array(steps.steps(), step -> data(step.data()));
    }
    return new JsonArray();
  }

  private JsonElement data(Data data) {
    if (data instanceof Data.Found found) {
      return finding(found.finding());
    } else if (data instanceof Data.Seen seen) {
      return array(seen.evidence().observations(), JsonFormat::observation);
    } else if (data instanceof Data.Judged judged) {
      return verdict(judged.verdict());
    }
    return PlainJson.of(data, this::data).orElseGet(JsonObject::new);
  }

  private JsonObject reason(Part.Reason reason) {
    JsonObject json = finding(reason.finding());
    if (!reason.section().isEmpty()) {
      json.addProperty("section", reason.section());
    }
    reason.untried().ifPresent(why -> json.addProperty("untriedBecause", why));
    return json;
  }

  private JsonObject row(Part.Row row) {
    JsonElement json = data(row.about());
    json.getAsJsonObject().add("verdicts", array(row.verdicts(), this::verdict));
    return json.getAsJsonObject();
  }

  private JsonObject verdict(Verdict verdict) {
    JsonObject json = new JsonObject();
    json.addProperty("persona", verdict.persona());
    json.addProperty("action", verdict.action().word());
    verdict.stage().ifPresent(stage -> json.addProperty("stage", stage.word()));
    verdict.reply().ifPresent(reply -> addReply(json, reply));
    json.add("because", array(verdict.because(), JsonPrimitive::new));
    json.addProperty("assumed", verdict.assumed());
    json.addProperty("counts", verdict.counts());
    verdict.score().ifPresent(score -> json.add("score", score(score)));
    json.add("outcomes", array(verdict.findings().where(this::isShown).all(), this::finding));
    return json;
  }

  private static JsonObject score(Scoring.Score score) {
    JsonObject json = new JsonObject();
    json.addProperty("sum", score.sum());
    JsonObject parts = new JsonObject();
    score.parts().forEach(parts::addProperty);
    json.add("parts", parts);
    return json;
  }

  private static void addReply(JsonObject json, Reply reply) {
    json.addProperty("code", reply.code());
    reply.status().ifPresent(status -> json.addProperty("status", status.toString()));
    json.addProperty("text", reply.text());
  }

  private boolean isShown(Finding finding) {
    return whole || finding.isFailed() || finding.isUndecided();
  }

  private JsonObject finding(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", finding.id());
    json.addProperty("about", finding.about());
    json.addProperty("result", finding.result().name().toLowerCase(Locale.ROOT));
    if (!whole && !told.add(key(finding))) {
      return json;
    }
    if (finding.isFailed()) {
      json.addProperty("fault", finding.card().fault());
      json.addProperty("remedy", finding.remedy());
      if (finding.card().note()) {
        json.addProperty("note", true);
      }
    }
    json.add(
        "evidence", array(finding.outcome().evidence().observations(), JsonFormat::observation));
    return json;
  }

  private static List<String> key(Finding finding) {
    List<String> key = new ArrayList<>(finding.outcome().evidence().lines());
    key.add(finding.id());
    key.add(finding.about());
    key.add(finding.result().name());
    return key;
  }

  private static JsonObject observation(Observation observation) {
    JsonObject json = new JsonObject();
    json.addProperty("what", observation.what());
    json.addProperty("seen", observation.seen());
    if (observation instanceof Observation.Lookup lookup) {
      Answer<?> answer = lookup.answer();
      json.addProperty("said", answer.said());
      answer.ttl().ifPresent(ttl -> json.addProperty("ttl", ttl.toSeconds()));
      json.addProperty("milliseconds", answer.took().toMillis());
      json.addProperty("server", answer.server());
    }
    return json;
  }

  private static <T> JsonArray array(
      Collection<T> things, Function<? super T, ? extends JsonElement> each) {
    JsonArray array = new JsonArray();
    things.forEach(thing -> array.add(each.apply(thing)));
    return array;
  }
}
