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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A report for programs. The names of the members are a promise: later versions only add to them.
 * What is not known is left out, never null.
 */
final class JsonFormat {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * What steers a terminal or turns the reading order around, and yet may stand in JSON as it is
   * (RFC 8259 section 7). Outside of strings there is none of it.
   */
  private static final Pattern HOSTILE =
      Pattern.compile("[\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

  private JsonFormat() {}

  static List<String> lines(Report report) {
    JsonObject json = new JsonObject();
    for (Part part : report.parts()) {
      if (!part.name().isEmpty()) {
        add(json, part.name(), part(part));
      }
    }
    return text(json).lines().toList();
  }

  /** A tree as text. */
  static String text(JsonObject json) {
    return HOSTILE
        .matcher(GSON.toJson(json))
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** Parts of one name are one array. */
  private static void add(JsonObject json, String name, JsonElement value) {
    if (json.get(name) instanceof JsonArray there && value instanceof JsonArray more) {
      there.addAll(more);
    } else {
      json.add(name, value);
    }
  }

  private static JsonElement part(Part part) {
    if (part instanceof Part.Facts facts) {
      return data(facts.data());
    } else if (part instanceof Part.Findings findings) {
      return array(findings.reasons(), JsonFormat::reason);
    } else if (part instanceof Part.Verdicts verdicts) {
      return verdicts.layout() == Part.Verdicts.Layout.REPLIES
          ? array(verdicts.all(), JsonFormat::verdict)
          : array(verdicts.rows(), JsonFormat::row);
    } else if (part instanceof Part.Talks talks) {
      return array(talks.talks(), talk -> data(talk.data()));
    } else if (part instanceof Part.Steps steps) {
      return array(steps.steps(), step -> data(step.data()));
    }
    return new JsonArray();
  }

  private static JsonElement data(Data data) {
    if (data instanceof Data.Text text) {
      return new JsonPrimitive(text.text());
    } else if (data instanceof Data.Quantity quantity) {
      return new JsonPrimitive(quantity.value());
    } else if (data instanceof Data.Flag flag) {
      return new JsonPrimitive(flag.isSet());
    } else if (data instanceof Data.Found found) {
      return finding(found.finding());
    } else if (data instanceof Data.Seen seen) {
      return array(seen.evidence().observations(), JsonFormat::observation);
    } else if (data instanceof Data.Judged judged) {
      return verdict(judged.verdict());
    } else if (data instanceof Data.Items items) {
      return array(items.items(), JsonFormat::data);
    }
    JsonObject json = new JsonObject();
    if (data instanceof Data.Members members) {
      members.members().forEach((name, value) -> json.add(name, data(value)));
    }
    return json;
  }

  private static JsonObject reason(Part.Reason reason) {
    JsonObject json = finding(reason.finding());
    if (!reason.section().isEmpty()) {
      json.addProperty("section", reason.section());
    }
    reason.untried().ifPresent(why -> json.addProperty("untriedBecause", why));
    return json;
  }

  private static JsonObject row(Part.Row row) {
    JsonElement json = data(row.about());
    json.getAsJsonObject().add("verdicts", array(row.verdicts(), JsonFormat::verdict));
    return json.getAsJsonObject();
  }

  private static JsonObject verdict(Verdict verdict) {
    JsonObject json = new JsonObject();
    json.addProperty("persona", verdict.persona());
    json.addProperty("action", verdict.action().word());
    verdict.stage().ifPresent(stage -> json.addProperty("stage", stage.word()));
    verdict.reply().ifPresent(reply -> addReply(json, reply));
    json.add("because", array(verdict.because(), JsonPrimitive::new));
    json.addProperty("assumed", verdict.assumed());
    json.addProperty("counts", verdict.counts());
    verdict.score().ifPresent(score -> json.add("score", score(score)));
    json.add("outcomes", array(verdict.findings().all(), JsonFormat::finding));
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

  private static JsonObject finding(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", finding.id());
    json.addProperty("about", finding.about());
    json.addProperty("result", finding.result().name().toLowerCase(Locale.ROOT));
    if (finding.isFailed()) {
      json.addProperty("fault", finding.card().fault());
      json.addProperty("remedy", finding.remedy());
    }
    json.add(
        "evidence", array(finding.outcome().evidence().observations(), JsonFormat::observation));
    return json;
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
