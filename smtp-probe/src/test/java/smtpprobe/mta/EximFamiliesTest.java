package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.mta.EximText.DNSLOOKUP;
import static smtpprobe.mta.EximText.TRANSPORTS;
import static smtpprobe.mta.EximText.exim;
import static smtpprobe.mta.EximText.ways;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over which families Exim sends, as its routers and lists of ignored hosts say. */
class EximFamiliesTest {

  @Test
  void aRouterMayLookForIpv4AddressesAlone() {
    MailServer exim = exim(DNSLOOKUP + "ipv4_only = yes\nipv4_prefer = \ntransport = bulk\n");

    assertThat(ways(exim)).containsExactly("all mail by router dns, transport bulk IPV4_ONLY");
    assertThat(exim.bothFamilies(Optional.empty()))
        .extracting(Setting::toString)
        .containsExactly("take \"ipv4_only = yes\" away in the dns router");
    assertThat(ways(exim(DNSLOOKUP + "ipv4_only = ${if eq{a}{$b}}\ntransport = bulk\n")))
        .containsExactly(
            "some mail, by a condition that was not followed by router dns, transport bulk"
                + " IPV4_ONLY",
            "all other mail by router dns, transport bulk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<; ::/0 | IPV4_ONLY",
        "<; 127.0.0.0/8 ; 2000::/3 | IPV4_ONLY",
        "! 0.0.0.0/0 | IPV4_ONLY",
        "! 0.0.0.0/0 : ! ::::1 | IPV4_ONLY",
        "<; ! 2001:db8::9 ; ::/0 | IPV4_ONLY",
        "<; ! ::/0 | BOTH",
        "127.0.0.0/8 : 10.0.0.0/8 | BOTH",
        "* | NEITHER",
      })
  void aRouterPassesOverHostsThatItIgnores(String ignored, Families families) {
    MailServer exim = exim(DNSLOOKUP + "ignore_target_hosts = " + ignored + "\ntransport = bulk\n");

    assertThat(exim.families()).isEqualTo(families);
  }

  /** Such a list is the same for all mail; one of loopback addresses changes nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"+private : 64.94.110.11/32", "64.94.110.11 : ! +private"})
  void aNamedListThatIsIgnoredIsNotRead(String ignored) {
    MailServer exim = exim(DNSLOOKUP + "ignore_target_hosts = " + ignored + "\ntransport = bulk\n");

    assertThat(ways(exim)).containsExactly("all mail by router dns, transport bulk");
    assertThat(exim.other().notes())
        .containsExactly(
            "router dns: whether ignore_target_hosts = "
                + ignored
                + " holds all of IPv6 is not known, since +private was not read (\"exim -bP"
                + " +private\" shows it)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<; +private ; ::/0", "<; +ignore_unknown ; ::/0"})
  void ofIpv6ThatIsIgnoredByItselfNamedListsLeaveNothingOpen(String ignored) {
    MailServer exim = exim(DNSLOOKUP + "ignore_target_hosts = " + ignored + "\ntransport = bulk\n");

    assertThat(exim.families()).isEqualTo(Families.IPV4_ONLY);
    assertThat(exim.other().notes()).isEmpty();
  }

  @Test
  void aListThatIsDecidedBeforeANamedOneLeavesNothingOpen() {
    MailServer exim =
        exim(DNSLOOKUP + "ignore_target_hosts = <; ! 2000::/3 ; +private\ntransport = bulk\n");

    assertThat(exim.families()).isEqualTo(Families.BOTH);
    assertThat(exim.other().notes()).isEmpty();
  }

  @Test
  void namesWithoutAnAddressMakeNoListOfIt() {
    String ignored = "+ignore_unknown : 127.0.0.0/8";
    MailServer exim = exim(DNSLOOKUP + "ignore_target_hosts = " + ignored + "\ntransport = bulk\n");

    assertThat(exim.families()).isEqualTo(Families.BOTH);
    assertThat(exim.other().notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*|IPV4_ONLY|0|false",
        "! mx.a.example : *|IPV4_ONLY|1|false",
        "mx.a.example|BOTH|1|false",
        "lsearch;/etc/four|BOTH|1|true",
      })
  void mailServersMayBeLookedUpByIpv4Alone(
      String list, Families families, int others, boolean unknown) {
    MailServer exim =
        exim("dns_ipv4_lookup = " + list + "\n", TRANSPORTS, DNSLOOKUP + "transport = bulk\n");

    assertThat(exim.families()).isEqualTo(families);
    assertThat(exim.other().others()).hasSize(others);
    assertThat(exim.other().isPartlyUnknown()).isEqualTo(unknown);
  }

  @ParameterizedTest
  @CsvSource({"ipv4_prefer = yes, ipv4", "ipv4_prefer = no, ", "ipv4_prefer = ${if x}, "})
  void aRouterMayPreferIpv4(String option, @Nullable String family) {
    MailServer server = exim(DNSLOOKUP + option + "\ntransport = remote_smtp\n");

    assertThat(server.preference()).isEqualTo(Optional.ofNullable(family));
    assertThat(server.withoutPreference().ways())
        .allMatch(way -> way.preference().isEmpty() && way.families() == Families.BOTH);
  }
}
