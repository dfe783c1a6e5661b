package smtpprobe.report;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smtpprobe.mta.Bind;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.Tls;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;

/** The ways on which mail leaves a mail server. */
final class WaysReport {

  private static final int INDENT = 2;

  private WaysReport() {}

  /** Nothing where all mail goes to its receivers in one way. */
  static List<Line> lines(MailServer server) {
    List<Line> lines = new ArrayList<>();
    if (!server.other().isPlain()) {
      server.ways().forEach(way -> lines.add(Line.of(INDENT, words(way))));
      server.other().notes().forEach(note -> lines.add(Line.of(INDENT, note)));
    }
    return lines;
  }

  /** Why no IPv6 address of the host is seen. */
  static List<Line> nowhere(Host host) {
    List<Line> lines = new ArrayList<>();
    if (host.mail().hideSix()) {
      host.mail().ways().forEach(way -> lines.add(Line.of(INDENT, "none: " + words(way.out()))));
    } else if (host.given().isEmpty() && host.isSourceTold()) {
      host.mail().ways().stream()
          .filter(way -> way.out().bind().tellsSix())
          .forEach(way -> lines.add(Line.of(INDENT, "none: " + nothing(way))));
    }
    if (lines.isEmpty()) {
      lines.add(
          Line.of(
              INDENT,
              host.perhapsLeaves()
                  ? "not known: perhaps no mail goes to receivers over IPv6"
                  : "no IPv6 address"));
    }
    return lines;
  }

  private static String nothing(MailServers.Way way) {
    Bind bind = way.out().bind();
    return way.server()
        + ": "
        + bind.setting()
        + ", "
        + bind.broken().orElse("which nothing can be sent from now");
  }

  /** Why no receiver is asked. */
  static Part unjudged(Host host) {
    return new Part.Facts(
        "verdicts",
        "What receivers would do",
        new Data.Items(List.of()),
        host.mail().isRelayed() && host.given().isEmpty()
            ? List.of(
                Line.of(
                    INDENT,
                    "nothing is said of receivers: "
                        + (isFollowed(host)
                            ? "all of this mail"
                            : "all mail whose way could be followed")
                        + " is handed to a relay ("
                        + relays(host)
                        + "), and it is the relay that they see and judge"))
            : List.of());
  }

  /**
   * That receivers see no IPv6 address of the host, or none that is known, and why.
   *
   * @param comesBack whether a relay is this host itself
   */
  static String silence(Host host, boolean comesBack) {
    if (host.seen().unknown().isPresent()) {
      return "Which address receivers see is not known.";
    }
    if (host.unknownBind().isPresent()) {
      return "Which address mail leaves from over IPv6 is not known.";
    }
    return host.mail().isRelayed() && host.given().isEmpty()
        ? (isFollowed(host) ? "All of this mail" : "All mail whose way could be followed")
            + " goes to a relay ("
            + relays(host)
            + (comesBack ? "), which is this host itself." : ").")
        : host.perhapsLeaves()
            ? "Whether any mail leaves from this host over IPv6 is not known."
            : "No mail leaves from this host over IPv6 as things are.";
  }

  private static boolean isFollowed(Host host) {
    return host.mail().all().stream().noneMatch(server -> server.other().isPartlyUnknown());
  }

  /** The relays, one after the other. */
  static String relays(Host host) {
    return host.mail().sending().stream()
        .flatMap(way -> way.out().relay().stream())
        .map(Object::toString)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String words(WayOut way) {
    List<String> sources =
        way.bind().addresses().stream()
            .filter(address -> isOf(way.families(), address))
            .map(Object::toString)
            .toList();
    String from = sources.isEmpty() ? "" : ", from " + String.join(" and ", sources);
    return way.takes().words()
        + (way.name().isEmpty() ? "" : " by " + way.name())
        + way.relay().map(to -> ", to the relay " + to).orElse("")
        + ", over "
        + words(way.families())
        + first(way)
        + from
        + way.heloName().map(name -> ", greeting as " + name).orElse("")
        + (way.tls() == Tls.NEVER ? ", never with TLS" : "");
  }

  private static String first(WayOut way) {
    return way.families() == Families.BOTH
        ? way.preference()
            .map(family -> ", trying " + (family.equals("ipv4") ? "IPv4" : "IPv6") + " first")
            .orElse("")
        : "";
  }

  private static boolean isOf(Families families, IpAddress address) {
    return switch (families) {
      case IPV4_ONLY -> address instanceof Ip4Address;
      case IPV6_ONLY -> address instanceof Ip6Address;
      case NEITHER -> false;
      case BOTH -> true;
    };
  }

  private static String words(Families families) {
    return switch (families) {
      case BOTH -> "both families";
      case IPV4_ONLY -> "IPv4 only";
      case IPV6_ONLY -> "IPv6 only";
      case NEITHER -> "neither family: none of it is sent";
    };
  }

  static Data data(WayOut way) {
    return Data.tree()
        .with("name", way.name())
        .with("takes", way.takes().words())
        .with("relay", way.relay().map(Object::toString))
        .with("families", way.families().name().toLowerCase(Locale.ROOT))
        .with("preference", way.preference())
        .with("bind", Data.texts(way.bind().addresses()))
        .with("heloName", way.heloName())
        .with("tls", way.tls().name().toLowerCase(Locale.ROOT))
        .done();
  }
}
