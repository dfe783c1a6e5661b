package fakereceiver.cli;

import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.OverlayDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.Zones;
import fakereceiver.dns.memory.CachingDns;
import fakereceiver.dns.memory.CountedDns;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.given.UsageException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where to look things up: zone files, named servers, or what the system is set to. */
public final class DnsOptions {

  private static final int DNS_PORT = 53;

  @ArgGroup private Source source = new Source();

  private static final class Source {

    @Option(
        names = {"-z", "--zone"},
        paramLabel = "[ZONE=]FILE",
        arity = "1..*",
        description =
            "Look things up in these zone files (master files, RFC 1035) instead of live DNS; ZONE"
                + " is the zone that named.conf has a file for, where the file and its name do not"
                + " tell.")
    private List<String> zones = new ArrayList<>();

    @Option(
        names = "--dns-server",
        paramLabel = "ADDR[:PORT]",
        arity = "1..*",
        description = "Ask these DNS servers instead of those that the system is set to.")
    private List<String> servers = new ArrayList<>();
  }

  @Option(
      names = "--overlay",
      paramLabel = "[ZONE=]FILE",
      arity = "1..*",
      description =
          "Look at DNS as it would be with this plan, a zone file: its records replace those of the"
              + " same name and type (\"NAME TYPE !nodata\" removes them), and with an SOA the"
              + " whole zone.")
  private List<String> overlays = new ArrayList<>();

  /**
   * The DNS that the user asked for, as it would be with the plan if there is one, with the answers
   * kept for as long as they hold.
   *
   * @throws UsageException when a file or an address is wrong
   */
  public Dns open() {
    return open(new DnsCounts());
  }

  /** The same, and counts there what it is asked. */
  Dns open(DnsCounts counts) {
    return UsageException.reading(
        () -> {
          Dns current = new CountedDns(current(counts), counts);
          return overlays.isEmpty() ? current : OverlayDns.readFiles(files(overlays), current);
        });
  }

  /** The files that {@link #open} reads, the plan first: that is where things are mended. */
  public List<ZoneFile> files() {
    List<ZoneFile> files = new ArrayList<>(files(overlays));
    files.addAll(files(source.zones));
    return files;
  }

  /** The option that was given of those that take every word behind them, if one was. */
  public Optional<String> greedy() {
    return !overlays.isEmpty()
        ? Optional.of("--overlay")
        : !source.zones.isEmpty()
            ? Optional.of("--zone")
            : source.servers.isEmpty() ? Optional.empty() : Optional.of("--dns-server");
  }

  private static List<ZoneFile> files(List<String> words) {
    return words.stream().map(ZoneFile::parse).toList();
  }

  private Dns current(DnsCounts counts) {
    if (!source.zones.isEmpty()) {
      return new ZoneDns(Zones.readFiles(files(source.zones)));
    }
    Dns live =
        source.servers.isEmpty()
            ? LiveDns.system()
            : LiveDns.of(source.servers.stream().map(DnsOptions::server).toList());
    return new CachingDns(live, Clock.systemUTC(), counts);
  }

  /** The servers that {@link #open} asks, in their order; none with zone files. */
  public List<InetSocketAddress> resolvers() {
    if (!source.zones.isEmpty()) {
      return List.of();
    }
    return source.servers.isEmpty()
        ? LiveDns.system().addresses()
        : UsageException.reading(() -> source.servers.stream().map(DnsOptions::server).toList());
  }

  private static InetSocketAddress server(String text) {
    Endpoint endpoint = Endpoint.parse(text, DNS_PORT);
    return new InetSocketAddress(
        endpoint
            .address()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--dns-server \"" + text + "\", expected an address: [2001:db8::53]:53"))
            .toInetAddress(),
        endpoint.port());
  }
}
