package smtpprobe.fix;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.Checkup;
import smtpprobe.check.FamilyWish;
import smtpprobe.check.Outside;
import smtpprobe.check.OutsideSurveys;
import smtpprobe.domain.PolicyFetch;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.TextHost;
import smtpprobe.reverse.Places;

/** A host, its DNS, and what it wants to send. */
record RepairCase(String name, HostReader host, Dns dns, CheckRequest request) {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");
  private static final Ip6Address SPARE = Ip6Address.of("2001:db8:77::25");

  private static final Ip6Address CLIENT = Ip6Address.of("2001:db8:2::25");
  static final List<Persona> PERSONAS = personas();

  private static final String GOOD =
      """
      2001:db8:2::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8:2::25
      mail.example.org TXT "v=spf1 a -all"
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8:2::25 -all"
      _dmarc.example.org TXT "v=DMARC1; p=none"
      broken.example.org ANY !servfail
      """;

  /** From lenient to strict, and one that minds addresses in HELO. */
  private static List<Persona> personas() {
    Personas all = Personas.builtIn();
    List<Persona> some = new ArrayList<>(all.examples());
    some.add(all.named("postfix-rspamd"));
    return some;
  }

  @Override
  public String toString() {
    return name;
  }

  RepairResult repaired() {
    Outside outside =
        new Outside(
            List.of(),
            new Places(java.util.Map.of()),
            List.of(),
            "there is no root here",
            Optional.of("nobody is visited here"),
            PolicyFetch.none("nothing is fetched here"),
            List.of(),
            List.of(),
            Optional.empty());
    return new Repair(
            host,
            dns,
            Clock.systemUTC(),
            answers ->
                Stream.concat(
                        Checkup.SURVEYS.stream(),
                        Stream.of(new OutsideSurveys(answers, outside, Clock.systemUTC()).domain()))
                    .toList(),
            List.of())
        .run(request, what -> {});
  }

  /** Every story, every folder of a host with two zones, and variants of a good zone. */
  static Stream<RepairCase> all() throws IOException {
    try (Stream<Path> folders = Files.list(HOSTS)) {
      List<Path> hosts = folders.filter(Files::isDirectory).sorted().toList();
      return Stream.of(
              new Scenarios().all().stream().flatMap(story -> host(story).stream()),
              hosts.stream()
                  .flatMap(
                      host ->
                          Stream.of("hosts.zone", "unprepared.zone")
                              .map(zone -> folder(host, zone))),
              variants().stream())
          .flatMap(cases -> cases);
    }
  }

  private static CheckRequest request(
      Optional<DomainName> domain,
      Optional<ReversePath> from,
      List<Mailbox> to,
      Optional<HeloName> helo) {
    return new CheckRequest(
        domain,
        from,
        to,
        helo,
        List.of(),
        PERSONAS,
        IpAddress.parse("2001:db8:77::7"),
        Optional.empty(),
        Optional.empty());
  }

  /** A good zone in which some records stand instead of those of the same name and type. */
  private static RepairCase variant(String name, String helo, String from, String... records) {
    Set<String> replaced = Stream.of(records).map(RepairCase::nameAndType).collect(toSet());
    Stream<String> kept = GOOD.lines().filter(line -> !replaced.contains(nameAndType(line)));
    return new RepairCase(
        "variant " + name,
        host(helo, List.of(CLIENT)),
        ZoneDns.of(Stream.concat(kept, Stream.of(records)).collect(joining("\n"))),
        request(
            DomainName.parse("example.org"),
            Optional.of(ReversePath.of(from)),
            List.of(),
            Optional.of(HeloName.of(helo))));
  }

  private static String nameAndType(String record) {
    String[] words = record.split(" ", 3);
    return words[0] + " " + words[1];
  }

  private static RepairCase zone(String... records) {
    return variant(String.join(", ", records), "mail.example.org", "alice@example.org", records);
  }

