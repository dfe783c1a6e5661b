package smtpprobe.cli;

import fakereceiver.given.UsageException;
import fakereceiver.judge.Action;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.persona.Personas;
import fakereceiver.report.Gate;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What makes the exit code 1. */
final class GateOptions {

  private static final String UNDECIDED = "undecided";

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      split = ",",
      completionCandidates = Levels.class,
      description =
          "What ends with 1: note, junk, drop, defer or reject, each with what is worse; default:"
              + " junk. With undecided, so does what could not be decided, which is 3 otherwise.")
  private List<String> failOn = List.of();

  @Option(
      names = "--ignore",
      paramLabel = "RULE",
      split = ",",
      completionCandidates = RuleNames.class,
      description = "Count no fault of this rule, and no verdict that rests on such rules alone.")
  private List<String> ignored = List.of();

  @Option(
      names = "--only",
      paramLabel = "RULE",
      split = ",",
      completionCandidates = RuleNames.class,
      description = "Count the faults of these rules only.")
  private List<String> only = List.of();

  @Option(
      names = "--receivers",
      paramLabel = "real|all|NAME",
      split = ",",
      description =
          "Whose verdicts count: real for those that exist and do not refuse or defer everybody,"
              + " all, or these; default: real, and those that --persona names.")
  private List<String> receivers = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Count only what is not in this file, and say what of it has gone.")
  private Optional<Path> baseline = Optional.empty();

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write down everything that is wrong now, for --baseline.")
  private Optional<Path> newBaseline = Optional.empty();

  private Optional<Gate> gate = Optional.empty();

  private final Set<String> amiss = new TreeSet<>();

  /** The levels, for completion. */
  static final class Levels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return levels().iterator();
    }
  }

  private static List<String> levels() {
    return List.of("note", "junk", "drop", "defer", "reject", UNDECIDED);
  }

  /**
   * Reads the options and the baseline, before anything else is done.
   *
   * @throws UsageException when something is wrong with them
   */
  void begin() {
    boolean asked =
        !failOn.isEmpty()
            || !ignored.isEmpty()
            || !only.isEmpty()
            || !receivers.isEmpty()
            || baseline.isPresent();
    gate =
        asked
            ? Optional.of(
                new Gate(
                    level(failOn),
                    failOn.contains(UNDECIDED),
                    RuleNames.checked("--ignore", ignored),
                    RuleNames.checked("--only", only),
                    Verdict::counts, // as counted() has made the personas
                    baseline.map(Baseline::read)))
            : Optional.empty();
  }

  /** The baseline that is to be written. */
  Optional<Path> newBaseline() {
    return newBaseline;
  }

  /**
   * The weakest of these levels.
   *
   * @throws UsageException when one of the words is none
   */
  static Action level(List<String> words) {
    for (String word : words) {
      if (!levels().contains(word)) {
        throw new UsageException(
            "--fail-on \"" + word + "\", expected " + String.join(", ", levels()));
      }
    }
    return Arrays.stream(Action.values())
        .filter(action -> words.contains(action.word()))
        .findFirst()
        .orElse(Action.JUNK);
  }

  /** Whose verdicts count, by name. */
  private Predicate<String> chosen() {
    Set<String> notReal =
        Personas.builtIn().all().stream()
            .filter(persona -> !persona.counts())
            .map(Persona::name)
            .collect(Collectors.toSet());
    return name ->
        receivers.contains("all")
            || receivers.contains(name)
            || (receivers.contains("real") && !notReal.contains(name));
  }

  /** The personas, each with whether its verdict counts: the numbers of a report go by that. */
  List<Persona> counted(List<Persona> personas) {
    if (receivers.isEmpty()) {
      return personas;
    }
    Predicate<String> chosen = chosen();
    return personas.stream()
        .map(one -> chosen.test(one.name()) ? one.counting() : one.notCounting())
        .toList();
  }

  /** The report with what counts; notes what is wrong in it, if a new baseline is asked for. */
  Report apply(Report report) {
    refuseStrangers(report);
    newBaseline.ifPresent(file -> amiss.addAll(Gate.ids(report)));
    return counted(report);
  }

  /** Writes the new baseline, if one is asked for: of all reports. */
  void end() {
    newBaseline.ifPresent(file -> WholeFile.write(file, Baseline.lines(amiss)));
  }

  Report counted(Report report) {
    return gate.map(one -> one.apply(report)).orElse(report);
  }

  /** Whether anybody says what counts. */
  boolean isAsked() {
    return gate.isPresent() || newBaseline.isPresent();
  }

  private void refuseStrangers(Report report) {
    Set<String> there =
        report.parts().stream()
            .filter(Part.Verdicts.class::isInstance)
            .map(Part.Verdicts.class::cast)
            .flatMap(part -> part.all().stream())
            .map(Verdict::persona)
            .collect(Collectors.toSet());
    for (String name : receivers) {
      if (!there.isEmpty() && !Set.of("real", "all").contains(name) && !there.contains(name)) {
        throw new UsageException(
            "--receivers \"" + name + "\": no such receiver was asked, expected one of --persona");
      }
    }
  }
}
