package smtpprobe.cli;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.cli.DnsOptions;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import smtpprobe.check.Outside;
import smtpprobe.domain.HttpsPolicyFetch;
import smtpprobe.domain.PolicyFetch;
import smtpprobe.reverse.Places;
import smtpprobe.reverse.RootHints;

/** How far a check-up goes beyond the host. */
final class OutsideOptions {

  private static final int SMTP = 25;
  private static final String LAB = "in a laboratory ";

  @Option(
      names = "--offline",
      description =
          "Ask the resolver only: no name servers, no visits to receivers, no MTA-STS policy.")
  private boolean offline;

  @Option(
      names = "--dkim-selector",
      paramLabel = "NAME",
      split = ",",
      description = "A selector that mail is signed with, or several; default: the usual ones.")
  private List<String> selectors = List.of();

  @Option(
      names = "--dkim-key",
      paramLabel = "FILE",
      description =
          "Judge mail as signed with this private key (PEM), the first --dkim-selector and the"
              + " domain; default: unsigned.")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--blocklist",
      paramLabel = "ZONE",
      split = ",",
      description = "A DNS list to ask about the own addresses, or several; none by default.")
  private List<String> lists = List.of();

  @Option(
      names = "--path-receiver",
      paramLabel = "ADDR[:PORT]",
      description =
          "A fake-receiver of your own, on another machine: a small and a large message go there to"
              + " see whether full packets pass. Nobody else ever gets mail.")
  private Optional<String> receiver = Optional.empty();

  @Option(
      names = "--root-server",
      paramLabel = "ADDR",
      split = ",",
      description = "Where the walk through DNS begins; default: the servers of the root zone.")
  private List<String> roots = List.of();

  @Option(
      names = "--stand-in",
      paramLabel = "ADDR=ENDPOINT",
      split = ",",
      description = "In a laboratory: connect to ENDPOINT wherever ADDR is meant.")
  private List<String> places = List.of();

  /**
   * What signs mail of {@code domain} as the mail server does, if the user told.
   *
   * @throws IllegalArgumentException when selector or domain is missing, or the key is none
   */
  Optional<DkimSigner> signer(Optional<DomainName> domain) {
    if (key.isPresent() && (selectors.isEmpty() || domain.isEmpty())) {
      throw new IllegalArgumentException(
          "--dkim-key " + key.get() + ", expected --dkim-selector and --domain with it");
    }
    return key.map(file -> DkimOptions.signer(file, selectors.get(0), domain.orElseThrow().text()));
  }

  /**
   * What was asked for.
   *
   * @param here whether the host that is looked at is this machine
   */
  Outside outside(DnsOptions options, Dns dns, boolean here) {
    Places standIns = places();
    boolean lab = dns.allowsDocumentationAddresses();
    List<IpAddress> given = roots.stream().map(IpAddress::of).toList();
    return new Outside(
        options.resolvers(),
        standIns,
        offline ? List.of() : !given.isEmpty() ? given : lab ? List.of() : RootHints.ADDRESSES,
        offline
            ? "with --offline, name servers are not asked themselves"
            : LAB + "there is no root, unless --root-server names it",
        whyNoPath(lab, standIns, here),
        offline
            ? PolicyFetch.none("with --offline, nothing is fetched")
            : lab ? PolicyFetch.none(LAB + "nothing is fetched") : new HttpsPolicyFetch(),
        selectors,
        lists.stream().map(DomainName::of).toList(),
        receiver.map(text -> Endpoint.parse(text, SMTP)));
  }

  private Optional<String> whyNoPath(boolean lab, Places standIns, boolean here) {
    if (offline) {
      return Optional.of("with --offline, nobody is visited");
    }
    if (lab && standIns.others().isEmpty() && receiver.isEmpty()) {
      return Optional.of(LAB + "nobody is visited, unless --stand-in says where receivers are");
    }
    return here || !standIns.others().isEmpty()
        ? Optional.empty()
        : Optional.of("a snapshot is of another host, and the path from here is not its path");
  }

  private Places places() {
    Map<IpAddress, InetSocketAddress> others = new LinkedHashMap<>();
    for (String text : places) {
      int equals = text.indexOf('=');
      Optional<Endpoint> there =
          equals < 0
              ? Optional.empty()
              : Optional.of(Endpoint.parse(text.substring(equals + 1), SMTP));
      if (there.flatMap(Endpoint::address).isEmpty()) {
        throw new IllegalArgumentException(
            "--stand-in \"" + text + "\", expected ADDR=[ADDR]:PORT: 2001:db8::53=[::1]:5353");
      }
      others.put(
          IpAddress.of(text.substring(0, equals)),
          new InetSocketAddress(
              there.get().address().orElseThrow().toInetAddress(), there.get().port()));
    }
    return new Places(others);
  }
}
