package fakereceiver.cli;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Printable;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Shortened;
import fakereceiver.session.Ending;
import fakereceiver.session.Mail;
import fakereceiver.session.Refusal;
import fakereceiver.session.SessionRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A mail in one line: who, what, the verdict, and on what evidence. A session without mail has a
 * line too. A client that left before it sent a message was neither accepted nor refused: {@code
 * unfinished}, with the commands that were refused.
 */
final class MailLine {

  private static final int MAX = 16_000;

  private final StringBuilder line = new StringBuilder();

  private MailLine() {}

  /** The line of a mail whose session began then. */
  static String of(Mail mail, Instant began, Grounds grounds) {
    MailLine line = begun(began, mail.session(), mail.persona());
    line.mail(mail, grounds);
    return line.text();
  }

  /** The line of a session that had a trouble once its mails were final. */
  static String ofTrouble(SessionRecord session) {
    MailLine line = begun(session.started(), session.id(), session.persona());
    line.line.append(" client=").append(session.attempt().clientAddress());
    session.trouble().ifPresent(trouble -> line.field("trouble", trouble));
    return line.text();
  }

  private static MailLine begun(Instant time, String session, String persona) {
    MailLine begun = new MailLine();
    begun
        .line
        .append(time.truncatedTo(ChronoUnit.MILLIS))
        .append(" session=")
        .append(session)
        .append(" persona=")
        .append(persona);
    return begun;
  }

  private void mail(Mail mail, Grounds grounds) {
    Attempt attempt = mail.attempt();
    line.append(" client=").append(attempt.clientAddress());
    if (mail.number() > 1) {
      line.append(" mail=").append(mail.number());
    }
    attempt.heloName().map(HeloName::text).ifPresent(helo -> field("helo", helo));
    attempt.reversePath().map(ReversePath::toString).ifPresent(from -> field("from", from));
    if (!attempt.recipients().isEmpty()) {
      List<String> recipients = new ArrayList<>();
      attempt.recipients().forEach(to -> recipients.add(to.toString()));
      field("to", recipients, ",");
    }
    Ending ending = mail.ending();
    line.append(" verdict=").append(ending.word());
    ending.stage().ifPresent(stage -> line.append(" stage=").append(stage.word()));
    ending.reply().ifPresent(reply -> field("reply", reply.wireLines(), " / "));
    List<Refusal> others = others(mail.transaction().refusals(), ending);
    if (!others.isEmpty()) {
      field("refused", others.stream().map(MailLine::inWords).toList(), "; ");
    }
    mail.verdict().score().ifPresent(score -> field("score", score.text()));
    if (mail.verdict().assumed()) {
      field("certainty", "as far as is known");
    }
    if (ending.isOfPersona() && !mail.verdict().because().isEmpty()) {
      line.append(grounds.of(mail.verdict()));
    }
    would(mail.transaction().others());
    mail.transaction().file().ifPresent(file -> field("file", file.toString()));
    mail.trouble().ifPresent(trouble -> field("trouble", trouble));
  }

  /** Of those who were asked, whoever would not have delivered it. */
  private void would(List<Verdict> others) {
    if (!others.isEmpty()) {
      List<String> worse =
          others.stream()
              .filter(other -> !other.action().delivers())
              .map(Verdict::inShort)
              .toList();
      field("would", worse.isEmpty() ? List.of("all deliver it") : worse, "; ");
    }
  }

  /** Every refusal, unless there is but the one that is told as the reply. */
  private static List<Refusal> others(List<Refusal> refusals, Ending ending) {
    boolean told =
        refusals.size() == 1 && ending.reply().equals(Optional.of(refusals.get(0).reply()));
    return told ? List.of() : refusals;
  }

  private static String inWords(Refusal refusal) {
    String command = refusal.command().isEmpty() ? "a line that is no command" : refusal.command();
    return command + " -> " + String.join(" / ", refusal.reply().wireLines());
  }

  private void field(String name, String value) {
    field(line, name, List.of(value), "");
  }

  private void field(String name, Collection<String> parts, String between) {
    field(line, name, parts, between);
  }

  /** Each part is bounded by itself, so that a long one hides no other. */
  static void field(StringBuilder line, String name, Collection<String> parts, String between) {
    line.append(' ').append(name).append("=\"");
    String separator = "";
    for (String part : parts) {
      String printable = Printable.of(part);
      line.append(separator)
          .append(printable.indexOf('"') < 0 ? printable : printable.replace("\"", "\\x22"));
      separator = between;
    }
    line.append('"');
  }

  private String text() {
    return Shortened.of(line.toString(), MAX);
  }
}
