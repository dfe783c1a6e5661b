package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * Where trivial-rewrite(8) leads mail. What the maps answer was asked of that of Postfix 3.7.11, by
 * its own protocol.
 */
class PostfixWaysTest {

  static final String MASTER =
      """
      smtp  unix - - y - - smtp
      relay unix - - y - - smtp -o smtp_bind_address6=2001:db8::27
      out-b unix - - y - - smtp -o smtp_bind_address6=2001:db8::26
      out-c unix - - y - - smtp -o smtp_address_preference=ipv4
      lmtp  unix - - y - - lmtp
      uucp  unix - n n - - pipe flags=Fqhu user=uucp argv=uux -r -n $nexthop!rmail ($recipient)
      """;

  private final TextHost host = new TextHost();

  private MailServer postfix(String settings) {
    host.command(
            HostCommand.POSTCONF,
            "myhostname = m.example.org\nrelay_transport = relay\n" + settings)
        .command(HostCommand.POSTCONF_SERVICES, MASTER);
    return new PostfixReader(host).read(new ArrayList<>()).orElseThrow();
  }

  /** The first way: the only one, unless nobody can say. */
  private static WayOut way(String from, String to, MailServer server) {
    return server.waysFor(Optional.of(Mailbox.of(from)), Optional.of(Mailbox.of(to))).get(0);
  }

  private static String words(WayOut way) {
    return way.name().split(" ", 3)[1] + " " + way.relay().map(NextHop::toString).orElse("-");
  }

  @ParameterizedTest
  @CsvSource({
    "bob@example.org, smtp relay.example:587",
    "alice@example.org, out-b relay.example:587",
    "carl@example.org, out-b carl.example",
    "dave@example.net, out-c c.example",
    "ann@example.net, out-c net.example",
    "q@example.net, smtp net.example",
    "q@example.info, smtp relay.example:587",
  })
  void theSenderNamesTheTransportAndOfAnotherMapTheNextHop(String from, String words) {
    MailServer server =
        postfix(
            """
            relayhost = [relay.example]:587
            sender_dependent_default_transport_maps = inline:{ {bob@example.org = DUNNO} \
            {@example.org = out-b:} {dave@example.net = out-c:[c.example]} {example.info = out-c:} \
            {ann@example.net = out-c} }
            sender_dependent_relayhost_maps = inline:{ {bob@example.org = dunno} \
            {carl@example.org = [carl.example]} {@example.net = [net.example]} }
            """);

    assertThat(words(way(from, "x@z.example", server))).isEqualTo(words);
    assertThat(server.other().notes())
        .containsExactly(
            "maps of senders: Postfix never asks for example.info, but for whole addresses and for @"
                + " with a domain");
  }

  @ParameterizedTest
  @CsvSource({"2001:db8::25, 1", "192.0.2.25, 0"})
  void anAddressOfIpv6InTheSettingForIpv4LeadsNoMail(String address, int notes) {
    MailServer server = postfix("smtp_bind_address = " + address + "\n");

    assertThat(server.bind().six()).isEmpty();
    assertThat(server.other().notes())
        .filteredOn(note -> note.contains("smtp_bind_address6 is the one for IPv6"))
        .hasSize(notes);
  }

  @Test
  void theNextHopOfDefaultTransportComesBeforeThatOfAnySender() {
    MailServer server =
        postfix(
            """
            relayhost = [relay.example]
            default_transport = out-b:[b.example]
            sender_dependent_relayhost_maps = static:[s.example]
            """);

    assertThat(words(way("a@example.org", "x@z.example", server))).isEqualTo("out-b b.example");
  }

  @ParameterizedTest
  @CsvSource({
    "x@a.example, out-b -",
    "x@b.example, smtp -",
    "x@x.c.example, out-c -",
    "x@y.c.example, out-b -",
    "x@z.x.c.example, out-b -",
  })
  void aPatternIsAskedBeforeADomainAndADomainBeforeThoseAboveIt(String to, String words) {
    host.file("/etc/postfix/re", "/@a\\.example$/ out-b:\n");
    MailServer server =
        postfix(
            """
            transport_maps = inline:{ {.c.example = out-b:} {a.example = out-c:} \
            {@b.example = out-b:} {x.c.example = out-c:} } regexp:/etc/postfix/re
            """);

    assertThat(words(way("a@example.org", to, server))).isEqualTo(words);
    assertThat(server.other().notes())
        .containsExactly(
            "transport_maps: Postfix never asks for @b.example, but for whole addresses and"
                + " domains");
  }

