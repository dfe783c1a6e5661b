package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Action;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Shortened;
import fakereceiver.session.Claim;
import fakereceiver.session.Ending;
import fakereceiver.session.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report of one mail: who, the verdict, the reply, the cause with its evidence, what was said.
 */
public final class MailReport {

  /** Whole: there is no option that shows more. */
  private static final Style STYLE = new Style(false, true, true);

  private static final int MAX_LINES = 40;
  private static final int MAX_WIDTH = 200;
  private static final int MAX_REASONS = 5;

  private MailReport() {}

  /** As a report that every format renders. */
  public static Report of(Mail mail) {
    return of(mail, Integer.MAX_VALUE);
  }

  /** What was imported came in no session. */
  private static String heading(Mail mail) {
    return mail.session().isEmpty()
        ? "A mail to " + mail.persona()
        : "Mail " + mail.number() + " of session " + mail.session() + ", to " + mail.persona();
  }

  private static Report of(Mail mail, int most) {
    Verdict verdict = mail.verdict();
    List<Finding> reasons = isOfReceiver(mail.ending()) ? List.of() : verdict.reasons().all();
    boolean good = mail.isDecided() && mail.isDelivered();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Facts("mail", heading(mail), data(mail), lines(mail)));
    parts.add(
        new Part.Findings(
            "findings",
            "",
            good ? Part.Findings.Manner.INDENTED : Part.Findings.Manner.EXPLAINING,
            reasons.stream()
                .limit(most)
                .map(finding -> Part.Reason.of(finding, List.of()))
                .toList()));
    if (reasons.size() > most) {
      String left = "(" + (reasons.size() - most) + " more of these reasons are left out)";
      parts.add(new Part.Note(Tone.FAINT, List.of(Line.of(2, left))));
    }
    List<Part.Talk> talks = new ArrayList<>();
    talks.add(
        new Part.Talk(
            "",
            "",
            good ? Action.ACCEPT : verdict.action(),
            false,
            Data.tree().done(),
            List.of(),
            List.of(),
            List.of(new Part.Script("transcript", transcript(mail)))));
    if (!mail.isDecided()) {
      talks.add(undecided(mail));
    }
    parts.add(new Part.Talks("talks", "", talks));
    boolean open = verdict.isUndecided() || !mail.isDecided();
    return new Report("mail", good ? Status.OK : open ? Status.UNDECIDED : Status.WORSE, parts)
        .from(new Origin(mail.time(), Duration.ZERO, Places.NONE));
  }

  /** For formats that list results: nobody can be said to take such a mail, or to refuse it. */
  private static Part.Talk undecided(Mail mail) {
    String title = mail.attempt().clientAddress() + ", " + mail.persona();
    return new Part.Talk(
        title,
        Part.Talk.NO_RESULT,
        Action.DEFER,
        false,
        Data.tree().done(),
        List.of(),
        List.of(),
        List.of(),
        List.of(mail.outcome()),
        List.of(),
        title);
  }

  /** The same with what other receivers would have made of it: for whoever reads it elsewhere. */
  public static Report of(Mail mail, List<Verdict> others) {
    Report alone = of(mail);
    List<Verdict> all = new ArrayList<>(others);
    all.removeIf(other -> other.persona().equals(mail.persona()));
    if (mail.isDecided()) {
      all.add(0, mail.verdict());
    }
    List<Part> parts = new ArrayList<>();
    alone.parts().forEach(part -> parts.add(withResults(part)));
    if (!all.isEmpty()) {
      parts.add(1, verdicts(others.isEmpty() ? "The receiver" : "All receivers", mail, all));
    }
    return new Report(alone.title(), alone.status(), parts).from(alone.origin());
  }

  /** Verdicts on a mail, side by side. */
  public static Part verdicts(String heading, Mail mail, List<Verdict> verdicts) {
    String client = mail.attempt().clientAddress().text();
    return new Part.Verdicts(
        "verdicts",
        heading,
        howFar(mail),
        Part.Verdicts.Layout.REPLIES,
        List.of(
            new Part.Row(
                client,
                "",
                true,
                Data.tree().with("client", client).done(),
                verdicts.stream().map(Part.Judged::of).toList())));
  }

  /** What has to be said of verdicts on a mail that nobody has seen whole; else nothing. */
  private static String howFar(Mail mail) {
    return mail.message().isPresent()
        ? ""
        : "The message did not come: those that do not refuse have not taken it either.";
  }

  /** Formats that list results list those findings, too. */
  private static Part withResults(Part part) {
    return part instanceof Part.Findings findings
            && findings.manner() == Part.Findings.Manner.EXPLAINING
        ? new Part.Findings(
            findings.name(), findings.heading(), Part.Findings.Manner.FULL, findings.reasons())
        : part;
  }

  /** For people, line by line. */
  public static List<String> text(Mail mail) {
    return Format.TEXT.render(of(mail, MAX_REASONS), STYLE);
  }

  private static List<Line> lines(Mail mail) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.labelled("  client   ", client(mail)));
    mail.attempt()
        .heloName()
        .map(HeloName::text)
        .ifPresent(
            helo ->
                lines.add(
                    Line.labelled(
                        "  helo     ",
                        helo + (mail.claims().containsKey(Claim.HELO) ? " (claimed)" : ""))));
    mail.attempt()
        .reversePath()
        .map(ReversePath::toString)
        .ifPresent(path -> lines.add(Line.labelled("  from     ", path)));
    if (!mail.attempt().recipients().isEmpty()) {
      lines.add(Line.labelled("  to       ", recipients(mail)));
    }
    lines.add(Line.labelled("  verdict  ", outcome(mail)));
    mail.reply()
        .ifPresent(reply -> lines.add(Line.labelled("  reply    ", VerdictWords.shown(reply))));
    if (isOfReceiver(mail.ending())) {
      lines.add(Line.labelled("  because  ", "of the receiver itself, not of the persona"));
    } else if (!mail.verdict().because().isEmpty()) {
      lines.add(Line.labelled("  because  ", String.join(", ", mail.verdict().because())));
    }
    return lines;
  }

  /** Whether it was refused for what the persona does not mind: no room, or as it was told. */
  private static boolean isOfReceiver(Ending ending) {
    return ending.refuses() && !ending.isOfPersona();
  }

  private static String client(Mail mail) {
    String judged = mail.attempt().clientAddress().text();
    String real = mail.peer().text();
    return judged.equals(real)
        ? judged
        : judged + " (claimed; the connection is from " + real + ")";
  }

  private static String recipients(Mail mail) {
    return FindingLines.names(
        mail.attempt().recipients().stream().map(Mailbox::toString).toList(), Style.PLAIN);
  }

  private static String outcome(Mail mail) {
    return mail.outcome() + mail.ending().stage().map(stage -> " at " + stage.word()).orElse("");
  }

  private static Data.Members data(Mail mail) {
    Data.Tree data =
        Data.tree()
            .with("session", mail.session())
            .with("number", mail.number())
            .with("client", mail.attempt().clientAddress().text())
            .with("peer", mail.peer().text())
            .with("outcome", mail.outcome());
    return (mail.isDecided() ? data.with("verdict", new Data.Judged(mail.verdict())) : data).done();
  }

  /** The end of what was said, where the verdict is; and how it began. */
  private static List<String> transcript(Mail mail) {
    List<String> all = mail.transcript().printable();
    List<String> shown = new ArrayList<>();
    int cut = all.size() - MAX_LINES;
    for (int i = 0; i < all.size(); i++) {
      if (cut <= 0 || i < MAX_LINES / 4 || i >= cut + MAX_LINES / 4) {
        shown.add(Shortened.of(all.get(i), MAX_WIDTH));
      } else if (i == MAX_LINES / 4) {
        shown.add("(" + cut + " lines are left out)");
      }
    }
    return shown;
  }

  /** What was received, for people: a line for each of the last mails, then one of them in full. */
  public static List<String> text(List<Mail> mails) {
    List<String> lines = new ArrayList<>();
    int skipped = Math.max(0, mails.size() - MAX_LINES);
    if (skipped > 0) {
      lines.add("(" + skipped + " earlier mails)");
    }
    List<Mail> last = mails.subList(skipped, mails.size());
    last.forEach(mail -> lines.add(Printable.of(mail.toString())));
    Optional<Mail> bad = last.stream().filter(mail -> !mail.isDelivered()).reduce((a, b) -> b);
    bad.or(() -> last.stream().reduce((a, b) -> b))
        .ifPresent(
            mail -> {
              lines.add("");
              lines.addAll(text(mail));
            });
    return lines;
  }
}
