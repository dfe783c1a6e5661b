package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.mail.Printable;
import java.util.List;

/** A report as annotations of a GitHub workflow: one beside the line where each fault is mended. */
final class GithubFormat {

  private GithubFormat() {}

  static List<String> lines(Report report) {
    Places places = report.origin().places();
    return Located.of(report).stream().map(one -> line(one, places)).toList();
  }

  private static String line(Located one, Places places) {
    Place place = one.place(places);
    String remedy =
        one.finding()
            .filter(Finding::isFailed)
            .map(Finding::remedy)
            .filter(text -> !text.isBlank())
            .map(text -> ". Remedy: " + text)
            .orElse("");
    return "::%s file=%s,line=%s,title=%s::%s"
        .formatted(
            one.level("notice"),
            property(Located.relative(place)),
            place.line(),
            property(one.rule()),
            data(one.message() + remedy));
  }

  private static String data(String text) {
    return Printable.inAnyScript(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
