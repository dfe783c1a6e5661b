package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.CheckResult;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.host.SourceChoice;
import smtpprobe.hostrules.Sending;
import smtpprobe.mta.MailServer;
import smtpprobe.survey.Route;

/**
 * A check-up for people: what is, what would happen, what to change, what is not known. Immutable.
 */
public final class CheckText {

  private static final String INDENT = "  ";

  private final Style style;
  private final boolean verbose;

  /** Written in {@code style}; {@code verbose} leaves nothing out. */
  public CheckText(Style style, boolean verbose) {
    this.style = style;
    this.verbose = verbose;
  }

  /** The report, line by line. */
  public List<String> lines(CheckResult result) {
    List<String> lines = new ArrayList<>();
    host(lines, result.host().facts());
    mailServers(lines, result);
    routes(lines, result.routes());
    seen(lines, result);
    verdicts(lines, result);
    faults(lines, result);
    passed(lines, result);
    skipped(lines, result);
    return lines.stream().map(String::stripTrailing).toList();
  }

  private void heading(List<String> lines, String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(style.bold(text));
  }

  private void host(List<String> lines, HostFacts facts) {
    heading(
        lines, "This host" + facts.name().map(name -> ", " + Printable.of(name.text())).orElse(""));
    Table table = new Table();
    for (HostAddress address : facts.addresses()) {
      if (verbose || address.isBeyondLink()) {
        table
            .row()
            .cell(address.address() + "/" + address.prefixLength())
            .cell(Printable.of(address.device()))
            .cell(address.words());
      }
    }
    lines.addAll(table.lines(INDENT));
    if (facts.addresses().stream().noneMatch(HostAddress::isBeyondLink)) {
      lines.add(INDENT + "no IPv6 address that reaches beyond the link");
    }
    lines.add(
        INDENT
            + "default route "
            + facts.route().map(DefaultRoute::toString).map(Printable::of).orElse("none")
            + facts
                .outgoing()
                .map(Interface::mtu)
                .filter(java.util.OptionalInt::isPresent)
                .map(mtu -> ", MTU " + mtu.getAsInt())
                .orElse(""));
    if (verbose) {
      for (SourceChoice choice : facts.choices()) {
        lines.add(
            INDENT
                + "to "
                + choice.target()
                + ": "
                + choice.source().map(source -> "from " + source + ", ").orElse("")
                + choice.because()
                + (choice.fromKernel() ? "" : " (worked out by RFC 6724, not asked of a kernel)"));
      }
    }
  }

  private void mailServers(List<String> lines, CheckResult result) {
    for (MailServer server : result.host().mail().all()) {
      heading(lines, "Mail server, " + server);
      for (String setting : server.settings()) {
        lines.addAll(Wrap.lines(INDENT, INDENT + INDENT, Printable.of(setting)));
      }
      if (server.bind().addresses().isEmpty()) {
        lines.add(
            INDENT
                + server
                    .bind()
                    .unknown()
                    .map(why -> "where it sends from is not known: " + why)
                    .orElse("bound to no address: the kernel chooses"));
      }
    }
    heading(lines, "Mail leaves from");
    List<Sending> sendings = result.host().sendings();
    for (Sending sending : sendings) {
      lines.addAll(
          Wrap.lines(
              INDENT, INDENT + INDENT, Printable.of(sending.address() + ", " + sending.because())));
    }
    if (sendings.isEmpty()) {
      lines.add(
          INDENT
              + "no IPv6 address"
              + (result.host().isIpv4Only() ? ": the mail server sends over IPv4 only" : ""));
    }
  }

  private void routes(List<String> lines, List<Route> routes) {
    for (Route route : routes) {
      heading(lines, "Mail to " + Printable.of(route.given()) + " goes to");
      route.targets().forEach(target -> lines.add(INDENT + target));
      route.problem().ifPresent(problem -> lines.add(INDENT + "nowhere: " + problem));
    }
  }

