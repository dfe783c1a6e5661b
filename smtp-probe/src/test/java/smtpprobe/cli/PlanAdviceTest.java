package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.FolderCopy;

/** What a plan says of its steps is so, and what a check-up advises is no half of it. */
class PlanAdviceTest {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");

  private static final String UNNAMED =
      """
      example.org              MX    10 mail.example.org
      example.org              TXT   "v=spf1 mx -all"
      _dmarc.example.org       TXT   "v=DMARC1; p=none"
      mail.example.org         A     192.0.2.25
      mail.example.org         AAAA  2001:db8:1:2::25
      mail.example.org         TXT   "v=spf1 a -all"
      192.0.2.25               PTR   mail.example.org
      """;

  private static final String NAMED = UNNAMED + "2001:db8:1:2::25 PTR mail.example.org\n";

  @TempDir private Path folder;

  private String report(String command, String host, String records, String... more)
      throws IOException {
    return report(command, HOSTS.resolve(host), records, more);
  }

  /** In one line, wherever it is broken. */
  private String report(String command, Path host, String records, String... more)
      throws IOException {
    Path zone = Files.writeString(folder.resolve("all.zone"), records);
    String line = command + " --domain example.org --from-snapshot " + host + " --zone " + zone;
    return Run.of(line, more).out().replaceAll("\\s+", " ");
  }

  /** It refuses for the missing name, and for the missing signature once that is there. */
  @Test
  void aStepIsNotOptionalWhereAReceiverRefusesForSomethingElseToo() throws IOException {
    assertThat(report("fix", "debian-static", UNNAMED, "--persona", "gmx"))
        .contains(" 1. Give 2001:db8:1:2::25 the name mail.example.org", "Cause: ptr-missing")
        .doesNotContain("Optional, no receiver that counts refuses mail for it: Give");
  }

