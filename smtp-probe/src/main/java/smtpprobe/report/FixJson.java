package smtpprobe.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import fakereceiver.judge.Outcome;
import smtpprobe.LabPlan;
import smtpprobe.RepairResult;
import smtpprobe.remedy.ByHand;
import smtpprobe.remedy.Recipe;

/** Remedies for programs; the names of the members are a promise, as in {@link JsonReport}. */
public final class FixJson {

  private FixJson() {}

  /**
   * Remedies: {@code remedies[]}, each with {@code title}, {@code mends[]}, {@code recipes[]},
   * {@code before[]} and {@code after[]}; {@code byHand[]} and {@code undecided[]}, rules with
   * evidence; {@code seen[]}, lines about the reverse zone and the receivers; {@code zone}; {@code
   * verdicts[]} with all of it.
   */
  public static String of(RepairResult result) {
    JsonObject json = new JsonObject();
    json.add("remedies", JsonReport.array(result.steps(), FixJson::step));
    JsonArray left = new JsonArray();
    result.left().forEach((id, outcome) -> left.add(left(id, outcome)));
    json.add("byHand", left);
    JsonArray undecided = new JsonArray();
    result.undecided().forEach((id, outcome) -> undecided.add(left(id, outcome)));
    json.add("undecided", undecided);
    json.add(
        "seen",
        JsonReport.strings(
            result.others().stream().flatMap(section -> section.lines().stream()).toList(),
            line -> line));
    json.addProperty("zone", result.plan().zone());
    json.add("verdicts", JsonReport.array(result.after().rows(), CheckJson::row));
    return JsonReport.text(json);
  }

  /**
   * A roll-out: {@code name}, {@code address}, {@code setUp[]}, {@code transport[]}, {@code
   * forwardZone}, {@code reverseZone}, {@code verdicts[]}.
   */
  public static String of(LabPlan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name().text());
    json.addProperty("address", plan.address().text());
    json.add("setUp", JsonReport.array(plan.setUp(), FixJson::recipe));
    json.add("transport", JsonReport.array(plan.transport(), FixJson::recipe));
    json.addProperty("forwardZone", plan.forwardZone());
    json.addProperty("reverseZone", plan.reverseZone());
    json.add("verdicts", JsonReport.array(plan.verdicts(), JsonReport::verdict));
    return JsonReport.text(json);
  }

  private static JsonObject step(RepairResult.Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("title", step.remedy().title());
    json.add("mends", JsonReport.strings(step.mended(), id -> id));
    json.add("recipes", JsonReport.array(step.remedy().recipes(step.plan()), FixJson::recipe));
    json.add("before", JsonReport.array(step.before(), JsonReport::verdict));
    json.add("after", JsonReport.array(step.after(), JsonReport::verdict));
    return json;
  }

  private static JsonObject recipe(Recipe recipe) {
    JsonObject json = new JsonObject();
    json.addProperty("tool", recipe.tool());
    json.add("lines", JsonReport.strings(recipe.lines(), line -> line));
    return json;
  }

  private static JsonObject left(String id, Outcome outcome) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", id);
    json.add(
        "evidence", JsonReport.array(outcome.evidence().observations(), JsonReport::observation));
    ByHand.why(id).ifPresent(why -> json.addProperty("untriedBecause", why));
    return json;
  }
}