  private void seen(List<String> lines, CheckResult result) {
    for (CheckResult.Section section : result.sections()) {
      if (!section.lines().isEmpty()) {
        String title = section.heading();
        heading(lines, Character.toUpperCase(title.charAt(0)) + title.substring(1));
        for (String line : section.lines()) {
          String margin = INDENT + " ".repeat(line.length() - line.stripLeading().length());
          lines.addAll(Wrap.lines(margin, margin + INDENT, Printable.of(line.strip())));
        }
      }
    }
  }

  private void verdicts(List<String> lines, CheckResult result) {
    if (result.rows().isEmpty()) {
      return;
    }
    heading(lines, "What receivers would do");
    Attempt attempt = result.rows().get(0).prediction().attempt();
    lines.addAll(
        Wrap.lines(
            INDENT,
            INDENT,
            Printable.of(
                "greeting as "
                    + attempt.heloName().map(helo -> "\"" + helo + "\"").orElse("nobody")
                    + ", from "
                    + attempt.reversePath().map(Object::toString).orElse("<>")
                    + " to "
                    + attempt.recipients().stream()
                        .map(Mailbox::toString)
                        .collect(Collectors.joining(", "))
                    + "; * is where mail leaves from now")));
    lines.addAll(new MatrixText(style, verbose).lines(result.rows()));
  }

  private void faults(List<String> lines, CheckResult result) {
    List<Finding> faults = result.findings().with(Outcome.Result.FAILED).all();
    List<Finding> undecided = result.findings().with(Outcome.Result.UNDECIDED).all();
    List<String> reasons = new MatrixText(style, verbose).reasons(result);
    if (faults.isEmpty() && undecided.isEmpty() && reasons.isEmpty()) {
      heading(lines, "No fault was found.");
      return;
    }
    findings(lines, "What to change here", faults);
    findings(lines, "What could not be decided", undecided);
    if (!reasons.isEmpty()) {
      heading(lines, "What the receivers above mind in the mail that leaves now");
      lines.addAll(reasons);
    }
  }

  private void findings(List<String> lines, String heading, List<Finding> findings) {
    if (!findings.isEmpty()) {
      heading(lines, heading);
      findings.forEach(f -> lines.addAll(new FindingText(style, verbose).block(f)));
    }
  }

  private void passed(List<String> lines, CheckResult result) {
    Set<String> failed = new LinkedHashSet<>();
    result.findings().with(Outcome.Result.FAILED).all().forEach(f -> failed.add(f.id()));
    Set<String> ids = new LinkedHashSet<>();
    result.findings().with(Outcome.Result.PASSED).all().stream()
        .map(f -> f.id())
        .filter(id -> !failed.contains(id))
        .forEach(ids::add);
    if (!ids.isEmpty()) {
      heading(lines, "Not found here (" + ids.size() + " faults that were looked for)");
      lines.addAll(Wrap.lines(INDENT, INDENT, String.join(", ", ids)));
      if (verbose) {
        for (Finding finding : result.findings().with(Outcome.Result.PASSED).all()) {
          for (String seen : finding.outcome().evidence().lines()) {
            lines.addAll(
                Wrap.lines(
                    INDENT + INDENT + finding.id() + "  ",
                    INDENT + INDENT + INDENT,
                    Printable.of(seen)));
          }
        }
      }
    }
  }

  /** By reason: one thing that could not be read often leaves several rules with nothing to do. */
  private void skipped(List<String> lines, CheckResult result) {
    Map<String, Set<String>> byReason = new LinkedHashMap<>();
    result
        .skipped()
        .forEach(s -> byReason.computeIfAbsent(s.why(), w -> new LinkedHashSet<>()).add(s.what()));
    for (Finding finding : result.findings().with(Outcome.Result.SKIPPED).all()) {
      String why =
          finding.outcome().evidence().observations().stream()
              .map(o -> o.seen())
              .collect(Collectors.joining("; "));
      byReason.computeIfAbsent(why, w -> new LinkedHashSet<>()).add(finding.id());
    }
    if (byReason.isEmpty()) {
      return;
    }
    heading(lines, "Not looked at, and why");
    byReason.forEach(
        (why, what) ->
            lines.addAll(
                Wrap.lines(
                    INDENT, INDENT + INDENT, Printable.of(String.join(", ", what) + ": " + why))));
  }
}
