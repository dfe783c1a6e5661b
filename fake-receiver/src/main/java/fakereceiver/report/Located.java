package fakereceiver.report;

import fakereceiver.finding.Finding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something wrong that a tool shows beside a line of a file: each fault once, with whoever minds
 * it, rather than once for each receiver.
 *
 * @param result what is wrong
 * @param finding the fault; empty where a server did something that no rule explains
 */
record Located(Result result, Optional<Finding> finding) {

  private static final Path HERE = Path.of("").toAbsolutePath();

  /** Everything that is wrong or undecided in a report, the worst first. */
  static List<Located> of(Report report) {
    Map<String, Located> faults = new LinkedHashMap<>();
    List<Located> others = new ArrayList<>();
    List<Result> results = Results.of(report);
    for (Result result : results) {
      boolean wrong = result.isAmiss();
      if (wrong && result.kind() == Result.Kind.FAULT) {
        faults.put(result.id(), new Located(result, Optional.of(result.findings().get(0))));
      } else if (wrong && (result.kind() == Result.Kind.MAIL || result.findings().isEmpty())) {
        others.add(new Located(result, result.findings().stream().findFirst()));
      }
    }
    for (Result result : results) {
      if (result.kind() == Result.Kind.STEP) {
        for (Finding mended : result.findings()) {
          String id = Results.id(mended);
          faults.putIfAbsent(id, new Located(of(result, mended, id), Optional.of(mended)));
        }
      }
    }
    List<Located> all = new ArrayList<>(faults.values());
    all.addAll(others);
    all.sort(
        Comparator.comparing((Located one) -> one.result().state())
            .thenComparing(one -> one.result().level(), Comparator.reverseOrder()));
    return all;
  }

  private static Result of(Result step, Finding mended, String id) {
    return new Result(
        Result.Kind.FAULT,
        id,
        mended.id() + mended.subject(),
        step.state(),
        step.level(),
        mended.card().fault() + ": " + mended.about() + ". " + step.message(),
        List.of(mended),
        List.of(),
        List.of());
  }

  /** Where it is to be mended. */
  Place place(Places places) {
    return finding.map(places::of).orElse(places.otherwise());
  }

  /** How bad it is, for tools that know errors, warnings and, by that name, notes. */
  String level(String note) {
    if (result.state() == Result.State.UNDECIDED) {
      return "warning";
    }
    return result.state() == Result.State.NOTED
        ? note
        : result.level().refuses() ? "error" : "warning";
  }

  /** What is wrong, in a line; with which server, where no rule tells one from another. */
  String message() {
    boolean named = result.kind() == Result.Kind.MAIL && !result.name().isEmpty();
    return named ? result.name() + ": " + result.message() : result.message();
  }

  /** The rule, or what is the matter in two words. */
  String rule() {
    return finding.map(Finding::id).orElse(result.kind().words());
  }

  /** A place's file as a reference, relative where {@link #relative} is. */
  String uri(Place place) {
    Path file = fromHere(place);
    return file.isAbsolute() ? file.toUri().toASCIIString() : uri(relative(place));
  }

  /**
   * A place's file as a path from the folder that the command runs in; one that was given as an
   * absolute path and lies elsewhere stays absolute.
   */
  static String relative(Place place) {
    String path = fromHere(place).toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  private static Path fromHere(Place place) {
    Path file = HERE.resolve(place.file()).normalize();
    boolean stays = Path.of(place.file()).isAbsolute() && !file.startsWith(HERE);
    return stays ? file : HERE.relativize(file);
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, "./" + path, null).toASCIIString().substring(2);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path that no reference can be made of: " + path, e);
    }
  }
}
