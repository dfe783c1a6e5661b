package smtpprobe.report;

import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Reply;

/** The short form of a verdict: action, stage, reply code. */
final class VerdictTable {

  private VerdictTable() {}

  /** {@code reject rcpt 550}, or just {@code accept}. */
  static String cell(Verdict verdict) {
    return verdict.action().word()
        + verdict.stage().map(Stage::word).map(stage -> " " + stage).orElse("")
        + (verdict.action().refuses()
            ? verdict.reply().map(Reply::code).map(code -> " " + code).orElse("")
            : "");
  }
}