  @Test
  void nothingComesAfterWhatTakesAllMail() {
    MailServer server =
        postfix(
            """
            default_transport = out-c
            transport_maps = inline:{ {a.example = smtp:} {* = out-b:} }
            sender_dependent_relayhost_maps = static:[s.example]
            """);

    assertThat(server.ways())
        .extracting(PostfixWaysTest::words)
        .containsExactly("smtp -", "out-b -");
  }

  @Test
  void severalNextHopsAreOneRelayAfterTheOther() {
    MailServer server = postfix("relayhost = [127.0.0.1]:2525, [a.example]:587 b.example\n");
    NextHop relay = server.other().relay().orElseThrow();

    assertThat(relay.each())
        .extracting(NextHop::host)
        .containsExactly("127.0.0.1", "a.example", "b.example");
    assertThat(relay.each()).extracting(NextHop::port).containsExactly(2525, 587, 25);
    assertThat(relay).hasToString("127.0.0.1:2525 or a.example:587 or b.example");
  }

  /** What came back to Postfix would go there again: it is a tunnel, or another mail server. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "relayhost = [127.0.0.1]:2525, [::1]:2525",
        "default_transport = smtp:[127.0.0.1]:2525, [::1]:2525",
        "transport_maps = inline:{{* = smtp:[127.0.0.1]:2525, [::1]:2525}}",
        "sender_dependent_relayhost_maps = static:{[127.0.0.1]:2525, [::1]:2525}",
      })
  void aProgramOfThisHostThatTakesAllMailIsARelay(String setting) {
    MailServer server = postfix(setting + "\n");

    assertThat(words(way("a@example.org", "x@b.example", server)))
        .isEqualTo("smtp 127.0.0.1:2525 or [::1]:2525");
    assertThat(server.other().notes())
        .singleElement()
        .asString()
        .contains("is a program of this host");
    assertThat(server.other().isPartlyUnknown()).isFalse();
  }

  @Test
  void domainsOfTheRelayTransportLeaveByItsService() {
    host.file("/etc/postfix/r", "b.example OK\n").file("/etc/postfix/m", "n.example.org OK\n");
    MailServer server =
        postfix(
            """
            mydestination = M.example.org, hash:/etc/postfix/m
            relay_domains = m.example.org, n.example.org, a.example, hash:/etc/postfix/r
            parent_domain_matches_subdomains = relay_domains
            """);

    for (String to : List.of("x@a.example", "x@in.a.example", "x@b.example")) {
      assertThat(way("a@example.org", to, server).bind().six())
          .contains(Ip6Address.of("2001:db8::27"));
    }
    assertThat(words(way("a@example.org", "x@c.example", server))).isEqualTo("smtp -");
    assertThat(server.ways().get(0).takes().words()).isEqualTo("mail to a.example, b.example");
  }

  @Test
  void domainsWhoseMailLeavesAsAllOtherAreNoWayOfTheirOwn() {
    MailServer server = postfix("relay_domains = a.example\nrelay_transport = smtp\n");

    assertThat(server.other().isPlain()).isTrue();
  }

  @Test
  void mailboxesBehindAnotherServerLeaveByTheServiceThatIsNamed() {
    MailServer server =
        postfix(
            """
            relayhost = [relay.example]
            virtual_mailbox_domains = v.example
            virtual_transport = smtp:[store.example]:26
            """);

    assertThat(words(way("a@example.org", "x@v.example", server)))
        .isEqualTo("smtp store.example:26");
  }

  /** Next hops as lmtp(8) has them; those of pipe(8) are no hosts. */
  @ParameterizedTest
  @CsvSource({
    "default_transport = uucp:hub, uucp the program of service uucp",
    "default_transport = uucp, uucp the program of service uucp",
    "transport_maps = inline:{{*=uucp:}}, uucp the program of service uucp",
    "default_transport = lmtp:unix:private/store, lmtp the program of service lmtp",
    "default_transport = lmtp:inet:[2001:db8::9]:25, lmtp 2001:db8::9",
    "default_transport = lmtp:store.example, lmtp store.example:24",
    "transport_maps = inline:{{*=lmtp:inet:store.example:2003}}, lmtp store.example:2003",
    "transport_maps = inline:{{z.example=lmtp:store.example:2003}}, lmtp store.example:2003",
    "transport_maps = inline:{{z.example=uucp:hub}}, smtp -",
  })
  void mailThatNoServiceSendsBySmtpIsNotSeenByReceivers(String setting, String words) {
    MailServer server = postfix(setting + "\nrelay_domains =\n");

    assertThat(words(way("a@example.org", "x@z.example", server))).isEqualTo(words);
    assertThat(server.other().refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lmtp:unix:private/store", "lmtp:inet:store:24", "lmtp:inet:[::1]:24"})
  void mailboxesThatLmtpTakesAreNoWayOut(String transport) {
    MailServer server =
        postfix("virtual_mailbox_domains = v.example\nvirtual_transport = " + transport + "\n");

    assertThat(server.ways()).extracting(WayOut::name).containsExactly("service smtp");
    assertThat(server.other().refusals()).isEmpty();
  }

  @Test
  void whatAServiceRunsIsNotKnownWithoutMaster() {
    MailServer server =
        new PostfixReader(
                new TextHost().command(HostCommand.POSTCONF, "default_transport = uucp\n"))
            .read(new ArrayList<>())
            .orElseThrow();

    assertThat(server.other().isPartlyUnknown()).isTrue();
  }

  @Test
  void familiesThatNobodyKnowsAreNotFollowed() {
    MailServer server = postfix("inet_protocols = ${my_protocols}\n");

    assertThat(server.families()).isEqualTo(Families.BOTH);
    assertThat(server.other().isPartlyUnknown()).isTrue();
  }

  @Test
  void aServiceTriesTheFamilyFirstThatItIsToldTo() {
    MailServer server = postfix("transport_maps = inline:{a.example=out-c:}\n");

    assertThat(way("a@example.org", "x@a.example", server).preference()).contains("ipv4");
    assertThat(way("a@example.org", "x@b.example", server).preference()).isEmpty();
  }

  /** What master.cf sets for the service that takes all other mail overrides main.cf. */
  @ParameterizedTest
  @CsvSource({
    "default_transport = out-b, 'master.cf, service out-b'",
    "transport_maps = inline:{*=out-b:}, 'master.cf, service out-b'",
    "default_transport = out-c, main.cf",
    "transport_maps = inline:{a.example=out-b:}, main.cf",
    "default_transport = error:no, main.cf",
  })
  void aSettingIsForTheServiceOfAllOtherMail(String line, String where) {
    MailServer server = postfix(line + "\n");

    assertThat(server.bind(Ip6Address.of("2001:db8::25")).where()).isEqualTo(where);
    assertThat(server.boundTo(Ip6Address.of("2001:db8::25")).ways())
        .filteredOn(way -> way.takes().isRest() && way.families() != Families.NEITHER)
        .allMatch(way -> way.bind().six().equals(Optional.of(Ip6Address.of("2001:db8::25"))));
  }

  @Test
  void mailGoesByEachAnswerOfARandomTable() {
    for (String setting : List.of("transport_maps", "sender_dependent_default_transport_maps")) {
      MailServer server = postfix(setting + " = randmap:{out-b:, out-c:}\n");

      assertThat(server.ways())
          .extracting(way -> way.takes().words() + ": " + words(way))
          .containsExactly("a random part of all mail: out-b -", "all other mail: out-c -");
      assertThat(server.other().isPartlyUnknown()).isFalse();
    }
  }

  @Test
  void mailGoesToEachRelayOfARandomTable() {
    MailServer server =
        postfix("sender_dependent_relayhost_maps = randmap:{[a.example]:587, [b.example]:587}\n");

    assertThat(server.ways())
        .extracting(PostfixWaysTest::words)
        .containsExactly("smtp a.example:587", "smtp b.example:587");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "content_filter = out-b: | out-b -",
        "content_filter = out-b | out-b -",
        "content_filter = out-b:[127.0.0.1]:10024 | smtp -",
        "content_filter = out-b:\\ndefault_filter_nexthop = 127.0.0.1 | smtp -",
        "content_filter = uucp: | smtp -",
      })
  void aFilterWithoutANextHopDelivers(String settings, String words) {
    MailServer server = postfix("transport_maps = static:smtp:\n" + settings.translateEscapes());

    assertThat(words(way("a@example.org", "b@example.net", server))).isEqualTo(words);
  }

  @Test
  void whatIsDeferredIsTold() {
    assertThat(postfix("defer_transports = local, smtp\n").other().notes())
        .containsExactly(
            "defer_transports = local, smtp: such mail waits until \"sendmail -q\" is run");
    assertThat(postfix("defer_transports = local\n").other().notes()).isEmpty();
  }

  @Test
  void aServiceWithAnAddressOfItsOwnIsToldThereToLeaveFromAnother() {
    MailServer server =
        postfix("sender_dependent_default_transport_maps = inline:{@b.example=out-b}");
    Ip6Address other = Ip6Address.of("2001:db8::25");

    assertThat(server.bind(other, way("a@b.example", "b@example.net", server)))
        .hasToString("set \"-o smtp_bind_address6=2001:db8::25\" in master.cf, service out-b");
    assertThat(server.bind(other, way("a@example.org", "b@example.net", server)))
        .hasToString("set \"smtp_bind_address6 = 2001:db8::25\" in main.cf");
  }
}
