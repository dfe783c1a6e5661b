package fakereceiver.cli;

import fakereceiver.given.UsageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How programs are told what happens, and when it is over. */
final class ErrandOptions {

  @Option(
      names = "--json-log",
      arity = "0..1",
      fallbackValue = MailLog.OUTPUT,
      paramLabel = "FILE",
      description =
          "Print JSON and nothing else, one object on each line: one when ready, one for each mail"
              + " once it is final, one at the end. With FILE, append them there, and print text as"
              + " ever.")
  private Optional<String> jsonLog = Optional.empty();

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description =
          "Once all receivers listen, write FILE: a line for each, \"PERSONA ADDRESS PORT\". It is"
              + " taken away at the end.")
  private Optional<Path> readyFile = Optional.empty();

  @Option(
      names = "--exit-after",
      paramLabel = "N",
      description =
          "Stop once N mails are final, taken or not; clients that keep their connections hear 421."
              + " A session without mail does not count.")
  private Optional<Integer> exitAfter = Optional.empty();

  @Option(
      names = "--expect",
      paramLabel = "accept|refuse",
      description =
          "Expect of every mail that it is taken and not junk (accept), or that its client is"
              + " refused (refuse); the exit code is 1 if one ended otherwise, or none came.")
  private Optional<Tally.Expected> expected = Optional.empty();

  MailLog log(PrintWriter out, PrintWriter err) {
    return MailLog.open(out, err, jsonLog);
  }

  Optional<ReadyFile> readyFile() {
    return readyFile.map(ReadyFile::new);
  }

  /**
   * Of the mails to come.
   *
   * @throws UsageException when it should stop before there is one
   */
  Tally tally() {
    exitAfter
        .filter(mails -> mails < 1)
        .ifPresent(
            mails -> {
              throw new UsageException("--exit-after " + mails + ", expected at least 1");
            });
    return new Tally(expected, exitAfter.orElse(0));
  }
}
