package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smtpprobe.bounce.feedback.Feedback;
import smtpprobe.recheck.AddressLook;
import smtpprobe.recheck.Rechecked;
import smtpprobe.recheck.Standing;

/** What is known of a bounce beside its text: whose its address is, and how things stand today. */
final class RecheckParts {

  private static final int MAX_SOURCES = 40;
  private static final int MAX_SEEN = 4;

  private RecheckParts() {}

  static Part sources(List<Feedback.Source> sources) {
    List<Line> lines = new ArrayList<>();
    for (Feedback.Source source : sources.stream().limit(MAX_SOURCES).toList()) {
      lines.add(
          Line.row(2)
              .cell(source.address(), source.failed() == 0 ? Tone.PLAIN : Tone.BAD)
              .cell(source.mails() + " seen")
              .cell(source.failed() + " failed")
              .cell(source.what())
              .done());
    }
    if (sources.size() > MAX_SOURCES) {
      lines.add(Line.of(2, "and " + (sources.size() - MAX_SOURCES) + " more"));
    }
    return new Part.Facts(
        "sources",
        sources.isEmpty() ? "" : "By source address, IPv6 first",
        Data.items(
            sources,
            source ->
                Data.tree()
                    .with("address", source.address())
                    .with("mails", source.mails())
                    .with("failed", source.failed())
                    .with("what", source.what())
                    .done()),
        lines);
  }

  static Part address(AddressLook look) {
    return new Part.Facts(
        "addressLook",
        "The address in the bounce",
        Data.tree()
            .with("address", look.address().text())
            .with("whose", look.whose().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .with("words", look.words())
            .done(),
        List.of(Line.of(2, look.words() + ".")));
  }

  static List<Part> today(Explained explained) {
    List<Rechecked> all = explained.rechecked();
    List<Line> lines = new ArrayList<>();
    for (Rechecked one : all) {
      lines.add(
          Line.row(2)
              .cell(one.cause().id(), Tone.BOLD)
              .cell(one.standing().words(), tone(one.standing()))
              .done());
      lines.add(Line.of(4, one.why() + "."));
      one.finding()
          .filter(finding -> !isThere(finding))
          .ifPresent(
              finding ->
                  finding.outcome().evidence().lines().stream()
                      .limit(MAX_SEEN)
                      .forEach(seen -> lines.add(Line.of(4, seen))));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Facts(
            "recheck",
            "Today",
            Data.items(
                all,
                one ->
                    Data.tree()
                        .with("cause", one.cause().id())
                        .with("standing", one.standing().word())
                        .with("why", one.why())
                        .done()),
            lines));
    List<Finding> behind =
        all.stream().flatMap(one -> one.finding().stream()).filter(RecheckParts::isThere).toList();
    parts.add(
        new Part.Findings(
            "findings",
            "",
            Part.Findings.Manner.INDENTED,
            behind.stream().map(finding -> Part.Reason.of("recheck", finding)).toList()));
    List<Finding> others =
        explained.now().all().stream().filter(one -> !behind.contains(one)).toList();
    parts.add(
        new Part.Facts(
            "now",
            others.isEmpty() ? "" : "What DNS says about the address beside that",
            Data.items(others, Data.Found::new),
            others.stream()
                .map(
                    one ->
                        (Line)
                            Line.row(2)
                                .cell(one.id())
                                .cell(
                                    one.result().name().toLowerCase(Locale.ROOT),
                                    one.isFailed() ? Tone.BAD : Tone.PLAIN)
                                .done())
                .toList()));
    return parts;
  }

  /** What is not there has neither a fault nor a remedy to tell of. */
  private static boolean isThere(Finding finding) {
    return finding.isFailed() || finding.isUndecided();
  }

  private static Tone tone(Standing standing) {
    return switch (standing) {
      case STILL_SO -> Tone.BAD;
      case MENDED_SINCE, NEVER_WAS -> Tone.GOOD;
      case CANNOT_SAY -> Tone.DOUBTFUL;
      case NOT_DNS -> Tone.PLAIN;
    };
  }
}
