package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import fakereceiver.cli.ExitCode;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.DkimKey;
import smtpprobe.FolderCopy;
import smtpprobe.Golden;

class FixCommandTest {

  private static final Path HOSTS = Path.of("src/test/resources/hosts");

  private static Run fix(String host, String zone, String... more) {
    return run("fix", host, zone, more);
  }

  private static Run run(String command, String host, String zone, String... more) {
    String zones = " --zone " + HOSTS.resolve(zone + ".zone");
    return Run.of(
        command + " --domain example.org --from-snapshot " + HOSTS.resolve(host) + zones, more);
  }

  @ParameterizedTest
  @CsvSource({
    "database-unfiltered,hosts",
    "debian-static,unprepared",
    "docker-unnamed-source,hosts",
    "duplicate-address,hosts",
    "debian-static,hosts",
    "exim-looks-up-its-source,hosts",
    "firewalld-smtp-closed,hosts",
    "forwarding-without-ra,hosts",
    "ip6tables-drops-all,hosts",
    "ip6tables-drops-icmpv6,hosts",
    "iptables-ipv4-only,hosts",
    "lease-against-slaac,hosts",
    "mtu-too-small,hosts",
    "nft-ipv4-only,hosts",
    "nft-ipv4-only-ssh-elsewhere,hosts",
    "nft-without-connections,hosts",
    "opensmtpd-ipv4-sources,hosts",
    "opensmtpd-source-table,unprepared",
    "opensmtpd-unbound,hosts",
    "postfix-bound-to-lost,hosts",
    "postfix-master-override,unprepared",
    "postfix-open-networks,hosts",
    "sendmail-mc-inet-only,unprepared",
    "sendmail-mc-table,hosts",
    "sendmail-smart-host,hosts",
    "slaac-against-static,unprepared",
    "slaac-token,hosts",
    "smtp-closed,hosts",
    "tunnel-6to4,hosts",
    "ufw-without-ipv6,hosts",
    "ubuntu-privacy-extensions,hosts",
    "ula-only,hosts",
    "virtual-address-unbound,hosts",
    "vlan-privacy-extensions,hosts",
    "ifupdown-several,hosts",
    "ifupdown-forwarding,unprepared",
    "netplan-two-uplinks,hosts",
    "next-hops-two,hosts",
    "networkd-drop-ins,hosts",
    "networkmanager-several,hosts",
    "four-exim-lookup,hosts",
    "four-postfix-preferred,hosts",
    "postfix-other-service-bound,hosts",
    "four-postfix-services,hosts",
    "ways-exim-transports,hosts",
    "ways-opensmtpd-actions,hosts",
    "ways-postfix-newsletter,hosts",
  })
  void saysWhatToChangeAndWhatBecomesOfIt(String host, String zone) {
    Run run = fix(host, zone, "--persona", "permissive,postfix-ptr-only,connect-strict");

    Golden.check(
        "fix/" + host + "-" + zone + ".txt", run.out() + "\nexit code " + run.code() + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "opensmtpd-ipv4-sources,hosts,--use-ipv6",
    "debian-static,unprepared,--keep-ipv4",
    "exim-bound,unprepared,--keep-ipv4",
    "opensmtpd-source-table,unprepared,--keep-ipv4",
    "sendmail-cf-bound,unprepared,--keep-ipv4",
    "four-exim-lookup,hosts,--use-ipv6",
    "four-postfix-preferred,hosts,--keep-ipv4",
    "postfix-bound-to-missing-loosely,unprepared,--keep-ipv4",
    "four-postfix-services,hosts,--use-ipv6",
    "ways-exim-transports,hosts,--keep-ipv4",
    "ways-postfix-newsletter,hosts,--keep-ipv4",
  })
  void plansTheFamilyThatIsWishedFor(String host, String zone, String wish) {
    Run run = fix(host, zone, "--persona", "permissive,postfix-ptr-only,connect-strict", wish);

    Golden.check(
        "fix/" + host + "-" + zone + wish + ".txt", run.out() + "\nexit code " + run.code() + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "apex-of-the-web,example.org",
    "dmarc-version-misspelt,mail.example.org",
    "entered-in-quotes,mail.example.org",
    "local-address-beside,mail.example.org",
    "name-of-the-web,mail.example.org",
    "reverse-without-dot,mail.example.org",
    "stale-address,mail.example.org",
    "two-spf-records,mail.example.org",
  })
  void namesWhatIsWrongInDns(String zone, String helo) {
    Run run = fix("debian-static", zone, "--persona", "examples", "--helo", helo);

    Golden.check(
        "fix/debian-static-" + zone + ".txt", run.out() + "\nexit code " + run.code() + "\n");
  }

