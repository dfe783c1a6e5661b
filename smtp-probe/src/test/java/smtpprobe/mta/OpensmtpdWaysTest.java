package smtpprobe.mta;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Mailbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.Hostile;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** What the rules of OpenSMTPD make of mail, as smtpd.conf(5) and parse.y say. */
class OpensmtpdWaysTest {

  private static final String ACTIONS =
      """
      listen on all
      action one relay helo one.example.org
      action two relay helo two.example.org
      """;

  private static MailServer smtpd(String text) {
    TextHost host = new TextHost().file("/etc/smtpd.conf", text);
    return new OpensmtpdReader(host).read().orElseThrow();
  }

  private static List<String> actions(String from, String to, MailServer server) {
    return server.waysFor(Optional.of(Mailbox.of(from)), Optional.of(Mailbox.of(to))).stream()
        .map(way -> way.name().replaceAll("action |\"", ""))
        .toList();
  }

  @Test
  void aListMayGoOverLines() {
    MailServer server =
        smtpd(
            ACTIONS
                + """
                table sources { # both
                  192.0.2.25,
                  2001:db8::26
                }
                action three relay src <sources>
                match for domain {
                  a.example
                  "b.example"

                } action two
                match for any action three
                """);

    assertThat(actions("x@c.example", "x@b.example", server)).containsExactly("two");
    assertThat(server.bind().six().map(IpAddress::text)).contains("2001:db8::26");
  }

  @Test
  void quotesKeepWhatStandsInThem() {
    MailServer server =
        smtpd(
            """
            relay = "192.0.2.25"
            listen on all tls pki "a#b" # comment \\
              goes on
            action "relay" mbox
            action "host" relay tls pki 'a#b' \\
              src $relay helo "two\\" $relay"
            match for any action "host"
            """);

    assertThat(server.families()).isEqualTo(Families.IPV4_ONLY);
    assertThat(server.heloName()).contains("two\" $relay");
    assertThat(server.settings())
        .containsExactly(
            "action \"host\" relay tls pki \"a#b\" src 192.0.2.25 helo \"two\" $relay\"");
  }

  @Test
  void aSourceOfIpv6AloneSendsOverIpv6Alone() {
    assertThat(smtpd("action one relay src 2001:db8::25\nmatch for any action one\n").families())
        .isEqualTo(Families.IPV6_ONLY);
  }

  private static MailServer smtpd(String version, String conf) {
    TextHost host =
        new TextHost()
            .file("/etc/smtpd.conf", conf)
            .command(HostCommand.SMTPD, "version: OpenSMTPD " + version + "\nusage: smtpd");
    return new OpensmtpdReader(host).read().orElseThrow();
  }

  /** Tried with 6.8.0 and 7.6.0: "No valid route to destination". */
  @ParameterizedTest
  @CsvSource({"6.8.0p2, false", "7.5.0, true", "7.6.0-portable, true", "7.8.0p1, false"})
  void someVersionsCannotReadASourceOfIpv6(String version, boolean broken) {
    MailServer server =
        smtpd(version, "action o relay src { 192.0.2.25, 2001:db8::25 }\nmatch for any action o\n");

    assertThat(server.bind().broken().isPresent()).isEqualTo(broken);
    assertThat(server.boundTo(Ip6Address.of("2001:db8::26")).bind().broken().isPresent())
        .isEqualTo(broken);
  }

  @ParameterizedTest
  @CsvSource({"6.8.0p2, true", "7.4.0p1, true", "7.8.0p1, false"})
  void olderVersionsFindNoNameBesideASourceOfIpv6(String version, boolean broken) {
    MailServer server =
        smtpd(
            version,
            """
            action o relay src 2001:db8::25 helo-src { 2001:db8::25 = h.example }
            match for any action o
            """);

    assertThat(server.bind().broken().isPresent()).isEqualTo(broken);
    assertThat(server.bind(Ip6Address.of("2001:db8::26")))
        .asString()
        .isEqualTo(
            "set \"src { 0.0.0.0, 2001:db8::26 } helo h.example\" in the relay action of"
                + " smtpd.conf, in place of src and helo-src");
  }

