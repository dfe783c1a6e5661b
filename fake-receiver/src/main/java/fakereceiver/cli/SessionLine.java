package fakereceiver.cli;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.session.SessionRecord;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * A session in one line: who, what, the verdict, and on what evidence. A client that left before it
 * sent a message was neither accepted nor refused: {@code unfinished}.
 */
final class SessionLine {

  private static final int MAX = 4000;

  private SessionLine() {}

  static String of(SessionRecord session) {
    Attempt attempt = session.attempt();
    Verdict verdict = session.verdict();
    StringBuilder line = new StringBuilder();
    line.append(session.started().truncatedTo(ChronoUnit.MILLIS))
        .append(" session=")
        .append(session.id())
        .append(" persona=")
        .append(session.persona())
        .append(" client=")
        .append(attempt.clientAddress());
    attempt.heloName().map(HeloName::text).ifPresent(helo -> field(line, "helo", helo));
    attempt.reversePath().map(ReversePath::toString).ifPresent(from -> field(line, "from", from));
    if (!attempt.recipients().isEmpty()) {
      field(
          line,
          "to",
          attempt.recipients().stream().map(Mailbox::toString).collect(Collectors.joining(",")));
    }
    boolean unfinished = attempt.message().isEmpty() && !verdict.action().refuses();
    line.append(" verdict=").append(unfinished ? "unfinished" : verdict.action().word());
    verdict.stage().ifPresent(stage -> line.append(" stage=").append(stage.word()));
    verdict.reply().map(Reply::toString).ifPresent(reply -> field(line, "reply", reply));
    verdict.score().ifPresent(score -> field(line, "score", score.text()));
    if (verdict.assumed()) {
      field(line, "certainty", "as far as is known");
    }
    if (!unfinished && !verdict.action().delivers()) {
      line.append(" because=").append(String.join(",", verdict.because()));
      field(
          line,
          "evidence",
          verdict.because().stream()
              .flatMap(rule -> verdict.outcome(rule).evidence().lines().stream())
              .distinct()
              .collect(Collectors.joining("; ")));
    }
    session.trouble().ifPresent(trouble -> field(line, "trouble", trouble));
    return line.length() <= MAX ? line.toString() : line.substring(0, MAX) + "...";
  }

  private static void field(StringBuilder line, String name, String value) {
    line.append(' ')
        .append(name)
        .append("=\"")
        .append(Printable.of(value).replace("\"", "\\x22"))
        .append('"');
  }
}
