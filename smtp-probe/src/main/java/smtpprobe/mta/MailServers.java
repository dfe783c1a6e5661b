package smtpprobe.mta;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.Keeper;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostReader;

/**
 * The mail servers that a host has the settings of. Immutable.
 *
 * @param all each that was found
 * @param skipped what could not be read, and why
 * @param mail the mail that it is about
 * @param sixWanted whether it is wished that mail goes over IPv6, whatever the settings decide now
 * @param keptToFour whether a mail server that nobody found here sends over IPv4 only, by a plan
 * @param keeper why lines that are written into their files do not last, and where they would
 */
public record MailServers(
    List<MailServer> all,
    List<Skipped> skipped,
    Envelope mail,
    boolean sixWanted,
    boolean keptToFour,
    Optional<String> keeper) {

  /** A mail server and one of its ways out. */
  public record Way(MailServer server, WayOut out) {}

  public MailServers(List<MailServer> all, List<Skipped> skipped) {
    this(all, skipped, Optional.empty());
  }

  private MailServers(List<MailServer> all, List<Skipped> skipped, Optional<String> keeper) {
    this(all, skipped, Envelope.ANY, false, false, keeper);
  }

  public MailServers {
    all = List.copyOf(all);
    skipped = List.copyOf(skipped);
  }

  /** The same with other settings. */
  public MailServers with(List<MailServer> servers) {
    return new MailServers(servers, skipped, mail, sixWanted, keptToFour, keeper);
  }

  /** The same, for that mail. */
  public MailServers about(Envelope other) {
    return new MailServers(all, skipped, other, sixWanted, keptToFour, keeper);
  }

  /** The same, where it is wished that mail goes over IPv6. */
  public MailServers wantingSix(boolean wanted) {
    return new MailServers(all, skipped, mail, wanted, keptToFour, keeper);
  }

  /** The same, sending over IPv4 only and receiving as before. */
  public MailServers overIpv4Only() {
    return new MailServers(
        all.stream().map(MailServer::overIpv4Only).toList(),
        skipped,
        mail,
        sixWanted,
        all.isEmpty(),
        keeper);
  }

  /** The ways that the mail takes. */
  public List<Way> ways() {
    return all.stream()
        .flatMap(server -> mail.ways(server).stream().map(way -> new Way(server, way)))
        .toList();
  }

  /** Whether it is known that none of it goes to receivers over IPv6. */
  public boolean hideSix() {
    return all.isEmpty() ? keptToFour : ways().stream().noneMatch(way -> way.out().showsSix());
  }

  /** Every way out, whatever mail takes it. */
  public List<Way> everyWay() {
    return all.stream()
        .flatMap(server -> server.ways().stream().map(way -> new Way(server, way)))
        .toList();
  }

  /** Whether all mail that is sent at all is handed to relays, whoever it is to. */
  public boolean isRelayed() {
    List<Way> sending = sending();
    return !sending.isEmpty() && sending.stream().allMatch(way -> way.out().relay().isPresent());
  }

  /** Whether the mail that it is about is handed to relays, and no receiver sees this host. */
  public boolean isHandedOn() {
    List<Way> taken = ways();
    return !taken.isEmpty() && taken.stream().allMatch(way -> way.out().relay().isPresent());
  }

  /** The ways of mail that is sent at all, where nobody says who it is to of all mail. */
  public List<Way> sending() {
    return (mail.to().isEmpty() ? everyWay() : ways())
        .stream().filter(way -> way.out().families() != Families.NEITHER).toList();
  }

  /** The way on which mail leaves from {@code address}, the first that fits. */
  public Optional<WayOut> wayFrom(Ip6Address address) {
    List<WayOut> shown = ways().stream().map(Way::out).filter(WayOut::showsSix).toList();
    return shown.stream()
        .filter(way -> way.bind().six().filter(address::equals).isPresent())
        .findFirst()
        .or(() -> shown.stream().filter(way -> way.bind().six().isEmpty()).findFirst());
  }

  /** Reads the settings of every mail server that has some. */
  public static MailServers read(HostReader host) {
    List<Skipped> skipped = new ArrayList<>();
    List<MailServer> all = new ArrayList<>();
    List<Optional<MailServer>> found =
        List.of(
            new PostfixReader(host).read(skipped),
            new EximReader(host).read(skipped),
            new OpensmtpdReader(host).read(),
            new SendmailReader(host).read());
    found.forEach(server -> server.ifPresent(all::add));
    if (all.isEmpty()) {
      skipped.add(
          new Skipped(
              "mail server settings",
              "no settings of Postfix, Exim, OpenSMTPD or Sendmail could be read"));
    }
    return new MailServers(all, skipped, all.isEmpty() ? Optional.empty() : Keeper.ofMail(host));
  }
}
