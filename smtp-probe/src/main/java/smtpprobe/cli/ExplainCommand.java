package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.finding.Card;
import fakereceiver.given.UsageException;
import fakereceiver.mail.Printable;
import fakereceiver.persona.Personas;
import fakereceiver.report.Format;
import fakereceiver.report.Report;
import fakereceiver.rules.RuleBook;
import fakereceiver.yaml.Nearest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smtpprobe.bounce.Bounce;
import smtpprobe.bounce.BounceExplainer;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Causes;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Item;
import smtpprobe.report.Explained;
import smtpprobe.report.Reports;

/** {@code smtp-probe explain}: what a bounce means. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Explains a bounce, a line of a log or a bare reply: what is behind it, whose side that is,"
            + " and what to do. Nothing is asked of the network without --recheck.",
    footer = {
      "",
      "Examples:",
      "  smtp-probe explain bounce.eml",
      "  smtp-probe explain '550 5.7.25 The sending IP address has no PTR record'",
      "  smtp-probe explain --recheck --domain example.org bounce.eml",
      "  smtp-probe explain --summary /var/log/mail.log",
      "  smtp-probe explain ptr-missing",
      "",
      "Exit codes: 0 nothing that failed; with --recheck, nothing that is still so; 1 a bounce, and"
          + " a cause; 2 wrong usage; 3 nobody can tell why, or not all could be"
          + " read."
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(
      index = "0..*",
      arity = "0..*", // --zone may have taken them
      paramLabel = "FILE|-|TEXT|RULE|PERSONA...",
      hideParamSyntax = true,
      description =
          "A mail, an mbox, a folder or Maildir, a log, a DMARC or TLS report, also packed by gzip"
              + " or zstd; - for standard input; the text of a reply or of a log line; or the id of"
              + " a rule or the name of a persona, for its page.")
  private List<String> inputs = List.of();

  @Option(
      names = "--summary",
      description = "Only count: by cause, receiver, own address and its /64.")
  private boolean summary;

  @Option(names = "--follow", description = "Go on reading a log while it grows.")
  private boolean follow;

  @Option(
      names = "--recheck",
      description =
          "Look whether it is still so: the rules that the cause implies are run on DNS as it is"
              + " now; then what fix would say.")
  private boolean recheck;

  @Mixin private SubjectOptions subject = new SubjectOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (String.join("", inputs).isBlank()) {
      throw new UsageException(
          subject
              .dns()
              .greedy()
              .filter(option -> inputs.isEmpty())
              .map(
                  option ->
                      "nothing to explain, expected a file, a text or -; "
                          + option
                          + " takes all that follows it: -- goes before a text")
              .orElse("the text is empty, expected a file, a text or -"));
    }
    Optional<List<Path>> files = files();
    output.begin(subject.dns().files(), files.stream().flatMap(List::stream).toArray(Path[]::new));
    Optional<Report> page = inputs.size() == 1 ? page(inputs.get(0)) : Optional.empty();
    if (page.isPresent()) {
      return output.print(out(), page.get(), false);
    }
    if (follow) {
      if (files.isEmpty() || files.get().size() != 1 || !Files.isRegularFile(files.get().get(0))) {
        throw new UsageException("--follow: expected one file, a log");
      }
      return followed(files.get().get(0));
    }
    ExplainOutput found = new ExplainOutput(out(), output, this::looked, summary, isFolder(files));
    BounceExplainer explainer = BounceExplainer.builtIn();
    InputReader reader = new InputReader(explainer, found, this::tell);
    if (files.isPresent()) {
      files.get().forEach(reader::read);
    } else if (isStandardInput()) {
      reader.read("-", StandardInput.open("-"));
    } else {
      String text = String.join(" ", inputs);
      refuseMissing(text);
      Bounce bounce = explainer.explain(text);
      refuseWord(text, bounce);
      found.accept(new Item("", "", "", bounce));
    }
    if (reader.isRefused()) {
      return ExitCode.USAGE;
    }
    if (recheck) {
      found.notLookedAt().ifPresent(this::tell);
    }
    found.leftOut().ifPresent(this::tell);
    int code =
        found.end(files.isPresent() || isStandardInput() ? Optional.of(reader) : Optional.empty());
    return code == ExitCode.OK && reader.isIncomplete() ? ExitCode.UNDECIDED : code;
  }

  private boolean isStandardInput() {
    return inputs.equals(List.of("-"));
  }

  private static boolean isFolder(Optional<List<Path>> files) {
    return files.filter(all -> all.size() > 1 || Files.isDirectory(all.get(0))).isPresent();
  }

  /** The page of a rule, another cause, or a persona. */
  private Optional<Report> page(String word) {
    if (word.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    Optional<Card> card =
        RuleBook.cards().stream().filter(one -> one.id().equals(word)).findFirst();
    Optional<Cause> cause = Causes.builtIn().find(word);
    if (card.isPresent()) {
      return Optional.of(Reports.page(card.get(), cause.orElseThrow(), Personas.builtIn().all()));
    }
    if (cause.isPresent()) {
      return Optional.of(Reports.page(cause.get()));
    }
    Personas personas = Personas.builtIn();
    return personas.names().contains(word)
        ? Optional.of(Reports.page(personas.named(word)))
        : Optional.empty();
  }

  /** The files that the arguments name; empty when they are a text. */
  private Optional<List<Path>> files() {
    try {
      List<Path> paths = inputs.stream().map(Path::of).toList();
      paths.forEach(ExplainCommand::refuseEndless);
      return paths.stream().allMatch(Files::exists) ? Optional.of(paths) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A named pipe would be waited for, and a device may never end. */
  private static void refuseEndless(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
      throw new UsageException(
          path + " is a pipe or a device, expected a file or a folder; - reads standard input");
    }
  }

  /** One word that looks like the name of a file is no reply. */
  private static void refuseMissing(String text) {
    boolean isWord = text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
    if (isWord && (text.indexOf('/') >= 0 || text.endsWith(".eml") || text.endsWith(".log"))) {
      throw new UsageException(
          "there is no file " + Printable.of(text) + ", expected a file, a text or -");
    }
  }

  /** What names nothing that there is, and says nothing, is a slip rather than a text. */
  private void refuseWord(String text, Bounce bounce) {
    Optional<String> missing =
        inputs.size() == 1
            ? inputs.stream().filter(one -> one.indexOf(' ') < 0).findFirst()
            : inputs.stream().anyMatch(ExplainCommand::isFile)
                ? inputs.stream().filter(one -> !isFile(one)).findFirst()
                : Optional.empty();
    boolean saysNothing =
        bounce.kind() == Kind.NOT_A_BOUNCE
            && bounce.recipients().stream()
                .allMatch(one -> one.cause().id().equals("not-a-bounce"));
    if (saysNothing && text.indexOf('\n') < 0 && missing.isPresent()) {
      throw new UsageException(
          "there is no file, rule or persona "
              + Printable.of(missing.get())
              + ", expected one, a text or -"
              + Nearest.hint(missing.get(), pages()));
    }
  }

  private static Set<String> pages() {
    Set<String> names = new TreeSet<>(Personas.builtIn().names());
    Causes.builtIn().all().forEach(cause -> names.add(cause.id()));
    return names;
  }

  private static boolean isFile(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** A bounce with what can be looked up about it. */
  private Explained looked(Item item) {
    return new BounceLook(
            subject, recheck, what -> output.progress(spec.commandLine().getErr()).tell(what))
        .of(item);
  }

  private int followed(Path file) {
    InputReader reader = new InputReader(BounceExplainer.builtIn(), item -> {}, this::tell);
    boolean isJson = output.prints(Format.JSON);
    new LogTail(file)
        .follow(
            line -> reader.line(file.toString(), line).forEach(item -> print(item, isJson)),
            LogTail::pause);
    return ExitCode.OK;
  }

  private void print(Item item, boolean isJson) {
    ExplainOutput.brief(item, isJson).forEach(out()::println);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void tell(String what) {
    spec.commandLine().getErr().println(Printable.of(what));
    spec.commandLine().getErr().flush();
  }
}
