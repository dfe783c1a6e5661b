package smtpprobe.report;

import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import smtpprobe.check.CheckResult;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;
import smtpprobe.host.SourceChoice;
import smtpprobe.mta.MailServer;
import smtpprobe.routing.Route;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** The host as it was read: its addresses, its mail servers, and where mail leaves from. */
final class HostFactsReport {

  private static final int INDENT = 2;
  private static final int FEW = 3;

  private HostFactsReport() {}

  static List<Part> of(CheckResult result) {
    List<Part> parts = new ArrayList<>();
    parts.add(host(result));
    result.host().mail().all().forEach(server -> parts.add(server(server)));
    if (result.host().mail().all().isEmpty()) {
      parts.add(Part.Facts.of("mailServers", new Data.Items(List.of())));
    }
    parts.add(sources(result.host()));
    result.routes().forEach(route -> parts.add(route(route)));
    if (result.routes().isEmpty()) {
      parts.add(Part.Facts.of("routes", new Data.Items(List.of())));
    }
    return parts;
  }

  private static Data one(Data data) {
    return new Data.Items(List.of(data));
  }

  private static Part host(CheckResult result) {
    HostFacts facts = result.host().facts();
    List<Line> lines = new ArrayList<>();
    List<Line> few = new ArrayList<>(LookedAt.lines(result));
    boolean several = facts.addresses().stream().filter(HostAddress::isBeyondLink).count() > 1;
    for (HostAddress address : facts.addresses()) {
      Line row =
          Line.row(INDENT)
              .cell(address.address() + "/" + address.prefixLength())
              .cell(address.device())
              .cell(address.words())
              .done();
      lines.add(address.isBeyondLink() ? row : Line.detail(row));
      if (several && address.isBeyondLink()) {
        few.add(row);
      }
    }
    if (facts.addresses().stream().noneMatch(HostAddress::isBeyondLink)) {
      lines.add(Line.of(INDENT, "no IPv6 address that reaches beyond the link"));
    }
    String mtu =
        facts
            .outgoing()
            .map(Interface::mtu)
            .filter(OptionalInt::isPresent)
            .map(octets -> ", MTU " + octets.getAsInt())
            .orElse("");
    Line route =
        Line.of(
            INDENT,
            "default route " + facts.route().map(DefaultRoute::toString).orElse("none") + mtu);
    lines.add(route);
    few.add(route);
    facts.choices().forEach(choice -> lines.add(Line.detail(Line.of(INDENT, words(choice)))));
    return new Part.Facts(
        "host",
        "This host" + facts.name().map(name -> ", " + name.text()).orElse(""),
        Data.tree()
            .with("name", facts.name().map(name -> name.text()))
            .with("addresses", Data.items(facts.addresses(), HostFactsReport::data))
            .with("defaultRoutes", Data.texts(facts.routing().routes()))
            .with("choices", Data.items(facts.choices(), HostFactsReport::data))
            .done(),
        lines,
        Optional.of(few));
  }

  private static String words(SourceChoice choice) {
    return "to "
        + choice.target()
        + ": "
        + choice.source().map(source -> "from " + source + ", ").orElse("")
        + choice.because()
        + (choice.fromKernel() ? "" : " (worked out by RFC 6724, not asked of a kernel)");
  }

  private static Data data(HostAddress address) {
    Data.Tree tree =
        Data.tree()
            .with("address", address.address().text())
            .with("prefixLength", address.prefixLength())
            .with("interface", address.device())
            .with("kind", address.kind().name().toLowerCase(Locale.ROOT))
            .with("origin", address.origin().name().toLowerCase(Locale.ROOT))
            .with(
                "flags",
                Data.texts(address.flags().stream().map(flag -> flag.word()).sorted().toList()));
    address.preferredFor().ifPresent(left -> tree.with("preferredSeconds", left.toSeconds()));
    return tree.done();
  }

  private static Data data(SourceChoice choice) {
    return Data.tree()
        .with("target", choice.target().text())
        .with("source", choice.source().map(source -> source.text()))
        .with("fromKernel", choice.fromKernel())
        .with("because", choice.because())
        .done();
  }

  private static Part server(MailServer server) {
    List<Line> lines = new ArrayList<>();
    server
        .settings()
        .forEach(
            setting -> {
              Line line = Line.of(INDENT, setting);
              lines.add(isUsual(setting) ? Line.detail(line) : line);
            });
    if (server.bind().addresses().isEmpty()) {
      lines.add(
          Line.of(
              INDENT,
              server
                  .bind()
                  .unknown()
                  .map(why -> "where it sends from is not known: " + why)
                  .orElse("bound to no address: the kernel chooses")));
    }
    List<Line> ways = WaysReport.lines(server);
    lines.addAll(ways);
    List<Line> few = new ArrayList<>();
    if (!ways.isEmpty()) {
      few.add(Line.of(0, "Mail server, " + server));
      few.addAll(ways);
    }
    return new Part.Facts(
            "mailServers",
            "Mail server, " + server,
            one(
                Data.tree()
                    .with("software", server.software().title())
                    .with("version", server.version())
                    .with("bind", Data.texts(server.bind().addresses()))
                    .with("heloName", server.heloName())
                    .with("families", server.families().name().toLowerCase(Locale.ROOT))
                    .with("settings", Data.texts(server.settings()))
                    .with("ways", Data.items(server.ways(), WaysReport::data))
                    .with("notes", Data.texts(server.other().notes()))
                    .done()),
            lines)
        .inShort(few);
  }

  /** What tells nothing as long as no rule speaks of it. */
  private static boolean isUsual(String setting) {
    return setting.startsWith("mynetworks = ")
        || setting.equals("inet_interfaces = all")
        || setting.equals("inet_protocols = all");
  }

  private static Part sources(Host host) {
    List<Sending> sendings = host.outside();
    List<Line> lines = new ArrayList<>();
    sendings.forEach(s -> lines.add(Line.of(INDENT, s.address() + ", " + s.because())));
    host.unknownBind().ifPresent(why -> lines.add(Line.of(INDENT, "not known: " + why)));
    if (lines.isEmpty()) {
      lines.addAll(WaysReport.nowhere(host));
    }
    return new Part.Facts(
        "sources",
        "Mail leaves from",
        Data.items(
            sendings,
            s ->
                Data.tree()
                    .with("address", s.address().text())
                    .with("because", s.because())
                    .done()),
        lines);
  }

  private static Part route(Route route) {
    List<Line> lines = new ArrayList<>();
    route
        .relay()
        .ifPresent(
            to ->
                lines.add(
                    Line.of(
                        INDENT,
                        "the relay "
                            + to
                            + ": receivers see the relay and not this host, so nothing is predicted"
                            + " of them")));
    route.targets().forEach(target -> lines.add(Line.of(INDENT, target.toString())));
    route.problem().ifPresent(problem -> lines.add(Line.of(INDENT, "nowhere: " + problem)));
    String heading = "Mail to " + route.given() + " goes to";
    List<Line> few = new ArrayList<>();
    few.add(Line.of(0, heading));
    few.addAll(lines.subList(0, Math.min(lines.size(), FEW)));
    if (lines.size() > FEW) {
      few.add(Line.of(INDENT, "and " + (lines.size() - FEW) + " more, with --all"));
    }
    return new Part.Facts("routes", heading, one(Trees.route(route)), lines).inShort(few);
  }
}
