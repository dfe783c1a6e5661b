package smtpprobe.report;

import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import fakereceiver.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smtpprobe.rehearse.Rehearsal;
import smtpprobe.rehearse.Rehearsal.Scene;

/** A rehearsal for people. Immutable. */
public final class RehearsalText {

  private final Style style;
  private final boolean transcripts;

  /** Written in {@code style}, with or without what both sides said. */
  public RehearsalText(Style style, boolean transcripts) {
    this.style = style;
    this.transcripts = transcripts;
  }

  /** The report, line by line. */
  public List<String> lines(Rehearsal rehearsal) {
    Map<Scenario, List<Scene>> stories = new LinkedHashMap<>();
    rehearsal
        .scenes()
        .forEach(s -> stories.computeIfAbsent(s.scenario(), story -> new ArrayList<>()).add(s));
    List<String> lines = new ArrayList<>(introduction());
    lines.addAll(table(stories));
    stories.values().forEach(scenes -> lines.addAll(story(scenes)));
    lines.add("");
    lines.addAll(conclusion(rehearsal));
    return lines;
  }

  private static List<String> introduction() {
    return List.of(
        "A mail server sends over IPv6; each line below is one story of how its DNS or its"
            + " greeting",
        "is set up, each column one kind of receiver. A cell says what becomes of the mail, at"
            + " which",
        "step of the SMTP dialogue the receiver says so, and with which reply code.",
        "  accept  taken, nothing to find fault with     defer   refused for now (4xx): it stays"
            + " queued",
        "  note    taken, with a fault that others mind  reject  refused for good (5xx): it"
            + " bounces",
        "  junk    taken, and filed as junk              steps   connect, helo, mail, rcpt,"
            + " message",
        "");
  }

  private List<String> table(Map<Scenario, List<Scene>> stories) {
    Table table = new Table();
    table.row().cell("story", style::bold);
    stories
        .values()
        .iterator()
        .next()
        .forEach(scene -> table.cell(scene.predicted().persona(), style::bold));
    stories.forEach(
        (story, scenes) -> {
          table.row().cell(story.name());
          for (Scene scene : scenes) {
            Verdict given = scene.given();
            table.cell(
                VerdictTable.cell(given) + (scene.isPredicted() ? "" : " !"),
                text -> style.of(given.action(), text));
          }
        });
    List<String> lines = new ArrayList<>(table.lines(""));
    lines.addAll(
        VerdictTable.legend(
            stories.values().stream().flatMap(List::stream).map(Scene::given).toList()));
    return lines;
  }

  private List<String> story(List<Scene> scenes) {
    List<Verdict> verdicts = scenes.stream().map(Scene::given).toList();
    if (verdicts.stream().allMatch(verdict -> verdict.action().delivers()) && !transcripts) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    Scenario story = scenes.get(0).scenario();
    lines.add("");
    lines.add(style.bold(story.name()) + " - " + story.story());
    lines.addAll(new FaultText(style).lines(verdicts, "  "));
    if (transcripts) {
      scenes.forEach(scene -> lines.addAll(transcript(scene)));
    }
    return lines;
  }

  private List<String> transcript(Scene scene) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + style.faint("what the client saw, with " + scene.predicted().persona() + ":"));
    scene.dialogue().transcript().printable().forEach(line -> lines.add("    " + line));
    lines.add("  " + style.faint("what the receiver saw:"));
    scene.session().transcript().printable().forEach(line -> lines.add("    " + line));
    return lines;
  }

  private List<String> conclusion(Rehearsal rehearsal) {
    int all = rehearsal.scenes().size();
    List<Scene> missed = rehearsal.scenes().stream().filter(s -> !s.isPredicted()).toList();
    if (missed.isEmpty()) {
      return List.of(
          style.good(
              "Every prediction ("
                  + all
                  + " of "
                  + all
                  + ") equalled the verdict that the receiver gave on the wire."));
    }
    List<String> lines = new ArrayList<>();
    for (Scene scene : missed) {
      lines.add(
          scene.scenario().name()
              + ", "
              + scene.predicted().persona()
              + ": predicted "
              + shown(scene.predicted())
              + "; given "
              + shown(scene.given())
              + "; the client saw "
              + Printable.of(scene.dialogue().end().toString()));
    }
    lines.add(
        style.bad(
            missed.size()
                + " of "
                + all
                + " predictions MISSED the verdict that the receiver gave on the wire."));
    return lines;
  }

  private static String shown(Verdict verdict) {
    return VerdictTable.cell(verdict)
        + verdict.reply().map(reply -> " \"" + FaultText.shown(reply) + "\"").orElse("")
        + " "
        + verdict.because();
  }
}
