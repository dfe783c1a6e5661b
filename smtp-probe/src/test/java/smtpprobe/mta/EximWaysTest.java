package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.mta.EximText.DNSLOOKUP;
import static smtpprobe.mta.EximText.TRANSPORTS;
import static smtpprobe.mta.EximText.exim;
import static smtpprobe.mta.EximText.ways;

import fakereceiver.dns.Ip6Address;
import fakereceiver.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** What the routers and transports of Exim make of mail, as its specification says. */
class EximWaysTest {

  private static final String NEXT = "next router:\ndriver = dnslookup\n";

  private static List<String> transportsFor(String from, String to, MailServer server) {
    return server.waysFor(Optional.of(Mailbox.of(from)), Optional.of(Mailbox.of(to))).stream()
        .map(way -> EximTransports.of(way).orElseThrow())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "route_list = * 127.0.0.1::2525 % self = send | all mail to 127.0.0.1:2525",
        "route_list = * 127.0.0.1 % self = freeze | all mail to 127.0.0.1",
        "route_list = a.example 127.0.0.1::2525 % self = send | all mail NEITHER",
      })
  void aProgramOfTheHostThatTakesAllMailIsARelay(String options, String way) {
    MailServer exim =
        exim("r router:\ndriver = manualroute\ntransport = bulk\n" + options.replace(" % ", "\n"));

    assertThat(ways(exim))
        .singleElement()
        .extracting(words -> words.replaceFirst(" by (router r, transport bulk|no router)", ""))
        .isEqualTo(way);
  }

  @Test
  void aRuleOfARouteListMayNameItsTransport() {
    assertThat(
            ways(
                exim(
                    """
                    r router:
                    driver = manualroute
                    route_list = a.example mx.a.example byname bulk ; * smtp.example.net
                    transport = remote_smtp
                    """)))
        .containsExactly(
            "mail to a.example by router r, transport bulk to mx.a.example",
            "all other mail by router r, transport remote_smtp to smtp.example.net");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "* \"<+ [2001:db8:77::1]:587 + b.example\" byname|[2001:db8:77::1]:587",
        "* \"a.example::587 : b.example\"|a.example:587",
        "<+ * a.example + b.example c.example|a.example",
        "* +:a.example|a.example",
        "* a.example/mx::587|a.example:587",
      })
  void theHostsOfARuleAreAListOfTheirOwn(String list, String relay) {
    MailServer exim =
        exim("r router:\ndriver = manualroute\nroute_list = " + list + "\ntransport = bulk\n");

    assertThat(exim.ways().get(0).relay().map(NextHop::toString)).contains(relay);
    assertThat(exim.ways().get(0).relay().filter(NextHop::byMx).isPresent())
        .isEqualTo(list.contains("/mx"));
  }

  @Test
  void aDomainThatIsItsOwnHostIsNoRelay() {
    assertThat(
            ways(
                exim(
                    """
                    r router:
                    driver = manualroute
                    route_list = * $domain/MX bydns ipv4_only
                    transport = bulk
                    """)))
        .containsExactly("all mail by router r, transport bulk IPV4_ONLY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$domain",
        "${domain}/MX",
        "${lookup dnsdb{mxh=$domain}{$value}}",
        "${lookup dnsdb {>: mxh=${domain}}{${map{$value}{$item}}}fail}",
      })
  void theHostsOfTheRecipientsDomainAreNoRelay(String data) {
    assertThat(
            ways(
                exim(
                    "r router:\ndriver = manualroute\nroute_data = "
                        + data
                        + "\ntransport = bulk\n")))
        .containsExactly("all mail by router r, transport bulk");
  }

  /** {@code exim -bt} of 4.96: unknown routing option or transport name. */
  @Test
  void mailWhoseRuleEximDoesNotUnderstandStays() {
    assertThat(
            ways(
                exim(
                    """
                    r router:
                    driver = manualroute
                    route_data = <; a.example ; b.example
                    transport = bulk
                    """)))
        .containsExactly("all mail by router r, transport bulk NEITHER");
  }

  @Test
  void eachTransportOfAConditionIsPossible() {
    assertThat(ways(exim(DNSLOOKUP + "transport = ${if def:h_List-Id: {bulk}{remote_smtp}}\n")))
        .containsExactly(
            "some mail, as Exim chooses between transports by router dns, transport bulk",
            "all other mail by router dns, transport remote_smtp");
  }

  @Test
  void aTransportThatIsLookedUpIsNotFollowed() {
    MailServer exim = exim(DNSLOOKUP + "transport = ${lookup{$domain}lsearch{/t}{$value}{bulk}}\n");

    assertThat(exim.other().isPartlyUnknown()).isTrue();
    assertThat(ways(exim)).anyMatch(way -> way.endsWith("by router dns, transport bulk"));
  }

  @Test
  void theHostsOfATransportAreItsRelay() {
    assertThat(ways(exim("r router:\ndriver = accept\ntransport = relay\n")))
        .containsExactly("all mail by router r, transport relay to relay.example.net:587");
    assertThat(ways(exim(DNSLOOKUP + "transport = relay\n")))
        .containsExactly("all mail by router dns, transport relay");
    assertThat(
            ways(
                exim(
                    "",
                    TRANSPORTS.replace("port = 587", "port = 587\nhosts_override"),
                    DNSLOOKUP + "transport = relay\n")))
        .containsExactly("all mail by router dns, transport relay to relay.example.net:587");
  }

  @Test
  void mailThatARouterLeavesOutGoesOn() {
    MailServer exim =
        exim(
            "r router:\ndriver = accept\ndomains = !+local_domains : !a.example\n"
                + "senders = ! x@b.example\ntransport = relay\n"
                + DNSLOOKUP
                + "transport = bulk\n");

    assertThat(transportsFor("y@b.example", "x@c.example", exim)).containsExactly("relay");
    assertThat(transportsFor("y@b.example", "x@a.example", exim)).containsExactly("bulk");
    assertThat(transportsFor("x@b.example", "x@c.example", exim)).containsExactly("bulk");
    assertThat(exim.ways().get(0).takes().words())
        .isEqualTo("all mail but that to a.example and all mail but that from x@b.example");
  }

  @Test
  void whatOnlyEximKnowsIsLeftOutOfSomeMail() {
    String relay = "r router:\ndriver = accept\ndomains = !+local_domains : !+partners\n";

    assertThat(ways(exim(relay + "transport = relay\n" + DNSLOOKUP + "transport = bulk\n")))
        .hasSize(2);
    assertThat(ways(exim(relay + "transport = relay\n")))
        .containsExactly("all mail by router r, transport relay to relay.example.net:587");
    assertThat(
            ways(
                exim(
                    DNSLOOKUP
                        + "domains = ! +local_domains : +relay_to_domains\ntransport = bulk\n"
                        + "r router:\ndriver = accept\ntransport = relay\n")))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify_only", "condition = false", "domains = a.example"})
  void aRouterThatIsNotAskedTakesNothing(String line) {
    MailServer exim =
        exim(DNSLOOKUP + line + "\ntransport = bulk\n" + NEXT + "transport = remote_smtp\n");

    assertThat(transportsFor("x@c.example", "x@b.example", exim)).containsExactly("remote_smtp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unseen",
        "unseen = ${if eq{a}{$b}}",
        "check_local_user",
        "check_secondary_mx",
        "condition = ${if eq{a}{$b}}",
        "local_parts = a",
        "local_part_prefix = v4-",
        "local_part_suffix = -v4",
        "require_files = /f",
        "senders = :",
      })
  void aRouterWithAPreconditionTakesSomeMail(String line) {
    MailServer exim =
        exim(DNSLOOKUP + line + "\ntransport = bulk\n" + NEXT + "transport = remote_smtp\n");

    assertThat(transportsFor("x@c.example", "x@b.example", exim))
        .containsExactly("bulk", "remote_smtp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no_address_test",
        "no_verify_recipient",
        "condition = yes",
        "unseen = no",
        "local_part_prefix = v4-\nlocal_part_prefix_optional",
      })
  void otherOptionsLeaveARouterEverything(String line) {
    MailServer exim =
        exim(DNSLOOKUP + line + "\ntransport = bulk\n" + NEXT + "transport = remote_smtp\n");

    assertThat(transportsFor("x@c.example", "x@b.example", exim)).containsExactly("bulk");
  }

  @Test
  void receiversSeeTheProxyOfATransport() {
    MailServer exim =
        exim(
            "",
            TRANSPORTS.replace("helo_data", "socks_proxy = 192.0.2.7 port=1080\nhelo_data"),
            DNSLOOKUP + "transport = bulk\n");

    assertThat(ways(exim))
        .containsExactly("all mail by router dns, transport bulk to a SOCKS proxy");
  }

  /** As Debian has it; expansion that is forced to fail leaves a list without items. */
  @Test
  void aRouterForTheDomainsOfAFileTakesNothingWithoutTheFile() {
    String hubs = "hubs router:\ndriver = manualroute\nroute_data = $domain_data\n";
    String domains = "domains = ${if exists{/etc/hubs}{partial-lsearch;/etc/hubs}fail}\n";
    TextHost host =
        new TextHost()
            .command(HostCommand.EXIM, "primary_hostname = m.example.org\n")
            .command(HostCommand.EXIM_TRANSPORTS, TRANSPORTS)
            .command(
                HostCommand.EXIM_ROUTERS,
                hubs + domains + "transport = bulk\n" + DNSLOOKUP + "transport = bulk\n");

    assertThat(new EximReader(host).read(new ArrayList<>()).orElseThrow().ways()).hasSize(1);
    host.file("/etc/hubs", "a.example: b.example\n");
    assertThat(new EximReader(host).read(new ArrayList<>()).orElseThrow().ways()).hasSize(2);
  }

  @Test
  void whatAProgramOrAMailboxTakesIsNotSent() {
    assertThat(ways(exim("all router:\ndriver = accept\ntransport = local\n" + DNSLOOKUP)))
        .containsExactly("all mail by router all, transport local NEITHER");
  }

  @Test
  void aSettingNamesTheTransportsThatItBelongsTo() {
    MailServer exim =
        exim(
            DNSLOOKUP
                + "domains = a.example\ntransport = bulk\n"
                + NEXT
                + "transport = remote_smtp\n");

    assertThat(exim.helo("n.example.org").where()).isEqualTo("the remote_smtp transport");
    assertThat(exim.bind(Ip6Address.of("2001:db8::25")).where())
        .isEqualTo("the transports bulk and remote_smtp");
  }

  /** "Mailing to remote domains not supported", as Debian has it where mail stays on the host. */
  @Test
  void mailThatARouterRefusesDoesNotLeave() {
    MailServer server =
        exim(
            """
            hub router:
            driver = manualroute
            domains = hub.example
            route_data = ${lookup{$domain}lsearch{/etc/exim4/hub}}
            transport = remote_smtp
            nonlocal router:
            driver = redirect
            domains = ! +local_domains
            allow_fail
            data = :fail: Mailing to remote domains not supported
            """
                + NEXT
                + "transport = remote_smtp\n");

    assertThat(server.ways().get(1).name()).isEqualTo("router nonlocal");
    assertThat(server.families()).isEqualTo(Families.NEITHER);
  }

  @Test
  void aRouterWhoseHostIsNotKnownMayTakeAllOtherMail() {
    MailServer server =
        exim(
            """
            smart router:
            driver = manualroute
            condition = ${if eq{$interface_port}{587}}
            route_list = * ${lookup{smart}lsearch{/etc/exim4/hosts}}
            transport = remote_smtp
            """);

    assertThat(ways(server)).noneMatch(way -> way.contains("no router"));
  }

  @Test
  void anUnknownAddressIsAskedOfTheNextRouter() {
    MailServer server =
        exim(
            "old router:\ndriver = redirect\ndata = :unknown:\n"
                + NEXT
                + "transport = remote_smtp\n");

    assertThat(ways(server)).containsExactly("all mail by router next, transport remote_smtp");
  }

  @Test
  void aRouterThatRewritesOrRefusesSomeRecipientsLeavesTheRest() {
    MailServer server =
        exim(
            """
            aliases router:
            driver = redirect
            data = ${lookup{$local_part}lsearch{/etc/aliases}}
            old router:
            driver = redirect
            domains = old.example
            data = :blackhole:
            """
                + NEXT
                + "transport = remote_smtp\n");

    assertThat(ways(server))
        .containsExactly(
            "mail to old.example by router old NEITHER",
            "all other mail by router next, transport remote_smtp");
  }

  @Test
  void mailThatNoRouterTakesIsNotSent() {
    assertThat(exim("users router:\ndriver = accept\ntransport = local\n").families())
        .isEqualTo(Families.NEITHER);
  }

  /** Exim expands the list before it reads it; tried with 4.96. */
  @Test
  void aListMayBeSeparatedByLines() {
    Bind bind = EximReader.bind("<\\n 192.0.2.25 \\n 2001:db8::25");

    assertThat(bind.six()).contains(Ip6Address.of("2001:db8::25"));
    assertThat(bind.broken()).isEmpty();
  }

  @Test
  void aProgramThatRoutesIsNotFollowed() {
    assertThat(exim("q router:\ndriver = queryprogram\n").other().isPartlyUnknown()).isTrue();
  }
}
