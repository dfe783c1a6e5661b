package fakereceiver.cli;

import fakereceiver.given.Ascii;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.UsageException;
import fakereceiver.journal.DiskJournal;
import fakereceiver.journal.Entry;
import fakereceiver.journal.JournalReader;
import fakereceiver.journal.Retention;
import fakereceiver.journal.Summary;
import fakereceiver.journal.exchange.Export;
import fakereceiver.journal.exchange.Import;
import fakereceiver.journal.exchange.Shape;
import fakereceiver.mail.Message;
import fakereceiver.mail.Printable;
import fakereceiver.report.Format;
import fakereceiver.report.Style;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fake-receiver journal}: what {@code serve --journal} has kept. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows what 'serve --journal DIR' has kept, also while it runs: lists mails, shows one with"
            + " its verdict, exports and imports messages, looks for damage.",
    footer = {
      "",
      "What was refused today, then one of them with everything that was said:",
      "  fake-receiver journal list mails --verdict reject,defer --since 24h",
      "  fake-receiver journal show mails 17 --transcript",
      "",
      "All messages as one file, and back into another journal:",
      "  fake-receiver journal export mails --format mbox --output all.mbox",
      "  fake-receiver journal import other all.mbox",
      "",
      "Exit codes: 0 done, 1 something is damaged, 2 wrong usage, or there is no such journal or"
          + " mail."
    })
final class JournalCommand implements Callable<Integer> {

  private enum Action {
    LIST,
    SHOW,
    EXPORT,
    IMPORT,
    VERIFY
  }

  @Parameters(
      index = "0",
      paramLabel = "list|show|export|import|verify",
      description =
          "list: a line for each mail, the newest last. show: one mail, as a report. export:"
              + " messages into files. import: messages from files; nobody has judged them. verify:"
              + " look at every octet, say what is damaged.")
  private Action action = Action.LIST;

  @Parameters(index = "1", paramLabel = "DIR", description = "The journal's folder.")
  private Path folder = Path.of("");

