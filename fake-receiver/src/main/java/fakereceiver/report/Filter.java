package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import java.util.List;
import java.util.Set;

/**
 * The parts of a report with what a gate counts.
 *
 * @param known the ids of what a baseline holds
 */
record Filter(Gate gate, Set<String> known) {

  List<Part> parts(List<Part> parts) {
    return parts.stream().map(this::part).toList();
  }

  private Part part(Part part) {
    if (part instanceof Part.Verdicts table) {
      return new Part.Verdicts(
          table.name(),
          table.heading(),
          table.intro(),
          table.layout(),
          table.rows().stream().map(this::row).toList());
    } else if (part instanceof Part.Findings findings) {
      return findings.manner() == Part.Findings.Manner.EXPLAINING
          ? findings
          : new Part.Findings(
              findings.name(),
              findings.heading(),
              findings.manner(),
              findings.reasons().stream().filter(one -> isNew(one.finding())).toList());
    } else if (part instanceof Part.Steps steps) {
      return new Part.Steps(
          steps.name(), steps.heading(), steps.steps().stream().filter(this::isNew).toList());
    } else if (part instanceof Part.Talks talks) {
      return new Part.Talks(
          talks.name(), talks.heading(), talks.talks().stream().map(this::talk).toList());
    } else if (part instanceof Part.Note note) {
      return new Part.Note(note.tone(), note.lines().stream().filter(this::isWanted).toList());
    }
    return part;
  }

  /** The line of an answer that names the one cause, {@code Cause: spf-fail: ...}. */
  private boolean isWanted(Line line) {
    return !(line instanceof Line.Sentence sentence)
        || gate.ignored().stream()
            .noneMatch(rule -> sentence.text().text().startsWith("Cause: " + rule + ":"));
  }

  private Part.Row row(Part.Row row) {
    return new Part.Row(
        row.label(),
        row.words(),
        row.happens(),
        row.unknown(),
        row.about(),
        row.cells().stream().map(cell -> cell(row, cell)).toList());
  }

  private Part.Judged cell(Part.Row row, Part.Judged cell) {
    Verdict verdict = cell.verdict();
    if (cell.predicted().isPresent()) {
      return cell;
    }
    boolean failure =
        !verdict.action().delivers() || verdict.action().compareTo(gate.failsFrom()) >= 0;
    boolean minded =
        verdict.because().isEmpty() || verdict.because().stream().anyMatch(gate::isWanted);
    boolean counts =
        gate.receivers().test(verdict)
            && (!failure || (minded && !known.contains(Results.id(row, verdict))));
    return Part.Judged.of(
        new Verdict(
            verdict.persona(),
            verdict.action(),
            verdict.stage(),
            verdict.reply(),
            verdict.because(),
            verdict.assumed(),
            counts,
            verdict.score(),
            verdict.findings()));
  }

  private boolean isNew(Finding finding) {
    return gate.isWanted(finding.id()) && !known.contains(Results.id(finding));
  }

  private boolean isNew(Part.Step step) {
    Findings mended = step.mended();
    return mended.isEmpty() || mended.all().stream().anyMatch(this::isNew);
  }

  /**
   * A conversation that ended as the baseline says is as it should be; so is a bounce of which
   * nobody counts the cause. Mail that a server did not take just now was not taken, whatever the
   * rules that explain it.
   */
  private Part.Talk talk(Part.Talk talk) {
    boolean isLeftOut =
        !talk.because().isEmpty()
            && talk.because().stream().map(Finding::id).noneMatch(gate::isWanted);
    return talk.isGood() || !(isLeftOut || known.contains(Results.id(talk)))
        ? talk
        : new Part.Talk(
            talk.title(),
            talk.result() + (isLeftOut ? " (ignored)" : " (known)"),
            Action.ACCEPT,
            talk.isDetail(),
            talk.data(),
            talk.lines(),
            talk.reasons(),
            talk.scripts(),
            talk.more(),
            talk.because(),
            talk.subject());
  }
}
