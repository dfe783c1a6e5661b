package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written into the settings of each mail server; IPv4 is to go on as before. */
class SoftwareTest {

  private static final Ip6Address SIX = Ip6Address.of("2001:db8::25");

  private static MailServer server(Software software, Bind bind, String... settings) {
    return new MailServer(
        software,
        Optional.empty(),
        bind,
        Optional.empty(),
        Families.IPV4_ONLY,
        Optional.empty(),
        List.of(),
        List.of(settings));
  }

  private static Bind to(String... addresses) {
    return Bind.to(List.of(addresses).stream().map(IpAddress::of).toList(), "as it is");
  }

  private static List<String> bothFamilies(MailServer server) {
    return server.bothFamilies(Optional.of(SIX)).stream().map(Setting::line).toList();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "POSTFIX, smtp_bind_address6 = 2001:db8::25",
        "EXIM, interface = <; 192.0.2.25 ; 2001:db8::25",
        "OPENSMTPD, \"src { 192.0.2.25, 2001:db8::25 }\"",
        "SENDMAIL, \"CLIENT_OPTIONS(`Family=inet6, Addr=2001:db8::25')dnl\"",
      })
  void keepsTheSourceOfIpv4(Software software, String line) {
    MailServer server = server(software, to("192.0.2.25", "2001:db8::26"));

    assertThat(server.bind(SIX).line()).isEqualTo(line);
    assertThat(server.boundTo(SIX).bind().addresses())
        .containsExactlyInAnyOrder(SIX, IpAddress.of("192.0.2.25"));
  }

  @Test
  void leavesTheSourceOfIpv4ToTheKernelWhereItWas() {
    assertThat(server(Software.EXIM, Bind.NONE).bind(SIX).line())
        .isEqualTo("interface = <; 2001:db8::25");
    assertThat(server(Software.OPENSMTPD, Bind.NONE).bind(SIX).line())
        .isEqualTo("src { 0.0.0.0, 2001:db8::25 }"); // without it, OpenSMTPD has no way to IPv4
  }

  @Test
  void takesAwayWhatKeepsEximFromIpv6() {
    assertThat(bothFamilies(server(Software.EXIM, Bind.NONE, "disable_ipv6 = true")))
        .containsExactly("disable_ipv6 = false");
    assertThat(bothFamilies(server(Software.EXIM, Bind.NONE, "dns_ipv4_lookup = *")))
        .containsExactly("dns_ipv4_lookup =");
  }

  /** What limits sending alone lets mail in. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "POSTFIX, inet_protocols = ipv4, inet_protocols = all",
        "POSTFIX, \"master.cf, service smtp: -o inet_protocols=ipv4\", ",
        "POSTFIX, inet_protocols = all, ",
        "EXIM, disable_ipv6 = true, disable_ipv6 = false",
        "EXIM, dns_ipv4_lookup = *, ",
        "OPENSMTPD, mta limit inet4, ",
      })
  void listensOverIpv6WhenThatIsSet(Software software, String setting, @Nullable String line) {
    assertThat(
            server(software, Bind.NONE, setting).listening().stream().map(Setting::line).toList())
        .isEqualTo(line == null ? List.of() : List.of(line));
  }

  @Test
  void takesAwayWhatKeepsOpensmtpdFromIpv6() {
    MailServer limited =
        server(Software.OPENSMTPD, to("192.0.2.25"), "limit mta for domain a.test inet4");

    assertThat(bothFamilies(limited))
        .containsExactly(
            "# take the line \"limit mta for domain a.test inet4\" away",
            "src { 192.0.2.25, 2001:db8::25 }");
    assertThat(limited.overBothFamilies(Optional.of(SIX)).bind().six()).contains(SIX);
  }

  @Test
  void hasNoPlaceholderThatAParserWouldTake() {
    MailServer bound = server(Software.OPENSMTPD, to("192.0.2.25"));

    assertThat(bound.bothFamilies(Optional.empty()))
        .singleElement()
        .satisfies(
            setting -> {
              assertThat(setting.line()).startsWith("# ");
              assertThat(setting)
                  .hasToString(
                      "put an IPv6 address of the host into the list after src in the relay action"
                          + " of smtpd.conf");
            });
    assertThat(bound.overBothFamilies(Optional.empty()).families()).isEqualTo(Families.IPV4_ONLY);
  }

  @Test
  void saysWhenPostfixHasToBeStopped() {
    assertThat(server(Software.POSTFIX, Bind.NONE).bothFamilies(Optional.empty()))
        .singleElement()
        .matches(Setting::restart)
        .hasToString(
            "set \"inet_protocols = all\" in main.cf, then stop and start the mail server");
  }

  @Test
  void preferenceIsNotFamilies() {
    MailServer preferring =
        new MailServer(
            Software.POSTFIX,
            Optional.empty(),
            Bind.NONE,
            Optional.empty(),
            Families.IPV4_ONLY,
            Optional.of("ipv4"),
            List.of(),
            List.of());

    assertThat(preferring.withoutPreference().preference()).isEmpty();
    assertThat(preferring.withoutPreference().families()).isEqualTo(Families.IPV4_ONLY);
    assertThat(preferring.overBothFamilies(Optional.empty()).preference()).contains("ipv4");
  }
}
