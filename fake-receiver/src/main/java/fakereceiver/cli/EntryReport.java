package fakereceiver.cli;

import fakereceiver.journal.Entry;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Format;
import fakereceiver.report.MailReport;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The report of an entry: that of its mail, and what others would have made of it. */
final class EntryReport {

  /** Those that list verdicts one by one, and know nothing of a mail. */
  private static final Set<Format> OF_VERDICTS =
      EnumSet.of(Format.JUNIT, Format.TAP, Format.SARIF, Format.GITHUB, Format.MARKDOWN);

  private EntryReport() {}

  static Report of(Entry entry, Format format) {
    Report mail = MailReport.of(entry.mail());
    List<Verdict> verdicts = new ArrayList<>(entry.others());
    if (OF_VERDICTS.contains(format) && entry.mail().isDecided()) {
      verdicts.removeIf(one -> one.persona().equals(entry.mail().persona()));
      verdicts.add(0, entry.mail().verdict());
    }
    if (verdicts.isEmpty()) {
      return mail;
    }
    List<Part> parts = new ArrayList<>(mail.parts());
    parts.add(MailReport.verdicts("What others would have done", entry.mail(), verdicts));
    return new Report(mail.title(), mail.status(), parts, mail.origin(), mail.failsFrom());
  }
}
