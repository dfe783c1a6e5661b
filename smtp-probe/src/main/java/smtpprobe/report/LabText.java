package smtpprobe.report;

import java.util.ArrayList;
import java.util.List;
import smtpprobe.fix.LabPlan;
import smtpprobe.remedy.Recipe;

/** A roll-out for people: what to do in which order. Immutable. */
public final class LabText {

  private static final String INDENT = "   ";

  private final Style style;

  /** Written in {@code style}. */
  public LabText(Style style) {
    this.style = style;
  }

  /** The report, line by line. */
  public List<String> lines(LabPlan plan) {
    List<String> lines = new ArrayList<>();
    long delivering = plan.verdicts().stream().filter(v -> v.action().delivers()).count();
    lines.addAll(
        Wrap.lines(
            "",
            "",
            "A name of its own, "
                + plan.name()
                + ", and an address of its own, "
                + plan.address()
                + ": mail of everybody else goes on as before. With the records below, "
                + delivering
                + " of "
                + plan.verdicts().size()
                + " receivers would deliver."));
    step(
        lines, 1, "Give the host the address, not preferred: until step 4, nothing leaves from it");
    recipes(lines, plan.setUp());
    lines.addAll(
        Wrap.lines(
            INDENT,
            INDENT,
            "Look first that nobody else on the network has it: \"ping -c 3 "
                + plan.address()
                + "\" stays without an answer."));
    step(lines, 2, "Publish the records of the name (forward.zone)");
    plan.forwardZone().lines().forEach(line -> lines.add(line));
    step(lines, 3, "Ask whoever owns the address range for the PTR record (reverse.zone)");
    plan.reverseZone().lines().forEach(line -> lines.add(line));
    lines.add(INDENT + "in words: " + plan.reverse().words());
    lines.add(INDENT + "and wait until it is there:");
    command(lines, "smtp-probe check --about reverse --watch" + who(plan));
    step(lines, 4, "Let mail of this domain, and no other, leave from the address");
    recipes(lines, plan.transport());
    step(lines, 5, "Look, then send to an address of yours at each receiver that matters");
    command(lines, "smtp-probe check --domain " + plan.name() + who(plan));
    command(
        lines,
        "smtp-probe send --from postmaster@" + plan.name() + who(plan) + " --to YOU@RECEIVER");
    lines.addAll(
        Wrap.lines(
            INDENT,
            INDENT,
            "Look where it was put: inbox, junk folder, nowhere. Read the DMARC reports of some"
                + " days."));
    step(lines, 6, "Then do the same for the name that mail of everybody leaves under");
    command(lines, "smtp-probe fix");
    lines.addAll(
        Wrap.lines(
            INDENT,
            INDENT,
            "The records first; after their old TTL, the mail server. To go back, take the bind"
                + " address out again."));
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static String who(LabPlan plan) {
    return " --source " + plan.address() + " --helo " + plan.name();
  }

  private void step(List<String> lines, int number, String title) {
    lines.add("");
    lines.add(style.bold(number + ". " + title + "."));
  }

  private static void command(List<String> lines, String text) {
    lines.add(text);
  }

  private void recipes(List<String> lines, List<Recipe> recipes) {
    recipes.forEach(recipe -> lines.addAll(FixText.recipe(recipe, style)));
  }
}