  /** The first row decides (parse_table_line()). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.25;2001:db8::25 | 2001:db8::25",
        "# sources;192.0.2.25;;2001:db8::25 | 2001:db8::25",
        "# @list;2001:db8::25 | 2001:db8::25",
        "[2001:db8::25];192.0.2.25 | 2001:db8::25",
        "2001:db8::25;192.0.2.25 | -",
        "192.0.2.25 # old;2001:db8::25 | -",
      })
  void aTableOfAFileIsAListByItsFirstRow(String rows, String six) {
    TextHost host =
        new TextHost()
            .file(
                "/etc/smtpd.conf",
                "table s file:/etc/s\naction o relay src <s>\nmatch for any action o\n")
            .file("/etc/s", rows.replace(';', '\n'));
    Bind bind = new OpensmtpdReader(host).read().orElseThrow().bind();

    assertThat(bind.broken().isPresent()).isEqualTo(six.equals("-"));
    assertThat(bind.broken().isPresent() || bind.six().toString().contains(six)).isTrue();
  }

  @Test
  void theNameBesideASourceIsAskedForWhereThereIsASource() {
    String conf = "action o relay %s helo-src { 192.0.2.25 = h.example }\nmatch for any action o\n";
    TextHost host = new TextHost().file("/etc/mailname", "m.example\n");

    host.file("/etc/smtpd.conf", conf.formatted("src 192.0.2.25"));
    assertThat(new OpensmtpdReader(host).read().orElseThrow().heloName()).contains("h.example");
    host.file("/etc/smtpd.conf", conf.formatted(""));
    assertThat(new OpensmtpdReader(host).read().orElseThrow().heloName()).contains("m.example");
  }

  @ParameterizedTest
  @CsvSource({"inet4,IPV4_ONLY,NEITHER", "inet6,IPV6_ONLY,IPV6_ONLY"})
  void aLimitIsOneOfFamilies(String family, Families limited, Families bound) {
    assertThat(
            smtpd("mta limit " + family + "\n" + ACTIONS + "match for any action one").families())
        .isEqualTo(limited);
    assertThat(smtpd("mta limit " + family + "\naction one relay src 2001:db8::25\n").families())
        .isEqualTo(bound);
    assertThat(smtpd("mta limit for domain a.example " + family + "\n" + ACTIONS).ways().get(0))
        .matches(way -> way.families() == limited)
        .matches(way -> way.takes().recipients().equals(List.of("a.example")));
  }

  @ParameterizedTest
  @CsvSource({"inet4,1", "inet6,0"})
  void aLimitThatLeavesNoSourceIsRefused(String family, int refusals) {
    String action = "action one relay src 2001:db8::25\nmatch for any action one";

    assertThat(smtpd("mta limit " + family + "\n" + action).other().refusals()).hasSize(refusals);
    assertThat(smtpd("mta limit for domain a.example " + family + "\n" + action).other().refusals())
        .hasSize(refusals);
  }

  /** A condition that is not about the mail of this host leaves all of it to the next rule. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "from src { 192.0.2.0/24 } for any",
        "! from local for any",
        "from auth for any",
        "from rdns regex \"x\" for any",
        "from socket for any",
        "auth from any for any",
        "tag NEWS from any for any",
        "!tag { NEWS, \"OTHER\" } for any",
        "tls for any",
        "helo regex <names> for any",
        "for domain regex { \"\\.example$\", a.test }",
        "for domain <elsewhere>",
        "for domain \"*.example\"",
        "for any mail-from \"*@x.example\"",
      })
  void aRuleThatDependsOnMoreThanTheAddressesTakesSomeMail(String options) {
    MailServer server =
        smtpd(ACTIONS + "match " + options + " action one\nmatch for any action two\n");

    assertThat(actions("x@a.test", "x@b.example", server)).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from any for local",
        "! from any for any",
        "! for any",
        "from any",
        "for domain c.example",
        "for any mail-from \"@b.example\"",
        "!mail-from \"@a.test\" for any",
        "! for domain { b.example, c.example }",
        "from mail-from \"y@a.test\" for domain b.example",
        "for rcpt-to { \"y@b.example\", \"@c.example\" }",
      })
  void aRuleForOtherMailTakesNone(String options) {
    MailServer server =
        smtpd(ACTIONS + "match " + options + " action one\nmatch for any action two\n");

    assertThat(actions("x@a.test", "x@b.example", server)).containsExactly("two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from any for any",
        "for any",
        "! for local",
        "for domain \"*\"",
        "mail-from \"@a.test\" for domain { \"b.example\" = 1, c.example = 2 }",
        "for any !mail-from \"@b.example\"",
        "! for domain c.example",
        "for rcpt-to \"x@b.example\"",
      })
  void aRuleForThatMailTakesIt(String options) {
    MailServer server =
        smtpd(ACTIONS + "match " + options + " action one\nmatch for any action two\n");

    assertThat(actions("x@a.test", "x@b.example", server)).startsWith("one").doesNotContain("two");
  }

  /** "550 Invalid recipient" (6.8.0). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "match from any for domain b.example action one",
        "match for any action box",
        "match for any reject\nmatch for any action one",
        "match for local action box",
      })
  void mailThatNoRelayTakesIsNotSent(String rules) {
    MailServer server = smtpd(ACTIONS + "action box mbox\n" + rules + "\n");

    assertThat(server.waysFor(mailbox("x@a.example"), mailbox("x@c.example")))
        .extracting(WayOut::families)
        .containsExactly(Families.NEITHER);
  }

  /** What the programs of the host hand over counts as authenticated (6.8.0). */
  @Test
  void theLastRuleWithAConditionStandsForAllMail() {
    assertThat(
            actions(
                "x@a.example",
                "x@c.example",
                smtpd(ACTIONS + "match auth from any for any action two\n")))
        .containsExactly("two");
  }