  @Parameters(
      index = "2..*",
      paramLabel = "ID|FILE",
      description =
          "show: the number that list tells. import: an mbox, a Maildir, a folder of .eml files, or"
              + " one of them.")
  private List<String> operands = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "list: text or json, an object in each line. show: text, json, junit, sarif, tap, html,"
              + " github or markdown. export: mbox, maildir or eml.")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "export: the file for mbox, else the folder. Never writes over a file that is there.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--transcript", description = "show: also what was said, line by line.")
  private boolean transcript;

  @Option(names = "--message", description = "show: also the message, with its header.")
  private boolean message;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "list, export: the newest so many; default: all.")
  private int limit = Integer.MAX_VALUE;

  @Mixin private JournalFilter filter = new JournalFilter();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    boolean more = action == Action.SHOW || action == Action.IMPORT;
    if (operands.isEmpty() == more || (action == Action.SHOW && operands.size() > 1)) {
      throw new UsageException(
          "journal " + word() + " takes " + (more ? takes() : "nothing") + " behind the folder");
    }
    if (limit < 1) {
      throw new UsageException("--limit " + limit + ", expected at least 1");
    }
    try {
      return switch (action) {
        case LIST -> list(JournalReader.open(folder));
        case SHOW -> show(JournalReader.open(folder));
        case EXPORT -> export(JournalReader.open(folder));
        case IMPORT -> imported();
        case VERIFY -> verify();
      };
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(e.getFile() + " is there, and no file is written over");
    } catch (IOException e) {
      throw new UsageException(folder + ": " + why(e));
    }
  }

  private String word() {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private String takes() {
    return action == Action.SHOW ? "the number of one mail" : "files";
  }

  private String why(IOException e) {
    return e instanceof NoSuchFileException missing
            && "there is no journal".equals(missing.getReason())
        ? "there is no journal in this folder"
        : JournalOptions.why(folder, e);
  }

  /** The newest that are wanted, in the order in which they came. */
  private List<Summary> wanted(JournalReader reader) {
    List<Summary> newest = reader.find(filter.query(reader), limit).entries();
    List<Summary> inOrder = new ArrayList<>(newest);
    Collections.reverse(inOrder);
    return inOrder;
  }

  private int list(JournalReader reader) {
    PrintWriter out = spec.commandLine().getOut();
    List<Summary> entries = wanted(reader);
    switch (format.orElse("text")) {
      case "text" ->
          JournalText.lines(entries, ReportWidth.of(spec.commandLine())).forEach(out::println);
      case "json" -> entries.forEach(one -> out.println(JournalText.json(one)));
      default -> throw new UsageException(wrongFormat("text or json"));
    }
    return tellOf(reader);
  }

  private String wrongFormat(String expected) {
    return "--format \"" + format.orElse("") + "\", expected " + expected + " with " + word();
  }

  private int tellOf(JournalReader reader) {
    PrintWriter err = spec.commandLine().getErr();
    reader.damages().forEach(damage -> err.println("fake-receiver: " + damage));
    reader.trouble().ifPresent(what -> err.println("fake-receiver: " + Printable.of(what)));
    return reader.damages().isEmpty() && reader.trouble().isEmpty() ? ExitCode.OK : ExitCode.WORSE;
  }

  private int show(JournalReader reader) {
    String number = operands.get(0);
    Optional<Entry> entry = Ascii.number(number, 18).flatMap(reader::entry);
    if (entry.isEmpty()) {
      throw new UsageException(
          reader
              .trouble()
              .orElse(folder + " has no mail " + number + "; 'journal list' tells which it has"));
    }
    Format wanted =
        Format.named(format.orElse("text"))
            .orElseThrow(() -> new UsageException(wrongFormat("a format of reports")));
    PrintWriter out = spec.commandLine().getOut();
    Style style =
        new Style(false, wanted == Format.TEXT, transcript, ReportWidth.of(spec.commandLine()));
    wanted.render(EntryReport.of(entry.get(), wanted), style).forEach(out::println);
    entry
        .get()
        .mail()
        .trouble()
        .filter(what -> wanted == Format.TEXT)
        .map(Printable::of)
        .ifPresent(what -> out.println("  trouble  " + what));
    if (message) {
      entry.get().mail().message().ifPresent(this::print);
    }
    return tellOf(reader);
  }

  /** Line by line, so that nothing in it steers a terminal; export writes the octets. */
  private void print(Message whole) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    new String(whole.bytes(), StandardCharsets.UTF_8)
        .lines()
        .map(Printable::inAnyScript)
        .forEach(out::println);
  }

  private int export(JournalReader reader) throws IOException {
    Shape shape =
        Shape.of(format.orElse(""))
            .orElseThrow(() -> new UsageException(wrongFormat("mbox, maildir or eml")));
    Path target =
        output
            .filter(path -> !path.toString().equals("-"))
            .orElseThrow(
                () ->
                    new UsageException(
                        "journal export writes files, expected their name: --output PATH"));
    int asked = 0;
    try (Export export = new Export(shape, target)) {
      for (Summary one : wanted(reader)) {
        Optional<Entry> entry = reader.entry(one.id());
        if (entry.isPresent()) {
          export.add(entry.get());
          asked++;
        }
      }
      int without = asked - export.count();
      spec.commandLine()
          .getOut()
          .println(
              mails(export.count())
                  + " exported to "
                  + target
                  + (without == 0 ? "" : "; of " + without + " more, no message came"));
    }
    return tellOf(reader);
  }

  private int imported() throws IOException {
    Import from = new Import(Clock.systemUTC());
    try (DiskJournal journal = DiskJournal.open(folder, Retention.EVERYTHING)) {
      for (String operand : operands) {
        Path path = path(operand);
        try {
          from.read(path, journal::keep);
        } catch (IOException e) {
          throw new UsageException(path + ": " + FileTrouble.why(path, e));
        }
      }
    }
    spec.commandLine().getOut().println(mails(from.count()) + " imported; nobody has judged them");
    return ExitCode.OK;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + text + "\" is no name of a file");
    }
  }

  private static String mails(long count) {
    return count + (count == 1 ? " mail" : " mails");
  }

  private int verify() throws IOException {
    JournalReader.Verified verified = JournalReader.verify(folder);
    PrintWriter out = spec.commandLine().getOut();
    verified.damages().stream().map(Printable::of).forEach(out::println);
    out.println(
        mails(verified.entries())
            + (verified.damages().isEmpty() ? " as written; nothing is damaged" : " as written"));
    return verified.damages().isEmpty() ? ExitCode.OK : ExitCode.WORSE;
  }
}
