package smtpprobe.cli;

import fakereceiver.cli.UndecidedException;
import fakereceiver.dns.IpAddress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.Families;
import smtpprobe.reading.LiveHost;
import smtpprobe.reading.Snapshot;
import smtpprobe.send.OwnAddress;
import smtpprobe.send.OwnAddresses;
import smtpprobe.send.Ways;

/** From which own addresses a mail goes to which addresses of a server. */
final class WayOptions {

  @Option(
      names = "--source",
      paramLabel = "ADDR",
      split = ",",
      description =
          "Send from this address of this host, or from each of several; default: the kernel's"
              + " choice.")
  private List<String> sources = List.of();

  @Option(
      names = "--each-source",
      description =
          "Send from each global address of this host, temporary and deprecated ones too; from its "
              + "ULAs where it has no other.")
  private boolean eachSource;

  @Option(
      names = "--each-address",
      description =
          "Go to every address of every server, and say which servers have none. A single source"
              + " does so anyway; several go to the first address only, as a mail server would.")
  private boolean eachAddress;

  @Option(
      names = "--family",
      paramLabel = "6|4|both",
      description = "Go over IPv6 (the default), IPv4, or both.")
  private Optional<String> family = Optional.empty();

  @Option(names = "-4", description = "The same as --family 4.")
  private boolean ipv4;

  /**
   * What the user chose.
   *
   * @param err is told of addresses that are left out
   * @throws IllegalArgumentException when options contradict each other
   * @throws UndecidedException when this host has no address to send from
   */
  Ways ways(PrintWriter err) {
    Families families = families();
    if (eachSource && !sources.isEmpty()) {
      throw new IllegalArgumentException("--source with --each-source, expected one of them");
    }
    return new Ways(own(families, err), families, eachAddress);
  }

  private Families families() {
    String word = family.orElse(ipv4 ? "4" : "6");
    if (ipv4 && !word.equals("4")) {
      throw new IllegalArgumentException("-4 with --family " + word + ", expected one of them");
    }
    return switch (word) {
      case "6" -> Families.IPV6_ONLY;
      case "4" -> Families.IPV4_ONLY;
      case "both" -> Families.BOTH;
      default -> throw new IllegalArgumentException("--family " + word + ", expected 6, 4 or both");
    };
  }

  private List<OwnAddress> own(Families families, PrintWriter err) {
    if (!eachSource && sources.isEmpty()) {
      return List.of(OwnAddress.KERNEL);
    }
    List<IpAddress> named = sources.stream().map(IpAddress::of).distinct().toList();
    OwnAddresses host =
        OwnAddresses.of(HostSurvey.read(new Snapshot(LiveHost.ofThis()), List.of()));
    if (!eachSource) {
      return named.stream().map(host::named).toList();
    }
    List<OwnAddress> usable = new ArrayList<>();
    for (OwnAddress own :
        host.outward(families != Families.IPV4_ONLY, families != Families.IPV6_ONLY)) {
      own.unusable().ifPresentOrElse(why -> err.println("left out: " + why), () -> usable.add(own));
    }
    if (usable.isEmpty()) {
      throw new UndecidedException(
          "--each-source: this host has no global "
              + (families == Families.IPV4_ONLY ? "IPv4" : "IPv6")
              + " address that can be used, expected at least one");
    }
    return usable;
  }
}
