package smtpprobe.report;

import fakereceiver.finding.Findings;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.fix.Rollout;

/** A roll-out: what to do in which order. */
final class RolloutReport {

  private RolloutReport() {}

  static Report of(Rollout plan) {
    long delivering = plan.verdicts().stream().filter(v -> v.action().delivers()).count();
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.Note.of(
            "A name of its own, "
                + plan.name()
                + ", and an address of its own, "
                + plan.address()
                + ": mail of everybody else goes on as before. With the records below, "
                + delivering
                + " of "
                + plan.verdicts().size()
                + " receivers would deliver."));
    parts.add(new Part.Steps("", "", steps(plan)));
    parts.add(Part.Facts.of("name", new Data.Text(plan.name().text())));
    parts.add(Part.Facts.of("address", new Data.Text(plan.address().text())));
    parts.add(Part.Facts.of("setUp", Data.items(plan.setUp(), Trees::recipe)));
    parts.add(Part.Facts.of("transport", Data.items(plan.transport(), Trees::recipe)));
    parts.add(Part.Facts.of("forwardZone", new Data.Text(plan.forwardZone())));
    parts.add(Part.Facts.of("reverseZone", new Data.Text(plan.reverseZone())));
    parts.add(Part.Facts.of("verdicts", Data.items(plan.verdicts(), Data.Judged::new)));
    return new Report(
        "fix --lab " + plan.name(), Status.of(delivering < plan.verdicts().size(), false), parts);
  }

  private static List<Part.Step> steps(Rollout plan) {
    String who = " --source " + plan.address() + " --helo " + plan.name();
    List<Line> first = StepLines.recipes(plan.setUp());
    first.add(
        StepLines.sentence(
            "Look first that nobody else on the network has it: \"ping -c 3 "
                + plan.address()
                + "\" stays without an answer."));
    List<Line> third = new ArrayList<>(zone(plan.reverseZone()));
    third.add(new Line.Verbatim("   in words: " + plan.reverse().words()));
    third.add(new Line.Verbatim("   and wait until it is there:"));
    third.add(new Line.Verbatim("smtp-probe check --about reverse --watch" + who));
    return List.of(
        step(
            "Give the host the address, not preferred: until step 4, nothing leaves from it",
            first),
        step("Publish the records of the name (forward.zone)", zone(plan.forwardZone())),
        step("Ask whoever owns the address range for the PTR record (reverse.zone)", third),
        step(
            "Let mail of this domain, and no other, leave from the address",
            StepLines.recipes(plan.transport())),
        step(
            "Look, then send to an address of yours at each receiver that matters",
            List.of(
                new Line.Verbatim("smtp-probe check --domain " + plan.name() + who),
                new Line.Verbatim(
                    "smtp-probe send --from postmaster@"
                        + plan.name()
                        + who
                        + " --to YOU@RECEIVER"),
                StepLines.sentence(
                    "Look where it was put: inbox, junk folder, nowhere. Read the DMARC reports of"
                        + " some days."))),
        step(
            "Then do the same for the name that mail of everybody leaves under",
            List.of(
                new Line.Verbatim("smtp-probe fix"),
                StepLines.sentence(
                    "The records first; after their old TTL, the mail server. To go back, take the"
                        + " bind address out again."))));
  }

  private static Part.Step step(String title, List<Line> lines) {
    return new Part.Step(title + ".", Findings.NONE, new Data.Text(title), lines);
  }

  private static List<Line> zone(String zone) {
    return zone.lines().<Line>map(Line.Verbatim::new).toList();
  }
}
