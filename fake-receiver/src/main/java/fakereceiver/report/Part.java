package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of a report. Everything that is ever said is one of these. */
public sealed interface Part {

  /** The member that holds it for programs; parts of one name are joined; empty for none. */
  String name();

  /** What stands above it for people, without a full stop; empty for nothing. */
  String heading();

  /**
   * Sentences for people alone.
   *
   * @param tone how they are meant
   * @param lines one for each
   */
  record Note(Tone tone, List<Line> lines) implements Part {
    public Note {
      lines = List.copyOf(lines);
    }

    /** One sentence. */
    public static Note of(String text) {
      return new Note(Tone.PLAIN, List.of(Line.labelled("", text)));
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public String heading() {
      return "";
    }
  }

  /**
   * What was seen: a tree for programs, lines for people.
   *
   * @param brief what people are told in place of heading and lines, unless they ask for
   *     everything; empty for the same
   */
  record Facts(String name, String heading, Data data, List<Line> lines, Optional<List<Line>> brief)
      implements Part {
    public Facts {
      lines = List.copyOf(lines);
      brief = brief.map(List::copyOf);
    }

    /** Told in the same way whatever is asked for. */
    public Facts(String name, String heading, Data data, List<Line> lines) {
      this(name, heading, data, lines, Optional.empty());
    }

    /** The same; unless everything is asked for, only these lines are told. */
    public Facts inShort(List<Line> few) {
      return new Facts(name, heading, data, lines, Optional.of(few));
    }

    /** For programs alone: people are told elsewhere. */
    public static Facts of(String name, Data data) {
      return new Facts(name, "", data, List.of());
    }
  }

