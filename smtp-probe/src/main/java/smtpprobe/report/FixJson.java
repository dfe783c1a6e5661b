package smtpprobe.report;

import com.google.gson.JsonObject;
import fakereceiver.finding.Finding;
import java.util.List;
import smtpprobe.fix.LabPlan;
import smtpprobe.fix.RepairResult;
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
    json.add("byHand", JsonReport.array(result.left().all(), FixJson::left));
    json.add("undecided", JsonReport.array(result.undecided().all(), FixJson::left));
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
    json.add("mends", JsonReport.strings(List.copyOf(step.mended().ids()), id -> id));
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

  private static JsonObject left(Finding finding) {
    JsonObject json = JsonReport.finding(finding);
    finding.card().untried().ifPresent(why -> json.addProperty("untriedBecause", why));
    return json;
  }
}
