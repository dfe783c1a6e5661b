package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.mail.Mailbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.reading.FolderHost;

class WaysOutTest {

  private static final String MASTER =
      """
      smtp unix - - y - - smtp
      smtp4 unix - - y - - smtp -c -v -o inet_protocols=ipv4
      smtp6 unix - - y - - smtp -o smtp_bind_address6=2001:db8::26 -o smtp_tls_security_level=none
      """;

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private MailServer server() {
    return MailServers.read(new FolderHost(folder)).all().get(0);
  }

  private MailServer postfix(String settings) throws IOException {
    write("commands/postconf.txt", "myhostname = m.example.org\n" + settings);
    write("commands/postconf-M.txt", MASTER);
    return server();
  }

  private MailServer exim(String transports, String routers) throws IOException {
    write("commands/exim-bP.txt", "primary_hostname = m.example.org\n");
    write("commands/exim-bP-transports.txt", transports);
    write("commands/exim-bP-routers.txt", routers);
    return server();
  }

  private static WayOut wayTo(String recipient, MailServer server) {
    List<WayOut> ways = server.waysFor(Optional.empty(), Optional.of(Mailbox.of(recipient)));
    assertThat(ways).hasSize(1);
    return ways.get(0);
  }

  @Test
  void aTransportMapOfPostfixLeadsOneReceiverOverIpv4() throws IOException {
    write("etc/postfix/t", "gmail.com smtp4:\n.example.net smtp6:\n");
    MailServer postfix = postfix("transport_maps = hash:/etc/postfix/t\n");

    assertThat(wayTo("a@gmail.com", postfix).families()).isEqualTo(Families.IPV4_ONLY);
    assertThat(wayTo("a@gmail.com", postfix).showsSix()).isFalse();
    assertThat(wayTo("a@in.example.net", postfix).bind().six())
        .contains(Ip6Address.of("2001:db8::26"));
    assertThat(wayTo("a@example.net", postfix).families()).isEqualTo(Families.BOTH);
  }

  @Test
  void anEmptyAnswerOfPostfixLeavesTheWayAsItIs() throws IOException {
    write("etc/postfix/t", "* smtp:[relay.example.net]\na.example :\nb.example smtp:\n");
    MailServer postfix =
        postfix("relayhost = [hub.example.net]\ntransport_maps = hash:/etc/postfix/t\n");

    assertThat(wayTo("x@a.example", postfix).relay()).contains(NextHop.of("hub.example.net"));
    assertThat(wayTo("x@b.example", postfix).relay()).isEmpty();
    assertThat(wayTo("x@c.example", postfix).relay()).contains(NextHop.of("relay.example.net"));
  }

  @Test
  void aTransportOfPostfixThatSendsNothingIsNoRelay() throws IOException {
    write("etc/postfix/t", "a.example smtp:\n");
    MailServer postfix =
        postfix("default_transport = error:no\ntransport_maps = hash:/etc/postfix/t\n");

    assertThat(wayTo("x@a.example", postfix).showsSix()).isTrue();
    assertThat(wayTo("x@b.example", postfix).families()).isEqualTo(Families.NEITHER);
    assertThat(wayTo("x@b.example", postfix).relay()).isEmpty();
  }

  @Test
  void aRouterOfEximThatIgnoresAllOfIpv6SendsOverIpv4() throws IOException {
    MailServer exim =
        exim(
            "remote_smtp transport:\ndriver = smtp\n",
            """
            a router:
            driver = dnslookup
            domains = a.example
            transport = remote_smtp
            ignore_target_hosts = <; 127.0.0.0/8 ; ::/0
            dnslookup router:
            driver = dnslookup
            transport = remote_smtp
            ignore_target_hosts = <; 127.0.0.0/8 ; ::1
            """);

    assertThat(wayTo("x@a.example", exim).families()).isEqualTo(Families.IPV4_ONLY);
    assertThat(wayTo("x@b.example", exim).families()).isEqualTo(Families.BOTH);
  }

  @Test
  void aNullClientOfSendmailHandsEverythingToItsHub() throws IOException {
    write("etc/mail/sendmail.mc", "FEATURE(`nullclient', `[hub.example.net]')dnl\n");

    assertThat(wayTo("x@a.example", server()).relay()).contains(NextHop.of("hub.example.net"));
  }

  @Test
  void sendmailHasLinesOfItsOtherFileInLocalConfig() throws IOException {
    write(
        "etc/mail/sendmail.mc",
        "MAILER(`smtp')dnl\nLOCAL_CONFIG\nO ClientPortOptions=Family=inet6, A=2001:db8::26\n");

    assertThat(server().bind().six()).contains(Ip6Address.of("2001:db8::26"));
  }

