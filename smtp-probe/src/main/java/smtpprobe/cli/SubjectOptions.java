package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.UsageException;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.Checkup;
import smtpprobe.check.FamilyWish;
import smtpprobe.check.Outside;
import smtpprobe.check.OutsideSurveys;
import smtpprobe.check.Survey;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.LiveHost;
import smtpprobe.reading.Snapshot;

/** Which host is looked at, whose mail it sends, and how DNS is asked. */
final class SubjectOptions {

  private static final List<String> CONFIGURATIONS =
      List.of(
          "etc/postfix/main.cf",
          "etc/exim4/exim4.conf.template",
          "etc/exim4/exim4.conf",
          "etc/mail/sendmail.cf",
          "etc/smtpd.conf",
          "etc/mail/smtpd.conf",
          "etc/hosts",
          "proc/net/if_inet6");

  @Option(
      names = {"-d", "--domain"},
      paramLabel = "NAME",
      description = "Whose mail it is; default: that of --from, or the HELO name.")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "ADDR",
      description = "The sender in MAIL FROM; default: the postmaster of the domain.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = {"-t", "--to"},
      paramLabel = "ADDR",
      split = ",",
      description =
          "The recipient, or several: their mail servers are visited (EHLO, STARTTLS, QUIT).")
  private List<String> to = List.of();

  @Option(
      names = "--helo",
      paramLabel = "NAME",
      description = "The HELO name; default: that of the mail server, or of the host.")
  private Optional<String> helo = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "ADDR",
      split = ",",
      description = "The address that mail is to leave from, or several; default: found out.")
  private List<String> sources = List.of();

  @Option(
      names = "--seen-as",
      paramLabel = "ADDR",
      description =
          "The address that receivers see, where a translator (NAT66), a tunnel or the host of a"
              + " container stands in between; default: the host's own.")
  private Optional<String> seenAs = Optional.empty();

  @Option(
      names = "--use-ipv6",
      description =
          "Take it as a fault where the mail server is set to send over IPv4 only, or first;"
              + " default: that is a decision, and stays.")
  private boolean useIpv6;

  @Option(
      names = {"-p", "--persona"},
      completionCandidates = PersonaNames.class,
      paramLabel = "NAME|all",
      split = ",",
      defaultValue = "all",
      description = "The kinds of receiver, or persona files; default: ${DEFAULT-VALUE}.")
  private List<String> personas = List.of();

  @Option(
      names = "--lab-address",
      paramLabel = "ADDR",
      description = "A machine that the packet filter has to let connect to port 25.")
  private Optional<String> lab = Optional.empty();

  @Option(
      names = "--from-snapshot",
      paramLabel = "DIR",
      description = "Look at what --snapshot has written, not at this machine.")
  private Optional<Path> fromSnapshot = Optional.empty();

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private OutsideOptions outside = new OutsideOptions();

  DnsOptions dns() {
    return dns;
  }

  /** Of the files that are read, the one that most of what is wrong with a host is mended in. */
  Path file() {
    Path root = fromSnapshot.orElse(Path.of("/"));
    return CONFIGURATIONS.stream()
        .map(root::resolve)
        .filter(Files::isReadable)
        .findFirst()
        .orElse(root.resolve(CONFIGURATIONS.get(CONFIGURATIONS.size() - 1)));
  }

  Snapshot host() {
    return new Snapshot(
        fromSnapshot.isPresent()
            ? UsageException.reading(() -> new FolderHost(fromSnapshot.get()))
            : LiveHost.ofThis());
  }

  /** The answers of DNS as receivers see them. */
  Dns world() {
    Dns answers = dns.open();
    return OutsideSurveys.world(answers, outside(answers));
  }

  OutsideSurveys beyond(Dns answers) {
    return new OutsideSurveys(answers, outside(answers), Clock.systemUTC());
  }

  /** What is looked at again with each remedy. */
  List<Survey> tried(Dns answers) {
    return Stream.concat(Checkup.SURVEYS.stream(), Stream.of(beyond(answers).domain())).toList();
  }

  private Outside outside(Dns answers) {
    return UsageException.reading(() -> outside.outside(dns, answers, fromSnapshot.isEmpty()));
  }

  /** The request, with what those words of the user are as receivers. */
  CheckRequest request(Function<List<String>, List<Persona>> receivers) {
    return UsageException.reading(() -> read(receivers));
  }

  private CheckRequest read(Function<List<String>, List<Persona>> receivers) {
    return new CheckRequest(
        domain.map(DomainName::of),
        from.map(Addresses::bare).map(ReversePath::of),
        to.stream().map(recipient -> Addresses.mailbox("--to", recipient)).toList(),
        helo.map(HeloName::of),
        sources.stream().map(Ip6Address::of).toList(),
        receivers.apply(personas),
        lab.map(IpAddress::of),
        seenAs.map(Ip6Address::of),
        outside.signer(domain.map(DomainName::of)),
        useIpv6 ? FamilyWish.USE_IPV6 : FamilyWish.AS_SET);
  }
}