  /** Mail to Gmail leaves from an address of its own, which SPF leaves out. */
  @Test
  void aStepIsNotOptionalWhereAFurtherWayNeedsIt() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("ways-postfix-newsletter"), folder.resolve("host"));
    Files.writeString(host.resolve("etc/postfix/transport"), "gmail.com smtp-news:\n");
    String records =
        NAMED + "news.example.org AAAA 2001:db8:1:2::26\n2001:db8:1:2::26 PTR news.example.org\n";

    assertThat(report("fix", host, records, "--persona", "gmail"))
        .contains(" 1. Name the address in the SPF record of example.org")
        .doesNotContain(
            "Optional, no receiver refuses mail for it: Name the address in the SPF"
                + " record of example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "four-postfix-preferred,ptr-missing",
    "next-hops-two,source-leaves-elsewhere",
    "postfix-bound-to-other,ptr-missing",
  })
  void aPlanNamesTheCauseThatTheCheckUpNames(String host, String cause) throws IOException {
    String[] personas = {"--persona", "gmail,t-online,exim-strict-rcpt"};

    assertThat(report("check", host, UNNAMED, personas)).contains("Cause: " + cause);
    assertThat(report("fix", host, UNNAMED, personas)).contains("Cause: " + cause);
  }

  /** Neither address has a PTR record: the other one alone would be refused as well. */
  @Test
  void moveAndNewNameAreToldTogether() throws IOException {
    assertThat(report("check", "postfix-bound-to-other", UNNAMED, "--persona", "postfix-ptr-only"))
        .containsPattern(
            "remedy Set \"smtp_bind_address6 = 2001:db8:1:2::25\" in main.cf. Then: Ask whoever owns"
                + " the address range [^.]*to publish 5.2.0.0");
  }

  @Test
  void aPlanToKeepToIpv4EndsInThat() throws IOException {
    assertThat(report("fix", "debian-static", UNNAMED, "--keep-ipv4"))
        .contains("With all of it: Mail leaves from this host over IPv4 only.")
        .doesNotContain("as things are. Cause");
  }

  /** Its address, if it has one, is that of the web server. */
  @ParameterizedTest
  @ValueSource(strings = {"", "example.org A 192.0.2.80\n", "example.org A 192.0.2.25\n"})
  void aDomainWhoseMailHostHasANameOfItsOwnIsNotTheHost(String address) throws IOException {
    String[] greeting = {"--helo", "example.org", "--persona", "exim-strict-rcpt"};

    assertThat(report("fix", "debian-static", NAMED + address, greeting))
        .contains("1. Greet as mail.example.org", "With all of it: 1 of 1")
        .doesNotContain("IN AAAA", "IN PTR", "192.0.2.80");
    assertThat(report("fix", "debian-static", UNNAMED + address, greeting))
        .contains("IN PTR mail.example.org", "Greet as mail.example.org")
        .doesNotContain("IN AAAA", "192.0.2.80");
  }

  /** A wildcard gives every name below the domain an MX record. */
  @Test
  void aNameBelowTheDomainStaysTheHost() throws IOException {
    String records =
        NAMED
            .replace("mail.example.org         AAAA  2001:db8:1:2::25\n", "")
            .replaceFirst("example.org +TXT .*\n", "mail.example.org MX 10 mx.example.net\n");

    assertThat(report("fix", "debian-static", records, "--persona", "gmail"))
        .contains(
            "mail.example.org. 3600 IN AAAA 2001:db8:1:2::25",
            "v=spf1 ip6:2001:db8:1:2::25 ip4:192.0.2.25 ~all");
  }

  @Test
  void aDomainThatIsItsOwnMailHostStaysTheHost() throws IOException {
    String records =
        NAMED.replace("MX    10 mail.example.org", "MX    10 example.org")
            + "example.org A 192.0.2.25\n";

    assertThat(
            report("fix --helo example.org --persona exim-strict-rcpt", "debian-static", records))
        .contains("Let example.org lead to 2001:db8:1:2::25");
  }

  /** The AAAA record alone is missing: reverse DNS says whose name it is, or no MX host has one. */
  @ParameterizedTest
  @ValueSource(strings = {"MX 10 mx.example.net", "MX 0 ."})
  void aDomainThatIsTheNameOfTheAddressStaysTheHost(String mx) throws IOException {
    String records =
        "2001:db8:1:2::25 PTR example.org\nexample.org A 192.0.2.25\nexample.org " + mx + "\n";
    String[] greeting = {"--helo", "example.org", "--persona", "exim-helo-option"};

    assertThat(report("fix", "debian-static", records, greeting))
        .contains("example.org. 3600 IN AAAA 2001:db8:1:2::25")
        .doesNotContain("Greet as", "IN PTR");
    assertThat(report("fix", "debian-static", "example.org MX 0 .\n", greeting))
        .contains("example.org. 3600 IN AAAA 2001:db8:1:2::25");
  }

  /** Its service is bound to an address that the host has lost. */
  @Test
  void aFurtherWayThatIsBoundToNothingIsBoundAnew() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("ways-postfix-newsletter"), folder.resolve("host"));
    FolderCopy.changed(
        host, "commands/postconf-M.txt", "address6=2001:db8:1:2::26", "address6=2001:db8:1:2::9");

    assertThat(report("fix", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains("postconf -P 'smtp-news/unix/smtp_bind_address6=2001:db8:1:2::25'")
        .doesNotContain("postconf -e", "What has to be mended by hand bind-address-missing");
  }

  @Test
  void whatContainersSendIsTranslatedByTheirNetwork() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("container-translated"), folder.resolve("host"));
    Path tables = host.resolve("commands/ip6tables-save.txt");
    Files.writeString(tables, Files.readString(tables).replaceFirst("(?m)^.* -j SNAT .*\n", ""));

    assertThat(report("fix", host, NAMED, "--helo", "mail.example.org", "--persona", "gmail"))
        .contains("-I POSTROUTING -s fd4d:6169:6c63:6f77::/64 -o eth0 -j SNAT --to-source");
  }

  /** Its mail server is in a container, and its settings are not read. */
  @ParameterizedTest
  @CsvSource({"--verbose, If you cannot get the PTR record", "--keep-ipv4, 1. Send over IPv4 only"})
  void mailOfAContainerCanBeKeptToIpv4(String option, String offered) throws IOException {
    String[] more = {option, "--helo", "mail.example.org", "--persona", "gmail"};

    assertThat(report("fix", "container-translated", UNNAMED, more))
        .contains(offered, "make it connect over IPv4 only (Postfix:");
  }

  /** No record helps a name that nobody can publish; the usual one is there for all mail. */
  @ParameterizedTest
  @CsvSource({"localhost, true", "news.invalid, true", "news.example.org, false"})
  void aFurtherWayWhoseNameCannotBeMendedGreetsAsTheUsualOne(String name, boolean changes)
      throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("ways-postfix-newsletter"), folder.resolve("host"));
    Path services = host.resolve("commands/postconf-M.txt");
    Files.writeString(
        services,
        Files.readString(services).replace("helo_name=news.example.org", "helo_name=" + name));
    String records =
        NAMED + "news.example.org A 192.0.2.26\n2001:db8:1:2::26 PTR news.example.org\n";
    String change = "postconf -P 'smtp-news/unix/smtp_helo_name=mail.example.org'";

    String plan = report("fix", host, records, "--persona", "postfix-strict");

    assertThat(plan.contains(change)).as(plan).isEqualTo(changes);
  }

  /** The usual way is bound to nothing; answers to where the service sends from come in. */
  @Test
  void aFurtherWayFromAnAddressThatALocalRouteTakesInStays() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("ways-postfix-newsletter"), folder.resolve("host"));
    for (String file : new String[] {"postconf.txt", "postconf-n.txt"}) {
      FolderCopy.changed(
          host, "commands/" + file, "address6 = 2001:db8:1:2::25", "address6 = 2001:db8::8");
    }
    FolderCopy.changed(
        host, "commands/postconf-M.txt", "address6=2001:db8:1:2::26", "address6=2001:db8:1:2::9");
    String change = "postconf -P 'smtp-news/unix/smtp_bind_address6=";
    assertThat(report("fix", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains("postconf -e 'smtp_bind_address6 = ", change);

    Files.writeString(host.resolve("proc/sys/net/ipv6/ip_nonlocal_bind"), "1\n");
    Files.writeString(
        host.resolve("commands/ip-route-tables.json"),
        "[{\"type\": \"local\", \"dst\": \"2001:db8:1:2::9\", \"dev\": \"lo\","
            + " \"table\": \"local\"}, "
            + Files.readString(host.resolve("commands/ip-route.json")).strip().substring(1));
    assertThat(report("fix", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains("postconf -e 'smtp_bind_address6 = ")
        .doesNotContain(change);
  }

  /** Of two leases DNS has one: it may be the host's for good, as the other may. */
  @Test
  void aLeaseThatRunsIsNotSaidToBeGone() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("lease-alone"), folder.resolve("host"));
    Path addresses = host.resolve("commands/ip-addr.json");
    String lease = Files.readString(addresses);
    int from = lease.lastIndexOf('{', lease.indexOf("2001:db8:1:2::25"));
    String one = lease.substring(from, lease.indexOf('}', from) + 1);
    Files.writeString(addresses, lease.replace(one, one.replace("::25", "::26") + ", " + one));
    FolderCopy.changed(host, "kernel-choices.txt", "2::25", "2::26");

    assertThat(report("check", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains(
            "named-address-unused: ",
            "Ask the provider whether 2001:db8:1:2::25 (global, DHCPv6 lease) is this host's for"
                + " good, as with most clouds: if it is, set \"smtp_bind_address6 ="
                + " 2001:db8:1:2::25\" in main.cf")
        .doesNotContain("will be gone");
  }

  /** The rule gives each connection the kernel's choice, from whatever address it is. */
  @Test
  void anAddressIsKeptOutOfARuleThatMasquerades() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("several-globals-named-last"), folder.resolve("host"));
    Path rules = host.resolve("commands/ip6tables-save.txt");
    String masquerading = "-A POSTROUTING -o eth0 -j MASQUERADE\nCOMMIT\n";
    Files.writeString(rules, "*nat\n:POSTROUTING ACCEPT [0:0]\n" + masquerading);
    String kept = "-s 2001:db8:1:2::25 -j RETURN";

    assertThat(report("fix", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains(
            "binding alone does not help",
            "ip6tables -t nat -I POSTROUTING " + kept,
            "With all of it: 1 of 1 receiver would take mail from 2001:db8:1:2::25.");

    Path main = host.resolve("commands/postconf.txt");
    Files.writeString(
        main,
        Files.readString(main)
            .replaceFirst("(?m)^smtp_bind_address6 =.*$", "smtp_bind_address6 = 2001:db8:1:2::25"));
    assertThat(report("check", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains("0 of 1 receiver would take mail");
    Files.writeString(
        rules, "*nat\n:POSTROUTING ACCEPT [0:0]\n-A POSTROUTING " + kept + "\n" + masquerading);
    assertThat(report("check", host, NAMED, "--persona", "postfix-ptr-only"))
        .contains("1 of 1 receiver would take mail from 2001:db8:1:2::25.");
  }

  /** A packet has to pass both; only those in nftables are filled from a file at boot. */
  @Test
  void aPortIsOpenedInTheTablesOfOldAsWell() throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("debian-static"), folder.resolve("host"));
    Files.delete(host.resolve("commands/nft-ruleset.json"));
    Files.writeString(
        host.resolve("commands/ip6tables-save.txt"),
        """
        # Generated by ip6tables-save v1.8.9 (nf_tables)
        *filter
        :INPUT ACCEPT [0:0]
        -A INPUT -p tcp --dport 22 -j ACCEPT
        COMMIT
        """);
    Files.writeString(
        host.resolve("commands/ip6tables-legacy-save.txt"),
        "*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -p tcp --dport 25 -j DROP\nCOMMIT\n");
    Files.writeString(host.resolve("proc/net/ip6_tables_names"), "filter\n");
    String rule = " INPUT -p tcp -m tcp --dport 25 -j ACCEPT";

    assertThat(report("check", host, NAMED, "--persona", "gmail"))
        .contains("Run \"ip6tables -I" + rule + "\" and \"ip6tables-legacy -I" + rule + "\".");
    assertThat(report("fix", host, NAMED, "--persona", "gmail"))
        .contains("ip6tables-legacy -I" + rule)
        .containsOnlyOnce("-A" + rule);
  }

  /** Neither a name for an address that it perhaps does not send from, nor another greeting. */
  @Test
  void whereMailLeavesFromIsAskedForBeforeAnythingIsPlanned() throws IOException {
    assertThat(report("fix", "exim-looks-up-its-source", UNNAMED, "--persona", "gmail"))
        .contains("Next: smtp-probe fix --domain example.org --source ADDR")
        .doesNotContain("What to change", "helo_data");
  }
}
