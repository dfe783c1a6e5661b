package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.ReportWidth;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.ZonePlaces;
import fakereceiver.given.UsageException;
import fakereceiver.judge.Persona;
import fakereceiver.report.Format;
import fakereceiver.report.JsonFormat;
import fakereceiver.report.Origin;
import fakereceiver.report.Place;
import fakereceiver.report.Places;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Style;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** In which forms a report is given, and where. */
final class OutputOptions {

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT[=FILE]",
      split = ",",
      converter = Output.Reader.class,
      completionCandidates = Output.Names.class,
      description =
          "text for people (the default), json for programs; junit (XML), sarif, tap, html, github"
              + " (annotations, and the job summary) or markdown. With a file, several at once:"
              + " --format text --format junit=report.xml.")
  private List<Output> formats = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write the report to this file, whole or not at all; - is standard output, the default.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = {"--all", "--verbose"},
      description =
          "Leave nothing out: what was folded, what was looked for and not found, what was not"
              + " looked at, every receiver, every mail; in JSON, what was told before, too.")
  private boolean all;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no report and no progress; files are written, and the exit code tells.")
  private boolean quiet;

  @Option(
      names = "-v",
      description = "Say on standard error what is being done; default: on a terminal.")
  private boolean verbal;

  @Option(
      names = "--color",
      paramLabel = "auto|always|never",
      completionCandidates = Colour.Words.class,
      converter = Colour.Reader.class,
      defaultValue = "auto",
      description = "Use colours on a terminal (auto), always or never.")
  private Colour colour = Colour.AUTO;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private GateOptions gate = new GateOptions();

  /** These say where in the files that were read a fault is to be mended. */
  private static final Set<Format> PLACED =
      EnumSet.of(Format.GITHUB, Format.MARKDOWN, Format.SARIF);

  /** These name files that may be there and are written anew. */
  private static final Set<String> WRITTEN =
      Set.of("--format", "--output", "--baseline", "--write-baseline");

  /** Its value is a folder, of which every file is read. */
  private static final String READ_FOLDER = "--from-snapshot";

  private static final Set<String> ADDRESSES = Set.of("--client", "--source", "--seen-as");

  private Instant began = Clock.systemUTC().instant();
  private List<Output> outputs = List.of();
  private Places places = Places.NONE;

  /**
   * Says no to what cannot be written, before anything else is done.
   *
   * @param zones files that the command reads, where faults in DNS are mended
   * @param others other files that it reads
   * @throws UsageException when a file cannot be written, or the options contradict each other
   */
  void begin(List<ZoneFile> zones, Path... others) {
    began = Clock.systemUTC().instant();
    gate.begin();
    outputs = outputs();
    List<Path> written =
        Stream.concat(outputs.stream().map(Output::file), Stream.of(gate.newBaseline()))
            .flatMap(Optional::stream)
            .toList();
    if (!written.isEmpty()) { // only then the disk is asked what is there
      List<Path> read =
          Stream.of(zones.stream().map(ZoneFile::path), Stream.of(others), named())
              .flatMap(all -> all)
              .toList();
      written.forEach(target -> WholeFile.refuseUnlessWritable(target, read));
    }
    if (outputs.stream().anyMatch(output -> PLACED.contains(output.format()))) {
      places = places(zones, List.of(others));
    }
    askAboutLengths(zones);
  }

  /** The files and folders that other options name, and the configuration. */
  private Stream<Path> named() {
    return Stream.concat(
        Main.configuration(spec).stream(),
        spec.options().stream()
            .filter(option -> !WRITTEN.contains(option.longestName()))
            .flatMap(
                option ->
                    option.stringValues().stream()
                        .flatMap(
                            name -> existing(name, option.longestName().equals(READ_FOLDER)))));
  }

  private static Stream<Path> existing(String name, boolean mayBeFolder) {
    try {
      return Stream.of(Path.of(name)).filter(mayBeFolder ? Files::exists : Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /** Only asks: the report is that of what was typed. */
  private void askAboutLengths(List<ZoneFile> zones) {
    List<String> questions = new ArrayList<>();
    spec.options().stream()
        .filter(option -> ADDRESSES.contains(option.longestName()))
        .forEach(
            option ->
                Optional.<Object>ofNullable(option.getValue())
                    .ifPresent(
                        value -> questions.addAll(TypedLength.of(option.longestName(), value))));
    questions.addAll(TypedLength.of(zones));
    ask(questions);
  }

  /** What may be meant otherwise than it was written. */
  void ask(List<String> questions) {
    if (!questions.isEmpty()) {
      Progress to = news(spec.commandLine().getErr());
      questions.forEach(question -> to.tell("note: " + question + "."));
    }
  }

  /** A further place: that of a name, unless a zone file has it, or of an address. */
  void place(String name, Path at, int line) {
    place(Map.of(name, new Place(at.toString(), line)));
  }

  /** Further places, each of what is in small letters. */
  void place(Map<String, Place> further) {
    Map<String, Place> named = new LinkedHashMap<>(further);
    named.putAll(places.named());
    places = new Places(named, places.host(), places.otherwise());
  }

  private List<Output> outputs() {
    List<Output> all = new ArrayList<>(formats);
    if (all.isEmpty()) {
      all.add(new Output(Format.TEXT, Optional.empty()));
    }
    Optional<Path> target = file.flatMap(OutputOptions::target);
    List<Output> open = all.stream().filter(output -> output.file().isEmpty()).toList();
    if (file.isPresent() && open.size() != 1) {
      throw new UsageException(
          "--output with "
              + (open.isEmpty() ? "no format" : "several formats")
              + " that has no file, expected one: --format junit=FILE names the file of each");
    }
    List<Output> placed =
        all.stream()
            .map(
                output ->
                    output.file().isEmpty() && target.isPresent()
                        ? output.into(target.get())
                        : output)
            .toList();
    refuseMixed(placed);
    return placed;
  }

  private static Optional<Path> target(String text) {
    try {
      return Output.file(text, "--output");
    } catch (TypeConversionException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void refuseMixed(List<Output> placed) {
    List<Format> printed =
        placed.stream()
            .filter(output -> output.file().isEmpty())
            .map(Output::format)
            .filter(format -> format != Format.GITHUB) // single lines, which a log may hold
            .toList();
    if (printed.size() > 1) {
      throw new UsageException(
          "--format "
              + printed.get(0).word()
              + " and "
              + printed.get(1).word()
              + " both on standard output, expected a file for one of them: --format "
              + printed.get(1).word()
              + "=FILE");
    }
    Set<Path> files = new HashSet<>();
    for (Output output : placed) {
      output
          .file()
          .filter(path -> !files.add(path.toAbsolutePath().normalize()))
          .ifPresent(
              path -> {
                throw new UsageException(path + " is to hold two reports, expected one");
              });
    }
  }

  private static Places places(List<ZoneFile> zones, List<Path> others) {
    Map<String, Place> named = new LinkedHashMap<>();
    ZonePlaces.of(zones)
        .forEach((name, spot) -> named.put(name, new Place(spot.file(), spot.line())));
    List<Place> first =
        Stream.concat(zones.stream().map(ZoneFile::path), others.stream())
            .map(path -> new Place(path.toString(), 1))
            .toList();
    return first.isEmpty()
        ? Places.NONE
        : new Places(
            named, others.isEmpty() ? first.get(0) : first.get(zones.size()), first.get(0));
  }

  /**
   * Whether a report has a beginning and an end, so that many are not simply written one by one.
   */
  boolean isWhole() {
    return outputs.stream()
        .anyMatch(
            output ->
                output.file().isPresent()
                    || (output.format() != Format.TEXT && output.format() != Format.JSON));
  }

  /** Several personas in the words of the user, each with whether its verdict counts. */
  List<Persona> receivers(List<String> words) {
    return gate.counted(PersonaOptions.several(words));
  }

  /** What a part of a report comes to by itself. */
  Status counted(Report part) {
    return gate.counted(part).status();
  }

  /** Whether somebody said what counts, or wants all of it written down. */
  boolean isGated() {
    return gate.isAsked();
  }

  /** Whether something is printed in that form. */
  boolean prints(Format format) {
    return !quiet
        && outputs.stream()
            .anyMatch(output -> output.file().isEmpty() && output.format() == format);
  }

  /** What is being done, for whoever waits. */
  Progress progress(PrintWriter err) {
    return new Progress(err, !quiet && (verbal || Progress.isTerminal()));
  }

  /** What has been done, unless nobody wants to hear of it. */
  Progress news(PrintWriter err) {
    return new Progress(err, !quiet);
  }

  /** Gives a report in the forms that the user chose, and says which exit code follows. */
  int print(PrintWriter out, Report report, boolean transcripts) {
    return print(out, report, new Style(colour.isOn(), all, transcripts, columns()), line -> line);
  }

  /** The same with every line changed; without colours, which would hide words from the change. */
  int print(PrintWriter out, Report report, UnaryOperator<String> change) {
    return print(out, report, new Style(false, all, false, columns()), change);
  }

  private int columns() {
    return ReportWidth.of(spec.commandLine());
  }

  /** A stream is JSON, on standard output: nobody could wait for the end of it. */
  void refuseUnlessStream(String option) {
    if (file.isPresent()
        || formats.stream()
            .anyMatch(one -> one.format() != Format.JSON || one.file().isPresent())) {
      throw new UsageException(
          option + " gives lines of JSON on standard output, expected no other --format or file");
    }
  }

  /** Gives one of many reports, as a line of JSON, and says which exit code follows from it. */
  int line(PrintWriter out, Report made, long number) {
    Report report = applied(made);
    out.println(JsonFormat.line(report, new Style(false, all, false), number));
    out.flush();
    return ExitCode.of(report.status());
  }

  private Report applied(Report made) {
    return gate.apply(made)
        .from(new Origin(began, Duration.between(began, Clock.systemUTC().instant()), places));
  }

  /** What is to be written once all lines are given. */
  void endOfLines() {
    gate.end();
  }

  /** Says in its place why there is none. */
  void error(PrintWriter out, String error, long number) {
    out.println(JsonFormat.error("predict", error, number));
    out.flush();
  }

  private int print(PrintWriter out, Report made, Style style, UnaryOperator<String> change) {
    if (outputs.isEmpty()) {
      begin(List.of());
    }
    Report report = applied(made);
    gate.end();
    for (Output output : outputs) {
      Style own = output.file().isPresent() ? style.withoutColours() : style;
      List<String> lines = lines(output.format(), report, own, change);
      output
          .file()
          .ifPresentOrElse(
              to -> WholeFile.write(to, lines),
              () -> {
                if (!quiet) {
                  lines.forEach(out::println);
                }
              });
      if (output.format() == Format.GITHUB) {
        StepSummary.append(System.getenv(), lines(Format.MARKDOWN, report, own, change));
      }
    }
    out.flush();
    return ExitCode.of(report.status());
  }

  private static List<String> lines(
      Format format, Report report, Style style, UnaryOperator<String> change) {
    return format.render(report, style).stream().map(change).toList();
  }
}
