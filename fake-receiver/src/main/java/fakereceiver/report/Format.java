package fakereceiver.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** The formats of a report; every one renders every report. */
public enum Format {
  /** For people. */
  TEXT(TextFormat::lines),
  /** For programs. */
  JSON(JsonFormat::lines),
  /** JUnit XML, for Jenkins, GitLab and others that show tests. */
  JUNIT((report, style) -> JunitFormat.lines(report)),
  /** SARIF 2.1.0, for what shows faults beside lines of files. */
  SARIF((report, style) -> SarifFormat.lines(report)),
  /** Test Anything Protocol, version 13: a test for each verdict and each finding. */
  TAP((report, style) -> TapFormat.lines(report)),
  /** One page for a browser. */
  HTML((report, style) -> HtmlFormat.lines(report)),
  /** Annotations of a GitHub workflow. */
  GITHUB((report, style) -> GithubFormat.lines(report)),
  /** Markdown, for a job summary or a comment. */
  MARKDOWN((report, style) -> MarkdownFormat.lines(report));

  private final BiFunction<Report, Style, List<String>> renderer;

  Format(BiFunction<Report, Style, List<String>> renderer) {
    this.renderer = renderer;
  }

  /** The one of that name, in small letters. */
  public static Optional<Format> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** Its name, as users type it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The report, line by line, without line ends. */
  public List<String> render(Report report, Style style) {
    return renderer.apply(report, style);
  }
}