  /** What rules found. */
  record Findings(String name, String heading, Manner manner, List<Reason> reasons)
      implements Part {

    /** How people are told. */
    public enum Manner {
      /** Each in full: fault, evidence, remedy. */
      FULL,
      /** The first in full, the others without evidence unless everything is asked for. */
      RANKED,
      /** Each without evidence unless everything is asked for. */
      SHORT,
      /**
       * As causes, the first in full, above what else their remedies end; results are elsewhere.
       */
      CAUSES,
      /** By their ids in one line, or in full if everything is wanted; no results of their own. */
      ASIDE,
      /** In full, two spaces further in. */
      INDENTED,
      /** In full, but as the reason for a verdict that was wanted: no result of its own. */
      EXPLAINING,
      /** How many; by their ids, and with what was seen, when everything is asked for. */
      NAMES,
      /** Not at all: other lines speak of it. */
      SILENT;

      /** Whether it does not tell once more what other parts hold. */
      boolean holdsResults() {
        return switch (this) {
          case FULL, RANKED, SHORT, INDENTED, NAMES, SILENT -> true;
          case EXPLAINING, CAUSES, ASIDE -> false;
        };
      }
    }

    public Findings {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A finding, and what is said of it.
   *
   * @param finding the finding
   * @param section the look that made it; empty for receivers
   * @param lead a sentence above it; empty for none
   * @param replies verdicts that rest on it, with their words
   * @param receivers the personas whose verdicts rest on it, by name
   * @param untried why no remedy was tried; empty where that is no question
   */
  record Reason(
      Finding finding,
      String section,
      String lead,
      List<Verdict> replies,
      List<String> receivers,
      Optional<String> untried) {
    public Reason {
      replies = List.copyOf(replies);
      receivers = List.copyOf(receivers);
    }

    /**
     * What has to change for it to go away: the remedy, or the answers that DNS owes. Reasons with
     * the same have one cause.
     */
    public List<String> cause() {
      if (finding.isFailed()) {
        return finding.remedy().isBlank() ? List.of(finding.id()) : List.of(finding.remedy());
      }
      List<String> missing = Missing.of(finding).stream().map(Object::toString).toList();
      return finding.isUndecided() && !missing.isEmpty() ? missing : List.of(finding.id());
    }

    /** Of a look at the sending side. */
    public static Reason of(String section, Finding finding) {
      return new Reason(finding, section, "", List.of(), List.of(), Optional.empty());
    }

    /** With the verdicts that rest on it. */
    public static Reason of(Finding finding, List<Verdict> replies) {
      return new Reason(finding, "", "", replies, List.of(), Optional.empty());
    }
  }

  /**
   * What receivers do.
   *
   * @param intro a sentence above the rows; empty for none
   */
  record Verdicts(String name, String heading, String intro, Layout layout, List<Row> rows)
      implements Part {

    /** How people are told. */
    public enum Layout {
      /** Every verdict of one attempt with its reply. */
      REPLIES,
      /** How many deliver, and who does not, for each attempt. */
      SUMMARY,
      /**
       * The same of the attempts that happen as things are, without heading, unless everything is
       * asked for.
       */
      CURRENT,
      /** As that, and only how many. */
      COUNTS,
      /** An attempt in each line, a receiver in each column. */
      GRID
    }

    public Verdicts {
      rows = List.copyOf(rows);
    }

    /** Every verdict. */
    public List<Verdict> all() {
      return rows.stream().flatMap(row -> row.cells().stream()).map(Judged::verdict).toList();
    }
  }

  /**
   * The verdicts on one attempt.
   *
   * @param label the attempt in a word: an address, a story
   * @param words what else is said of it; empty for nothing
   * @param happens whether it happens so as things are
   * @param unknown what is not known of the attempt, so that nobody can be said to take the mail
   * @param about the attempt, for programs
   * @param cells one for each receiver
   */
  record Row(
      String label,
      String words,
      Happens happens,
      Optional<String> unknown,
      Data.Members about,
      List<Judged> cells) {
    /** Whether an attempt is made as things are. */
    public enum Happens {
      NOW,
      /** By what could not be followed. */
      PERHAPS,
      /** It could be made. */
      NOT
    }

    public Row {
      cells = List.copyOf(cells);
    }

    /** Where everything is known that matters. */
    public Row(
        String label, String words, boolean isCurrent, Data.Members about, List<Judged> cells) {
      this(label, words, isCurrent ? Happens.NOW : Happens.NOT, Optional.empty(), about, cells);
    }

    /** Whether it happens so as things are. */
    public boolean isCurrent() {
      return happens == Happens.NOW;
    }

    /** The verdicts that count; all of them where none does. */
    public List<Verdict> counting() {
      List<Verdict> counting = verdicts().stream().filter(Verdict::counts).toList();
      return counting.isEmpty() ? verdicts() : counting;
    }

    /** Whether the receiver does not deliver, whatever is not known. */
    public boolean fails(Verdict verdict) {
      return !verdict.action().delivers()
          && (unknown.isEmpty()
              || verdict.reasons().all().stream()
                  .anyMatch(
                      reason ->
                          reason.card().owner() != Owner.GREETING
                              && !reason.id().contains("helo-")));
    }

    /** The verdicts. */
    public List<Verdict> verdicts() {
      return cells.stream().map(Judged::verdict).toList();
    }
  }

  /**
   * A verdict, and whether it was predicted.
   *
   * @param verdict the verdict
   * @param predicted whether it came as predicted; empty where nothing was predicted
   */
  record Judged(Verdict verdict, Optional<Boolean> predicted) {
    /** Where nothing was predicted. */
    public static Judged of(Verdict verdict) {
      return new Judged(verdict, Optional.empty());
    }

    /** Whether it is as it should be: as predicted, or else delivering. */
    public boolean isGood() {
      return predicted.orElse(verdict.action().delivers());
    }
  }

  /** Conversations with servers. */
  record Talks(String name, String heading, List<Talk> talks) implements Part {
    public Talks {
      talks = List.copyOf(talks);
    }
  }

  /**
   * One conversation.
   *
   * @param title with whom, for people; empty when it is told elsewhere
   * @param result how it ended, in a line; empty when a verdict says so
   * @param end how bad that is: {@code accept} when it is as it should be
   * @param isDetail whether people are told only when they ask for everything
   * @param data everything, for programs
   * @param lines what people are told
   * @param reasons what explains the end
   * @param scripts what both sides said, line by line
   * @param more what formats that list results tell of a bad end besides: first the words in which
   *     it came, then what they mean; people find both in the lines
   * @param because what else it rests on, of which the lines tell people everything
   * @param subject the title as it is in every run: without the number of a line in a log that
   *     grows
   */
  record Talk(
      String title,
      String result,
      Action end,
      boolean isDetail,
      Data data,
      List<Line> lines,
      List<Reason> reasons,
      List<Script> scripts,
      List<String> more,
      List<Finding> because,
      String subject) {

    /** How it ended, where nobody can say that. */
    static final String NO_RESULT = "no result";

    public Talk {
      lines = List.copyOf(lines);
      reasons = List.copyOf(reasons);
      scripts = List.copyOf(scripts);
      more = List.copyOf(more);
      because = List.copyOf(because);
    }

    /** What it rests on. */
    public List<Finding> findings() {
      return Stream.concat(reasons.stream().map(Reason::finding), because.stream()).toList();
    }

    /** Whether it is as it should be. */
    public boolean isGood() {
      return end == Action.ACCEPT;
    }

    /** Of which the result says everything. */
    public Talk(
        String title,
        String result,
        Action end,
        boolean isDetail,
        Data data,
        List<Line> lines,
        List<Reason> reasons,
        List<Script> scripts) {
      this(
          title, result, end, isDetail, data, lines, reasons, scripts, List.of(), List.of(), title);
    }
  }

  /**
   * What was said, as one side heard it.
   *
   * @param title who heard it; empty when there is only one side
   * @param lines printable lines
   */
  record Script(String title, List<String> lines) {
    public Script {
      lines = List.copyOf(lines);
    }
  }

  /** What to do, in order. */
  record Steps(String name, String heading, List<Step> steps) implements Part {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One thing to do.
   *
   * @param title what, without a full stop
   * @param mended the faults that it ends
   * @param data everything, for programs
   * @param lines what people are told
   * @param brief what they are told in place of that unless they ask for everything; empty for the
   *     same
   */
  record Step(
      String title,
      fakereceiver.finding.Findings mended,
      Data data,
      List<Line> lines,
      Optional<List<Line>> brief) {
    public Step {
      lines = List.copyOf(lines);
      brief = brief.map(List::copyOf);
    }

    /** Told in the same way whatever is asked for. */
    public Step(String title, fakereceiver.finding.Findings mended, Data data, List<Line> lines) {
      this(title, mended, data, lines, Optional.empty());
    }
  }
}