  @Test
  void mendsWhatLetsNoAnswerInBeforeRecords() {
    assertThat(fix("nft-without-connections", "without-dmarc", "--persona", "gmail-bulk").out())
        .containsPattern("(?s)1\\. Let the packet filter pass .*2\\. Ask receivers for reports");
  }

  @Test
  void isToldOneWishOnly() {
    fix("debian-static", "hosts", "--keep-ipv4", "--use-ipv6")
        .assertUsage("--keep-ipv4 and --use-ipv6");
  }

  @Test
  void leavesMailThatIsSetToGoOverIpv6Alone(@TempDir Path folder) throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("ways-postfix-newsletter"), folder.resolve("host"));
    FolderCopy.changed(
        host, "commands/postconf-M.txt", "inet_protocols=ipv4", "inet_protocols=ipv6");
    Files.writeString(host.resolve("etc/postfix/transport"), "part.example.net smtp-ipv4:\n");

    fix(host.toString(), "hosts", "--keep-ipv4", "--to", "bob@part.example.net")
        .assertUsage("over IPv6 alone");
  }

  /** A host with ssh on port 2222, which the IPv4 filter now hides. */
  @Test
  void neverShutsOffSsh(@TempDir Path folder) throws IOException {
    Path host = FolderCopy.of(HOSTS.resolve("nft-ipv4-only-ssh-elsewhere"), folder.resolve("host"));
    FolderCopy.changed(host, "commands/nft-ruleset.json", "2222", "2223");

    Run run = fix(host.toAbsolutePath().toString(), "hosts", "--persona", "permissive");

    assertThat(run.out())
        .contains("tcp dport 2222 accept")
        .doesNotContain("dport 2222 drop")
        .contains("tcp dport 9090 drop");
  }

  @Test
  void saysTheSameInJson() {
    JsonObject json = fix("slaac-against-static", "unprepared", "--format", "json").json();

    assertThat(json.getAsJsonArray("remedies"))
        .extracting(remedy -> remedy.getAsJsonObject().get("title").getAsString())
        .contains(
            "Give 2001:db8:1:2::25 the name mail.example.org, in both directions",
            "Let mail leave from 2001:db8:1:2::25");
    assertThat(json.getAsJsonArray("remedies"))
        .allSatisfy(
            remedy -> {
              JsonObject one = remedy.getAsJsonObject();
              assertThat(one.getAsJsonArray("mends")).isNotEmpty();
              assertThat(one.getAsJsonArray("recipes")).isNotEmpty();
              assertThat(one.getAsJsonArray("before"))
                  .hasSameSizeAs(new Personas(RuleBook.ids()).all());
              assertThat(one.getAsJsonArray("after"))
                  .hasSameSizeAs(new Personas(RuleBook.ids()).all());
            });
    assertThat(json.getAsJsonArray("byHand").toString()).contains("greylisted");
    assertThat(json.get("zone").getAsString()).contains(" PTR mail.example.org.");
  }

  @Test
  void judgesMailAsSignedWhenItIsToldHowItIs(@TempDir Path folder) throws IOException {
    DkimKey key = DkimKey.generate();
    Path pem = Files.writeString(folder.resolve("key.pem"), key.pem());
    Path zone =
        Files.writeString(
            folder.resolve("signed.zone"),
            Files.readString(HOSTS.resolve("hosts.zone")) + key.zone("now", "example.org"));
    String words = "fix --domain example.org --persona gmail-bulk --zone " + zone;
    words += " --from-snapshot " + HOSTS.resolve("debian-static");

    Run unsigned = Run.of(words);
    Run signed = Run.of(words + " --dkim-selector now --dkim-key", pem.toString());

    assertThat(unsigned.out()).contains("fails 1 of 1").contains("dkim-missing:");
    assertThat(signed.out()).contains("passes all 1").doesNotContain("dkim-missing");
  }

  @Test
  void refusesAKeyWithoutASelector() {
    fix("debian-static", "hosts", "--dkim-key", "key.pem")
        .assertUsage("expected --dkim-selector and --domain with it");
  }

  @Test
  void writesAPlanThatCheckFindsGood(@TempDir Path folder) throws IOException {
    Path plan = folder.resolve("plan");
    String check = "check --persona postfix-strict,connect-strict";
    Run before = run(check, "debian-static", "unprepared");
    Run run = fix("debian-static", "unprepared", "--write", plan.toString());
    Run after =
        run(check + " --overlay " + plan.resolve("planned.zone"), "debian-static", "unprepared");

    assertThat(run.err()).contains("written: " + plan.resolve("planned.zone"));
    assertThat(before.out()).contains("2001:db8:1:2::25  fails 2 of 2");
    assertThat(after.out()).contains("2001:db8:1:2::25  passes all 2");
  }

  @Test
  void planALabOfItsOwn(@TempDir Path folder) throws IOException {
    Path plan = folder.resolve("plan");
    Run run =
        fix(
            "exim-bound",
            "hosts",
            "--persona",
            "examples",
            "--lab",
            "ipv6.example.org",
            "--write",
            plan.toString());

    Golden.check("fix/lab-exim.txt", run.out() + "\nexit code " + run.code() + "\n");
    assertThat(Files.readString(plan.resolve("forward.zone")))
        .contains("ipv6.example.org. 300 IN AAAA 2001:db8:1:2::");
    assertThat(Files.readString(plan.resolve("reverse.zone")))
        .endsWith("ip6.arpa. 300 IN PTR ipv6.example.org.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "debian-static,POSTFIX,sender_dependent_default_transport_maps",
    "opensmtpd-source-table,OPENSMTPD,match from local mail-from",
    "sendmail-cf-bound,SENDMAIL,CLIENT_OPTIONS",
  })
  void leadsMailOfTheLabInTheWordsOfTheMailServer(String host, String software, String words) {
    Run run = fix(host, "hosts", "--lab", "ipv6.example.org", "--persona", "permissive");

    assertThat(run.out()).as(software).contains(words);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void proposesNoAddressOfANetworkThatIsWithdrawn() {
    Run run = fix("deprecated-alone", "unprepared", "--persona", "connect-strict");

    assertThat(run.out())
        .contains("Give the host a static address of a network")
        .doesNotContain("Let mail leave from")
        .doesNotContain("ip -6 addr add 2001:db8:1:2:")
        .doesNotContain("smtp_bind_address6 =");
    assertThat(run.code()).isEqualTo(ExitCode.WORSE);
  }

  @Test
  void doesNotSayThatAllIsWellWhenDnsIsSilent(@TempDir Path folder) throws IOException {
    Run run =
        Run.of(
            "fix --domain example.org --persona postfix-ptr-only --from-snapshot",
            HOSTS.resolve("debian-static").toString(),
            "--zone",
            HostsTest.silentZone(folder).toString());

    assertThat(run.out())
        .contains("What could not be decided")
        .contains("DNS could not say whether this is so")
        .doesNotContain("There is nothing to change");
    assertThat(run.code()).isEqualTo(ExitCode.UNDECIDED);
  }

  @Test
  void refusesAFolderInWhichThereIsSomething(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("mine.zone"), "");
    fix("debian-static", "hosts", "--write", folder.toString())
        .assertUsage("there is something in it, expected a new or empty folder");
  }

  @Test
  void leadsToTheSourceThatTheUserWants() {
    Run run = fix("debian-static", "unprepared", "--source", "2001:db8:1:2::77");

    assertThat(run.out())
        .contains("Let mail leave from 2001:db8:1:2::77")
        .contains("ip -6 addr add 2001:db8:1:2::77/64 dev eth0")
        .contains("look first that nobody else does")
        .contains("smtp_bind_address6 = 2001:db8:1:2::77");
  }

  @ParameterizedTest
  @CsvSource({"nobody.test,does not exist", "co.uk,is a public suffix", "org,is no full name"})
  void refusesADomainThatCannotHaveRecords(String domain, String why) {
    HostsTest.on(HOSTS.resolve("debian-static"), "fix --domain " + domain)
        .assertUsage("--domain: " + domain + " " + why);
  }

  @ParameterizedTest
  @CsvSource({
    "debian-static,ipv6",
    "debian-static,-x-.example.org",
    "debian-static,example.org",
    "debian-static,mail.example.org",
    "ula-only,ipv6.example.org"
  })
  void refusesALabThatCannotBe(String host, String name) {
    fix(host, "hosts", "--lab=" + name).assertUsage("--lab");
  }

  @ParameterizedTest
  @CsvSource({"mtu-too-small,hosts", "ip6tables-drops-all,hosts", "debian-static,unprepared"})
  void whatItHasWrittenDownIsKnown(String host, String zone, @TempDir Path folder) {
    String known = folder.resolve("known").toString();

    assertThat(fix(host, zone, "--write-baseline", known).code()).isEqualTo(ExitCode.WORSE);
    assertThat(fix(host, zone, "--baseline", known).code()).isEqualTo(ExitCode.OK);
    assertThat(run("check", host, zone, "--baseline", known).code()).isEqualTo(ExitCode.OK);
  }
}
