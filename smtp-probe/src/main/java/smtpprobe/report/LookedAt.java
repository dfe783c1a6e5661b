package smtpprobe.report;

import fakereceiver.report.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smtpprobe.check.CheckResult;
import smtpprobe.host.HostAddress;
import smtpprobe.mta.MailServer;
import smtpprobe.predict.Counted;

/** What a check-up looked at, in a line or two. */
final class LookedAt {

  private LookedAt() {}

  static List<Line> lines(CheckResult result) {
    List<String> things = new ArrayList<>();
    things.add(
        "this host"
            + result.host().facts().name().map(name -> " " + name.text()).orElse("")
            + " ("
            + addresses(result)
            + servers(result)
            + ")");
    result.sections().stream()
        .filter(section -> !section.seen().isEmpty())
        .map(CheckResult.Section::heading)
        .forEach(things::add);
    long receivers =
        Counted.of(result.verdicts().toList()).stream().map(v -> v.persona()).distinct().count();
    String judged =
        receivers == 0
            ? ""
            : "; judged as "
                + receivers
                + (receivers == 1 ? " receiver does" : " receivers do")
                + result.host().helo().map(helo -> ", greeting as \"" + helo + "\"").orElse("");
    return List.of(
        Line.of(
            0, "Looked at " + String.join(", ", things) + judged + "; --all shows what was seen."));
  }

  private static String addresses(CheckResult result) {
    long count =
        result.host().facts().addresses().stream().filter(HostAddress::isBeyondLink).count();
    return count == 0
        ? "no IPv6 address that reaches beyond the link"
        : count + (count == 1 ? " IPv6 address" : " IPv6 addresses");
  }

  private static String servers(CheckResult result) {
    String names =
        result.host().mail().all().stream()
            .map(MailServer::toString)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ", " + names;
  }
}