  private static Optional<Mailbox> mailbox(String address) {
    return Optional.of(Mailbox.of(address));
  }

  @Test
  void aRuleMayRefuseTheMailOfSome() {
    MailServer server =
        smtpd(
            ACTIONS + "match mail-from \"@b.example\" for any reject\nmatch for any action one\n");

    assertThat(actions("x@b.example", "x@c.example", server)).doesNotContain("one");
    assertThat(actions("x@a.example", "x@c.example", server)).containsExactly("one");
  }

  /** A signer takes all, and what comes back has its tag. */
  @Test
  void mailThatComesBackFromAProgramOfTheHostLeavesByAnotherRelay() {
    MailServer server =
        smtpd(
            ACTIONS
                + """
                action sign relay host smtp://127.0.0.1:10028
                match tag SIGNED for any action two
                match from any for any action sign
                """);

    assertThat(server.families()).isEqualTo(Families.BOTH);
    assertThat(server.other().notes()).anyMatch(note -> note.contains("detour"));
  }

  /** A tunnel, or another mail server: nothing here sends what it might give back. */
  @Test
  void aProgramOfTheHostThatTakesAllMailIsARelayWhereNoOtherRuleRelays() {
    MailServer server =
        smtpd("action out relay host smtp://127.0.0.1:10025\nmatch from any for any action out\n");

    assertThat(server.ways())
        .singleElement()
        .matches(way -> way.relay().map(NextHop::toString).equals(Optional.of("127.0.0.1:10025")));
    assertThat(server.other().notes()).singleElement().asString().contains("program of this host");
  }

  @Test
  void mailOfOthersMayGoAnotherWayThanThatOfTheHost() {
    MailServer server =
        smtpd(ACTIONS + "match from local for any action one\nmatch from any for any action two\n");

    assertThat(actions("x@a.test", "x@b.example", server)).containsExactly("two", "one");
    assertThat(server.ways().get(0).takes().words())
        .isEqualTo("some mail, of other hosts or users");
  }

  @Test
  void aTableOfRelaysIsForItsDomains() {
    MailServer server =
        smtpd(
            ACTIONS
                + """
                table routes { "b.example" = "smtps://r.example", "c.example"="r2.example:587" }
                table own { "d.example" => "127.0.0.1:10025" }
                action three relay domain <routes>
                action four relay domain <own>
                match for any mail-from "@a.test" action three
                match for domain d.example action four
                match for any action two
                """);

    assertThat(server.ways())
        .extracting(way -> way.takes().words() + way.relay().map(hop -> " to " + hop).orElse(""))
        .containsExactly(
            "mail to b.example and from @a.test to r.example:465",
            "mail to c.example and from @a.test to r2.example:587",
            "all other mail");
    assertThat(server.other().notes()).singleElement().asString().contains("detour");
  }

  @Test
  void aTableOfRelaysThatIsElsewhereIsNotFollowed() {
    MailServer server = smtpd("action one relay domain <routes>\nmatch for any action one\n");

    assertThat(server.other().isPartlyUnknown()).isTrue();
    assertThat(server.ways().get(0).relay()).isPresent();
  }

  @Test
  void whatIsBehindTheLastWordThatIsReadIsNotFollowed() {
    MailServer server =
        smtpd(ACTIONS + "match for any action one\n" + "# \nlisten on all\n".repeat(70_000));

    assertThat(server.other().isPartlyUnknown()).isTrue();
  }

  @Test
  void aListOfVeryManyDomainsIsSorted() {
    String names =
        IntStream.range(0, 40_000).mapToObj(i -> "d" + i + ".example").collect(joining(", "));

    MailServer server =
        Hostile.inTime(() -> smtpd(ACTIONS + "match for domain {" + names + "} action two\n"));

    assertThat(actions("x@c.example", "x@d39999.example", server)).containsExactly("two");
  }
}
