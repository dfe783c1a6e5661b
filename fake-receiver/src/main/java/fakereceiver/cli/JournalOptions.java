package fakereceiver.cli;

import fakereceiver.given.Ascii;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.UsageException;
import fakereceiver.journal.DiskJournal;
import fakereceiver.journal.Journal;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.journal.Retention;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where mails are kept to be looked at, and how many. */
final class JournalOptions {

  private static final long MOST_DAYS = 36_500;
  private static final long MOST_OCTETS = 1L << 50;

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description =
          "Keep every mail in this folder, refused ones too, with verdict, evidence and what was"
              + " said. What is answered with 250 is on the disk before: it outlasts kill -9 and a"
              + " loss of power. 'fake-receiver journal' shows what is there.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--journal-age",
      paramLabel = "TIME",
      description = "How long mails stay in the journal: 30d, 12h, 90m; default: 30d.")
  private Optional<String> age = Optional.empty();

  @Option(
      names = "--journal-count",
      paramLabel = "N",
      description = "How many mails stay in the journal, the newest ones; default: 100000.")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = "--journal-size",
      paramLabel = "OCTETS",
      description = "How large the journal may grow, about: 500M, 20G; at least 1M; default: 4G.")
  private Optional<String> size = Optional.empty();

  boolean isWanted() {
    return folder.isPresent() || age.isPresent() || count.isPresent() || size.isPresent();
  }

  /** The folder, if mails are to outlast the process. */
  Optional<Path> folder() {
    return folder;
  }

  /**
   * A journal for all receivers of the process: on disk if a folder was named, else in memory.
   *
   * @throws UsageException when the folder cannot be used, or an option is wrong
   */
  Journal open() {
    if (folder.isEmpty()) {
      if (age.isPresent() || count.isPresent() || size.isPresent()) {
        throw new UsageException(
            "--journal-age, --journal-count and --journal-size say how much a journal on disk"
                + " keeps; --journal DIR is missing");
      }
      return new MemoryJournal();
    }
    return onDisk(folder.get());
  }

  /** The number of the last session in {@code journal}, behind which others have to begin. */
  static long lastSession(Journal journal) {
    return journal instanceof DiskJournal disk ? disk.lastSession() : 0;
  }

  private DiskJournal onDisk(Path path) {
    Retention usual = Retention.USUAL;
    int most = count.orElse(usual.count());
    if (most < 1) {
      throw new UsageException("--journal-count " + most + ", expected at least 1");
    }
    Retention retention =
        new Retention(
            age.map(JournalOptions::time).orElse(usual.age()),
            most,
            size.map(JournalOptions::octets).orElse(usual.octets()));
    try {
      return DiskJournal.open(path, retention);
    } catch (IOException e) {
      throw new UsageException("--journal " + path + ": " + why(path, e));
    }
  }

  /** The reason without the folder, which stands before it. */
  static String why(Path path, IOException trouble) {
    String message = String.valueOf(trouble.getMessage());
    String prefix = path + ": ";
    if (message.startsWith(prefix)) {
      return message.substring(prefix.length());
    }
    if (trouble instanceof FileSystemException known && known.getReason() != null) {
      return "it cannot be written: " + known.getReason();
    }
    return trouble instanceof FileSystemException
        ? FileTrouble.whyNotWritten(path, trouble)
        : message;
  }

  private static Duration time(String text) {
    return duration(text)
        .orElseThrow(
            () ->
                new UsageException(
                    "--journal-age \""
                        + text
                        + "\", expected minutes, hours or days: 90m, 12h or 30d"));
  }

  /** So many minutes, hours or days; empty when {@code text} is something else. */
  static Optional<Duration> duration(String text) {
    int last = text.length() - 1;
    int unit = last < 1 ? -1 : "mhd".indexOf(text.charAt(last));
    Optional<Long> number = unit < 0 ? Optional.empty() : Ascii.number(text.substring(0, last), 6);
    return number
        .map(count -> count * (unit == 0 ? 1 : unit == 1 ? 60 : 24 * 60))
        .filter(minutes -> minutes > 0 && minutes <= MOST_DAYS * 24 * 60)
        .map(Duration::ofMinutes);
  }

  private static long octets(String text) {
    int last = text.length() - 1;
    int unit = last < 1 ? -1 : "MG".indexOf(text.charAt(last));
    Optional<Long> number = unit < 0 ? Optional.empty() : Ascii.number(text.substring(0, last), 6);
    long octets = number.orElse(0L) << (unit == 0 ? 20 : 30);
    if (octets < Retention.LEAST_OCTETS || octets > MOST_OCTETS) {
      throw new UsageException(
          "--journal-size \"" + text + "\", expected at least 1M: 500M or 20G");
    }
    return octets;
  }
}
