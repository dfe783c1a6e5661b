package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostReader;

/**
 * The mail servers that a host has the settings of. Immutable.
 *
 * @param all each that was found
 * @param skipped what could not be read, and why
 * @param mail the mail that it is about
 */
public record MailServers(List<MailServer> all, List<Skipped> skipped, Envelope mail) {

  /** A mail server and one of its ways out. */
  public record Way(MailServer server, WayOut out) {}

  /** For any mail. */
  public MailServers(List<MailServer> all, List<Skipped> skipped) {
    this(all, skipped, Envelope.ANY);
  }

  /** Copies the lists. */
  public MailServers {
    all = List.copyOf(all);
    skipped = List.copyOf(skipped);
  }

  /** The same with other settings. */
  public MailServers with(List<MailServer> servers) {
    return new MailServers(servers, skipped, mail);
  }

  /** The same, for that mail. */
  public MailServers about(Envelope other) {
    return new MailServers(all, skipped, other);
  }

  /** The ways that the mail takes. */
  public List<Way> ways() {
    return all.stream()
        .flatMap(server -> mail.ways(server).stream().map(way -> new Way(server, way)))
        .toList();
  }

  /** Whether mail servers are known, and none of it goes to receivers over IPv6. */
  public boolean hideSix() {
    return !all.isEmpty() && ways().stream().noneMatch(way -> way.out().showsSix());
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
    return new MailServers(all, skipped);
  }
}