  private static List<RepairCase> variants() {
    String only4 = "example.org TXT \"v=spf1 ip4:192.0.2.25 -all\"";
    return List.of(
        zone("example.org TXT \"v=spf1 include:broken.example.org -all\""),
        zone("mail.example.org TXT \"v=spf1 ?all\""),
        zone("mail.example.org TXT \"v=spf1 ~all\""),
        zone("mail.example.org TXT \"v=spf1 ip6:nothing -all\""),
        zone("mail.example.org TXT \"v=spf1 mx:broken.example.org -all\""),
        zone("example.org MX 10 192.0.2.25."),
        zone("example.org MX 10 mx.example.org", "mx.example.org CNAME mail.example.org"),
        zone("2001:db8:2::25 PTR mail.example.org", "2001:db8:2::25 PTR broken.example.org"),
        zone("_mta-sts.example.org TXT \"v=STSv1; id=1\""),
        zone("_dmarc.example.org TXT \"v=DMARC1; p=quarantine\"", only4),
        zone("_dmarc.example.org TXT \"v=DMARC1; p=reject\"", only4),
        zone("example.org MX 10 mx.provider.example", "mx.provider.example A 192.0.2.99"),
        zone("mail.example.org CNAME host7.example.org", "host7.example.org A 192.0.2.25"),
        zone(
            "_dmarc.example.org TXT \"v=DMARC1; p=reject; rua=mailto:a@example.org\"",
            "_dmarc.example.org TXT \"v=DMARC1; p=reject; rua=mailto:b@example.org\""),
        zone("example.org MX 0 ."),
        zone("example.org MX 10 m.example.org", "m.example.org CNAME a\\;b\\034.example.net"),
        zone(
            "example.org TXT \"v=spf1 -all include:open.example.org\"",
            "open.example.org TXT \"v=spf1 +all\""),
        variant("literal", "[10.0.0.1]", "alice@example.org"),
        variant("sender at localhost", "mail.example.org", "alice@localhost"),
        variant("sender at literal", "mail.example.org", "alice@[IPv6:2001:db8:9::9]"));
  }

  /** Each story as a host: its client address, and a spare one where that is not global. */
  private static Optional<RepairCase> host(Scenario story) {
    if (!(story.attempt().clientAddress() instanceof Ip6Address client)) {
      return Optional.empty();
    }
    HeloName helo = story.attempt().heloName().orElseThrow();
    boolean global = AddressKind.of(client).isGlobal(story.dns());
    return Optional.of(
        new RepairCase(
            "story " + story.name(),
            host(helo.text(), global ? List.of(client) : List.of(client, SPARE)),
            story.dns(),
            request(
                Optional.empty(),
                story.attempt().reversePath(),
                story.attempt().recipients(),
                Optional.of(helo))));
  }

  private static RepairCase folder(Path folder, String zone) {
    return new RepairCase(
        "host " + folder.getFileName() + ", " + zone,
        new FolderHost(folder),
        new ZoneDns(Zones.read(List.of(HOSTS.resolve(zone)))),
        request(DomainName.parse("example.org"), Optional.empty(), List.of(), Optional.empty())
            .wishing(FamilyWish.USE_IPV6));
  }

  /** With static addresses, of which mail leaves from the first, and Postfix with a name. */
  private static TextHost host(String helo, List<Ip6Address> addresses) {
    String zeros = "0".repeat(32);
    return new TextHost()
        .choice(addresses.get(0).text())
        .command(HostCommand.POSTCONF, "mail_version = 3.7.11\nsmtp_helo_name = " + helo + "\n")
        .file(
            "/proc/net/ipv6_route",
            (zeros + " 00 " + zeros + " 00 fe8" + "0".repeat(28))
                + "1 00000400 00000001 00000000 00000003 eth0\n")
        .file(
            "/proc/net/if_inet6",
            addresses.stream()
                .map(one -> HexFormat.of().formatHex(one.bytes()) + " 02 40 00 80 eth0\n")
                .collect(joining()));
  }
}