  @Test
  void macrosAndIncludesOfOpensmtpdAreFollowed() throws IOException {
    write("etc/smtpd.conf", "six = \"2001:db8::26\"\ninclude \"/etc/more.conf\"\nlisten on all\n");
    write("etc/more.conf", "action out relay src $six\nmatch for any action out\n");

    assertThat(server().bind().six()).contains(Ip6Address.of("2001:db8::26"));
  }

  @Test
  void anIncludeOfOpensmtpdThatIsNotThereLeavesTheSourceUnknown() throws IOException {
    write("etc/smtpd.conf", "include \"/etc/more.conf\"\nlisten on all\n");

    assertThat(server().bind().unknown()).isPresent();
    assertThat(server().other().isPartlyUnknown()).isTrue();
  }

  @Test
  void macrosAndIncludesOfOpensmtpdThatMultiplyEnd() throws IOException {
    write(
        "etc/smtpd.conf",
        "include \"/etc/smtpd.conf\"\n".repeat(50)
            + "a = \"0123456789\"\n"
            + "a = \"$a$a\"\n".repeat(60)
            + "action out relay src 2001:db8::26\nmatch for any action out\n");

    assertThat(server().bind().six()).contains(Ip6Address.of("2001:db8::26"));
  }

  @Test
  void anIncludeOfOpensmtpdThatIncludesItselfEnds() throws IOException {
    write("etc/smtpd.conf", "include \"/etc/smtpd.conf\"\nlisten on all\n");

    assertThat(server().other().isPartlyUnknown()).isTrue();
  }

  @Test
  void theLevelOfTlsIsThatOfTheWay() throws IOException {
    write("etc/postfix/t", "a.example smtp6:\n");
    MailServer postfix =
        postfix("transport_maps = hash:/etc/postfix/t\nsmtp_tls_security_level = may\n");

    assertThat(wayTo("x@a.example", postfix).tls()).isEqualTo(Tls.NEVER);
    assertThat(wayTo("x@b.example", postfix).tls()).isEqualTo(Tls.WHERE_OFFERED);
  }

  @Test
  void aMapOfSendersOfPostfixNamesARelayForThem() throws IOException {
    write("etc/postfix/s", "@example.org [relay.example.net]:587\n");
    MailServer postfix = postfix("sender_dependent_relayhost_maps = hash:/etc/postfix/s\n");

    List<WayOut> own =
        postfix.waysFor(
            Optional.of(Mailbox.of("a@example.org")), Optional.of(Mailbox.of("b@example.com")));
    List<WayOut> others =
        postfix.waysFor(
            Optional.of(Mailbox.of("a@example.info")), Optional.of(Mailbox.of("b@example.com")));

    assertThat(own.get(0).relay()).contains(new NextHop("relay.example.net", 587, false));
    assertThat(others.get(0).relay()).isEmpty();
  }

  @Test
  void aMapThatIsNotFollowedMakesItsServicesPossible() throws IOException {
    MailServer postfix = postfix("transport_maps = mysql:/etc/postfix/m\n");

    assertThat(postfix.ways())
        .filteredOn(way -> way.name().equals("service smtp4"))
        .singleElement()
        .matches(way -> !way.takes().certain());
    assertThat(postfix.other().notes()).singleElement().asString().contains("not followed");
  }

  @Test
  void aFilterOfThisHostIsADetour() throws IOException {
    MailServer postfix = postfix("content_filter = smtp:[127.0.0.1]:10024\n");

    assertThat(postfix.ways()).singleElement().matches(WayOut::showsSix);
    assertThat(postfix.other().notes()).singleElement().asString().contains("detour");
  }

  @Test
  void routersOfEximLeadDomainsToTheirTransports() throws IOException {
    MailServer exim =
        exim(
            """

            remote_smtp transport:
            driver = smtp
            hosts_avoid_tls =

            remote_v4 transport:
            driver = smtp
            interface = 192.0.2.25
            hosts_avoid_tls = *
            """,
            """

            outlook router:
            driver = dnslookup
            domains = outlook.com : *.outlook.com
            transport = remote_v4

            smart router:
            driver = manualroute
            route_list = a.example relay.example.net::587 ; b.example 127.0.0.1
            transport = remote_smtp

            dnslookup router:
            driver = dnslookup
            domains = ! +local_domains
            transport = remote_smtp
            """);

    assertThat(wayTo("x@outlook.com", exim).name()).contains("remote_v4");
    assertThat(wayTo("x@eu.outlook.com", exim).tls()).isEqualTo(Tls.NEVER);
    assertThat(wayTo("x@a.example", exim).relay().map(NextHop::host)).contains("relay.example.net");
    assertThat(wayTo("x@b.example", exim).name()).contains("dnslookup");
    assertThat(wayTo("x@b.example", exim).tls()).isEqualTo(Tls.WHERE_OFFERED);
    assertThat(exim.other().notes()).singleElement().asString().contains("detour");
  }

