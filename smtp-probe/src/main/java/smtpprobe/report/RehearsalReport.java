package smtpprobe.report;

import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Tone;
import fakereceiver.report.VerdictWords;
import fakereceiver.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.rehearse.Rehearsal;
import smtpprobe.rehearse.Rehearsal.Scene;

/** A rehearsal: stories, receivers, and whether each verdict was predicted. */
final class RehearsalReport {

  private static final List<String> INTRODUCTION =
      List.of(
          "A mail server sends over IPv6. Each line below is one story of how its DNS or",
          "its greeting is set up, each column one kind of receiver. A cell says what",
          "becomes of the mail, at which step of SMTP, and with which reply code.",
          "  accept  taken, no fault found       defer   refused for now (4xx): queued",
          "  note    taken, a fault others mind  reject  refused for good (5xx): bounces",
          "  junk    taken, and filed as junk    steps   connect, helo, mail, rcpt, message");

  private RehearsalReport() {}

  static Report of(Rehearsal rehearsal) {
    Map<Scenario, List<Scene>> stories = new LinkedHashMap<>();
    rehearsal
        .scenes()
        .forEach(s -> stories.computeIfAbsent(s.scenario(), story -> new ArrayList<>()).add(s));
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Facts(
            "allPredicted",
            "",
            new Data.Flag(rehearsal.allPredicted()),
            INTRODUCTION.stream().<Line>map(Line.Verbatim::new).toList()));
    parts.add(
        new Part.Verdicts(
            "",
            "",
            "",
            Part.Verdicts.Layout.GRID,
            stories.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList()));
    stories.forEach((story, scenes) -> parts.addAll(story(story, scenes)));
    parts.add(conclusion(rehearsal));
    return new Report("rehearse", Status.of(!rehearsal.allPredicted(), false), parts);
  }

  private static Part.Row row(Scenario story, List<Scene> scenes) {
    return new Part.Row(
        story.name(),
        "",
        true,
        Data.tree().with("story", story.name()).done(),
        scenes.stream()
            .map(scene -> new Part.Judged(scene.given(), Optional.of(scene.isPredicted())))
            .toList());
  }

  private static List<Part> story(Scenario story, List<Scene> scenes) {
    List<Verdict> verdicts = scenes.stream().map(Scene::given).toList();
    return List.of(
        new Part.Findings(
            "",
            story.name() + " - " + story.story(),
            Part.Findings.Manner.EXPLAINING,
            PredictionReport.reasons(verdicts)),
        new Part.Talks("scenes", "", scenes.stream().map(RehearsalReport::talk).toList()));
  }

  private static Part.Talk talk(Scene scene) {
    return new Part.Talk(
        "",
        "",
        scene.isPredicted() ? Action.ACCEPT : Action.REJECT,
        false,
        Data.tree()
            .with("story", scene.scenario().name())
            .with("persona", scene.predicted().persona())
            .with("predictionHeld", scene.isPredicted())
            .with("predicted", new Data.Judged(scene.predicted()))
            .with("given", new Data.Judged(scene.given()))
            .with("dialogue", Trees.dialogue(scene.dialogue()))
            .done(),
        List.of(),
        List.of(),
        List.of(
            new Part.Script(
                "what the client saw, with " + scene.predicted().persona(),
                scene.dialogue().transcript().printable()),
            new Part.Script("what the receiver saw", scene.session().transcript().printable())));
  }

  private static Part conclusion(Rehearsal rehearsal) {
    int all = rehearsal.scenes().size();
    List<Scene> missed = rehearsal.scenes().stream().filter(s -> !s.isPredicted()).toList();
    if (missed.isEmpty()) {
      return new Part.Note(
          Tone.GOOD,
          List.of(
              Line.of(
                  0,
                  "Every prediction ("
                      + all
                      + " of "
                      + all
                      + ") equalled the verdict that the receiver gave on the wire.")));
    }
    List<Line> lines = new ArrayList<>();
    missed.forEach(scene -> lines.add(Line.of(0, missed(scene))));
    lines.add(
        Line.of(
            0,
            missed.size()
                + " of "
                + all
                + " predictions MISSED the verdict that the receiver gave on the wire."));
    return new Part.Note(Tone.BAD, lines);
  }

  private static String missed(Scene scene) {
    return scene.scenario().name()
        + ", "
        + scene.predicted().persona()
        + ": predicted "
        + shown(scene.predicted())
        + "; given "
        + shown(scene.given())
        + "; the client saw "
        + scene.dialogue().end();
  }

  private static String shown(Verdict verdict) {
    return VerdictWords.cell(verdict)
        + verdict.reply().map(reply -> " \"" + VerdictWords.shown(reply) + "\"").orElse("")
        + " "
        + verdict.because();
  }
}
