package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Programs of the host that a mail server hands mail to: from which address, over which family. */
class DetoursTest {

  private static final Ip6Address ADDRESS = Ip6Address.of("2001:db8::25");

  private static MailServer postfix(String settings) {
    TextHost host =
        new TextHost()
            .command(HostCommand.POSTCONF, "relay_transport = relay\n" + settings)
            .command(HostCommand.POSTCONF_SERVICES, PostfixWaysTest.MASTER);
    return new PostfixReader(host).read(new ArrayList<>()).orElseThrow();
  }

  private static MailServer smtpd(String conf) {
    return new OpensmtpdReader(new TextHost().file("/etc/smtpd.conf", conf)).read().orElseThrow();
  }

  /**
   * A scanner mostly takes mail from ::1 alone, and has no other address than that. So does a
   * tunnel for some mail, or for all of it, by a service for that alone.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "content_filter = out-c:[::1]:10024",
        "transport_maps = inline:{v.example=out-c:[::1]:11125}",
        "sender_dependent_default_transport_maps = inline:{a@v.example=out-c:[::1]:11125}",
        "default_transport = out-c:[::1]:11125",
      })
  void aServiceForAProgramOfThisHostKeepsItsAddressAndItsFamily(String setting) {
    MailServer server = postfix(setting);

    assertThat(server.bindHere(ADDRESS))
        .extracting(Setting::toString)
        .containsExactly("set \"-o smtp_bind_address6=::1\" in master.cf, service out-c");
    assertThat(server.reboundHere(ADDRESS)).isEmpty();
    assertThat(server.lostOverFour()).isEmpty();
    assertThat(server.onlyFour().stream().flatMap(one -> one.service().stream()))
        .containsExactly("smtp", "relay", "out-b");
  }

  @Test
  void twoServicesForOneProgramAreTwo() {
    MailServer server =
        postfix(
            "content_filter = out-c:[::1]:10024\ntransport_maps = inline:{v.example=smtp:[::1]:10024}");

    assertThat(server.bindHere(ADDRESS)).hasSize(1);
    assertThat(server.reboundHere(ADDRESS)).containsExactly("[::1]:10024");
    assertThat(server.lostOverFour()).containsExactly("[::1]:10024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content_filter = smtp:[::1]:10024",
        "default_transport = smtp:[::1]:10024",
        "virtual_mailbox_domains = v.example\nvirtual_transport = smtp:[::1]:10024",
        "transport_maps = inline:{v.example=smtp:[::1]:10024}",
      })
  void aProgramOfThisHostIsReachedAsMailThatLeaves(String setting) {
    MailServer server = postfix(setting);

    assertThat(server.bindHere(ADDRESS)).isEmpty();
    assertThat(server.reboundHere(ADDRESS)).containsExactly("[::1]:10024");
    assertThat(server.lostOverFour()).containsExactly("[::1]:10024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content_filter = out-c:[127.0.0.1]:10024",
        "content_filter = out-b:[::1]:10024",
        "content_filter = out-c:[::1]:10024\nsmtp_bind_address6 = 2001:db8::26",
        "content_filter = lmtp:[::1]:10024",
      })
  void whatIsReachedOverIpv4OrBoundAlreadyStays(String setting) {
    MailServer server = postfix(setting);

    assertThat(server.bindHere(ADDRESS)).isEmpty();
    assertThat(server.reboundHere(ADDRESS)).isEmpty();
  }

  @Test
  void aRelayThatIsAnIpv6AddressIsNotReachedOverIpv4() {
    assertThat(postfix("transport_maps = inline:{a.example=smtp:[2001:db8::9]}").lostOverFour())
        .containsExactly("2001:db8::9");
    assertThat(postfix("relayhost = [relay.example]").lostOverFour()).isEmpty();
  }

  /** Whatever the program of a filter on this host is spoken to by. */
  @ParameterizedTest
  @CsvSource({
    "smtp:[127.0.0.1]:10024, a detour",
    "lmtp:[127.0.0.1]:10024, a detour",
    "lmtp:unix:private/amavis, a detour",
    "uucp, a detour",
    "uucp:dummy, a detour",
    "smtp:[filter.example]:10024, not followed",
    "lmtp:[filter.example]:10024, not followed",
    "lmtp:[$filter]:10024, not followed",
    "discard:, not followed",
    "nobody, not followed",
  })
  void aFilterOfThisHostIsADetour(String filter, String words) {
    MailServer server = postfix("content_filter = " + filter + "\n");

    assertThat(server.other().notes()).singleElement().asString().contains(words);
    assertThat(server.other().isPartlyUnknown()).isEqualTo(words.equals("not followed"));
    assertThat(server.other().refusals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "inet4, [::1]:11125, 1",
    "inet4, [2001:db8::9], 1",
    "inet4, 127.0.0.1:11125, 0",
    "inet4, relay.example, 0",
    "inet6, 127.0.0.1:11125, 1",
    "inet6, [::1]:11125, 0",
  })
  void aRelayOfTheFamilyThatALimitOfOpensmtpdLeavesOutIsRefused(
      String family, String relay, int refusals) {
    String rules = "mta limit " + family + "\naction t relay host \"smtp://" + relay + "\"\n";

    assertThat(smtpd(rules + "match from any for any action t\n").other().refusals())
        .hasSize(refusals);
    assertThat(
            smtpd(
                    rules
                        + "action out relay\nmatch tag S for any action out\n"
                        + "match for any action t\n")
                .other()
                .refusals())
        .hasSize(refusals);
  }

  /** "Address family mismatch on destination MXs" (mta.c). */
  @Test
  void aLimitOfOpensmtpdToIpv4CountsForThemAndRelays() {
    MailServer server =
        smtpd(
            """
            action scan relay host "smtp://[::1]:10027"
            action inner relay host "smtp://[2001:db8::9]"
            action out relay
            match tag SCANNED for any action out
            match for domain inner.example action inner
            match for any action scan
            """);

    assertThat(server.lostOverFour()).containsExactly("[::1]:10027", "2001:db8::9");
    assertThat(smtpd("action out relay host \"smtp://[192.0.2.9]\"\n").lostOverFour()).isEmpty();
  }
}