  @Test
  void aRouterOfEximWithAConditionIsOnlyPossible() throws IOException {
    MailServer exim =
        exim(
            "remote_smtp transport:\ndriver = smtp\nvip transport:\ndriver = smtp\nhelo_data = v\n",
            """

            vip router:
            driver = dnslookup
            condition = ${if eq{a}{a}}
            transport = vip

            rest router:
            driver = dnslookup
            transport = remote_smtp
            """);

    assertThat(exim.waysFor(Optional.empty(), Optional.of(Mailbox.of("x@a.example"))))
        .extracting(way -> way.takes().certain())
        .containsExactly(false, true);
  }

  @Test
  void theMailertableOfSendmailNamesRelays() throws IOException {
    write("etc/mail/sendmail.mc", "FEATURE(`mailertable', `hash -o /etc/mail/mailertable')dnl\n");
    write(
        "etc/mail/mailertable",
        """
        a.example esmtp:[relay.example.net]
        b.example smtp:[127.0.0.1]
        c.example error:nohost
        """);

    assertThat(wayTo("x@a.example", server()).relay())
        .contains(new NextHop("relay.example.net", 25, false));
    assertThat(wayTo("x@b.example", server()).relay()).isEmpty();
    assertThat(server().other().notes()).singleElement().asString().contains("detour");
  }

  @Test
  void theDotOfAMailertableIsAllOtherMail() throws IOException {
    write("etc/mail/sendmail.mc", "FEATURE(`mailertable')dnl\n");
    write("etc/mail/mailertable", "a.example esmtp:a.example\n. relay:[smart.example.net]\n");

    assertThat(wayTo("x@a.example", server()).relay()).isEmpty();
    assertThat(wayTo("x@b.example", server()).relay().map(NextHop::host))
        .contains("smart.example.net");
  }

  /** A text that was left is not what Sendmail asks. */
  @Test
  void aMailertableThatIsNotMadeOfTextIsNotFollowed() throws IOException {
    write("etc/mail/sendmail.mc", "FEATURE(`mailertable', `ldap -1 -k (cn=%0) -v host')dnl\n");
    write("etc/mail/mailertable", "a.example esmtp:[old.example.net]\n");

    assertThat(wayTo("x@a.example", server()).relay()).isEmpty();
    assertThat(server().ways().get(0).takes().words()).isEqualTo("all other mail");
    assertThat(server().other().notes())
        .containsExactly("mailertable was not followed: ldap is a map that Sendmail alone can ask");
  }

  @Test
  void theMailertableIsReadWhereSendmailLooksForIt() throws IOException {
    write("etc/mail/sendmail.cf", "V10\nKmailertable btree -o /etc/mail/relays.db\n");
    write("etc/mail/relays", "a.example esmtp:[relay.example.net]\n");
    write("etc/mail/mailertable", "a.example esmtp:[old.example.net]\n");

    assertThat(wayTo("x@a.example", server()).relay().map(NextHop::host))
        .contains("relay.example.net");
  }

  @Test
  void mailThatIsNotSentAtAllGoesToNoReceiverBesideARelay() throws IOException {
    postfix("transport_maps = inline:{a.example=error:gone}\nrelayhost = [relay.example]\n");

    assertThat(MailServers.read(new FolderHost(folder)).isRelayed()).isTrue();
  }

  @Test
  void aMailertableThatIsCommentedOutIsNone() throws IOException {
    write("etc/mail/sendmail.mc", "dnl FEATURE(`mailertable')dnl\n");
    write("etc/mail/mailertable", "a.example esmtp:[old.example.net]\n");

    assertThat(server().other().isPlain()).isTrue();
  }

  @Test
  void whatAMailertableWorksOutForEachMailIsNotFollowed() throws IOException {
    write("etc/mail/sendmail.mc", "FEATURE(`mailertable')dnl\n");
    write(
        "etc/mail/mailertable",
        ".a.example esmtp:%1.b.example\nc.example uucp-dom:c\nd.example local:d\n");

    assertThat(server().other().others()).isEmpty();
    assertThat(server().other().notes())
        .satisfiesExactly(
            one -> assertThat(one).contains("%1.b.example was not followed: Sendmail works out"),
            two -> assertThat(two).contains("uucp-dom:c was not followed"));
  }

  @Test
  void actionsOfOpensmtpdTakeTheirMail() throws IOException {
    write(
        "etc/smtpd.conf",
        """
        table six { "2001:db8::25" }
        action "sign" relay host "smtp://127.0.0.1:10027"
        action "four" relay src { 192.0.2.25 }
        action "out" relay src <six> helo "m.example.org"
        match from local for domain "a.example" action "four"
        match from local for any action "out"
        """);

    assertThat(wayTo("x@a.example", server()).families()).isEqualTo(Families.IPV4_ONLY);
    assertThat(wayTo("x@b.example", server()).bind().six()).contains(Ip6Address.of("2001:db8::25"));
    assertThat(wayTo("x@b.example", server()).heloName()).contains("m.example.org");
  }
}
