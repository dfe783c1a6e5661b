package smtpprobe.remedy;

import fakereceiver.finding.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smtpprobe.sender.Host;

/**
 * Changes that belong together, and the faults that they are to take away. Immutable.
 *
 * @param title what is done, in a few words without a full stop
 * @param mends the faults that are found now and are to be gone then
 * @param changes the changes, in the order in which to make them
 * @param notes what whoever makes them has to know, as sentences without a full stop; may quote
 *     strangers
 */
public record Remedy(String title, Findings mends, List<Change> changes, List<String> notes) {

  public Remedy {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Whether nothing but DNS is changed. */
  public boolean isOfRecords() {
    return changes.stream().allMatch(DnsChange.class::isInstance);
  }

  /** The plan with all of its changes. */
  public Plan applyTo(Plan plan) {
    Plan changed = plan;
    for (Change change : changes) {
      changed = change.applyTo(changed);
    }
    return changed;
  }

  /**
   * What to know besides: the notes, and what becomes of lines in files that something else makes.
   *
   * @param plan as it is before
   */
  public List<String> notes(Plan plan) {
    List<String> all = new ArrayList<>(notes);
    Host now = plan.host();
    Host then = applyTo(plan).host();
    if (!then.mail().all().equals(now.mail().all())) {
      now.mail().keeper().ifPresent(all::add);
    }
    if (!then.facts().addresses().equals(now.facts().addresses())
        || !then.facts().routing().equals(now.facts().routing())) {
      now.facts().network().keeper().ifPresent(all::add);
    }
    return all;
  }

  /**
   * What to do, and what to mind, without a full stop at the end.
   *
   * @param plan as it is before
   */
  public String advice(Plan plan) {
    Set<String> parts = new LinkedHashSet<>();
    Plan now = plan;
    for (Change change : changes) {
      parts.addAll(change.advice(now));
      now = change.applyTo(now);
    }
    String text = parts.isEmpty() ? title : String.join("; and ", parts);
    StringBuilder advice =
        new StringBuilder(Character.toUpperCase(text.charAt(0)) + text.substring(1));
    for (String note : notes(plan)) {
      boolean ended = advice.charAt(advice.length() - 1) == '.'; // with the name of a record
      advice.append(ended ? " " : ". ").append(note);
    }
    return advice.toString();
  }

  /**
   * How to make all of them, each tool once.
   *
   * @param plan as it is before
   */
  public List<Recipe> recipes(Plan plan) {
    Map<String, Recipe> byTool = new LinkedHashMap<>();
    Plan now = plan;
    for (Change change : changes) {
      for (Recipe recipe : change.recipes(now)) {
        byTool.merge(recipe.tool(), recipe, Recipe::and);
      }
      now = change.applyTo(now);
    }
    return List.copyOf(byTool.values());
  }
}
