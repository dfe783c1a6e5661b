package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules see of DNS through the eyes of a persona. */
class DnsViewTest {

  private static final IpAddress CLIENT = IpAddress.of("2001:db8::25");

  private static final String SEVERAL =
      """
      2001:db8::25  PTR  bad\\032one.example.org
      2001:db8::25  PTR  first.example.org
      2001:db8::25  PTR  second.example.org
      """;

  @Test
  void seesEveryAnswerAsItIsUnlessToldOtherwise() {
    assertThat(ptr("{}", SEVERAL))
        .isEqualTo("[bad\\032one.example.org, first.example.org, second.example.org]");
  }

  @Test
  void takesTheFirstPtrNameAndSaysSo() {
    assertThat(ptr("{ ptr-names: first }", SEVERAL.lines().skip(1).toList()))
        .isEqualTo(
            "[first.example.org] of [first.example.org, second.example.org]:"
                + " only [first.example.org] is looked at");
    assertThat(look("{ ptr-names: first }", SEVERAL).ptr(CLIENT).said())
        .isEqualTo(
            "NOERROR, [bad\\032one.example.org, first.example.org, second.example.org]:"
                + " only [bad\\032one.example.org] is looked at");
  }

  @Test
  void takesNoneWhenTheFirstPtrNameIsNotLegal() {
    assertThat(ptr("{ ptr-names: first, legal-ptr-names: host-name }", SEVERAL))
        .endsWith("only the first is looked at, and no host can have such a name");
  }

  @Test
  void takesTheFirstLegalPtrName() {
    assertThat(ptr("{ ptr-names: first-legal, legal-ptr-names: characters }", SEVERAL))
        .startsWith("[first.example.org] of ");
  }

  @Test
  void takesEveryLegalPtrName() {
    assertThat(ptr("{ legal-ptr-names: host-name }", SEVERAL))
        .startsWith("[first.example.org, second.example.org] of ")
        .endsWith(": names that no host can have are ignored");
  }

  @Test
  void seesNoRecordWhenTheOnlyPtrNameIsNotLegal() {
    Answer<DomainName> answer =
        look("{ legal-ptr-names: characters }", "2001:db8::25  PTR  bad\\032one.example.org")
            .ptr(CLIENT);

    assertThat(answer.isAbsent()).isTrue();
    assertThat(answer.answered())
        .isEqualTo("NOERROR, [bad\\032one.example.org]: names that no host can have are ignored");
  }

  @Test
  void looksAtTheEdgesOfLabelsOnlyWhereAHostNameIsWanted() {
    String zone = "2001:db8::25  PTR  mail-.example.org";

    assertThat(ptr("{ legal-ptr-names: characters }", zone)).isEqualTo("[mail-.example.org]");
    assertThat(look("{ legal-ptr-names: host-name }", zone).ptr(CLIENT).isAbsent()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"characters", "host-name"})
  void takesNoAddressForAPtrName(String check) {
    assertThat(
            look("{ legal-ptr-names: " + check + " }", "2001:db8::25  PTR  192.0.2.25")
                .ptr(CLIENT)
                .isAbsent())
        .isTrue();
  }

  @Test
  void leavesDnsTroubleWithPtrRecordsAsItIs() {
    assertThat(
            look("{ ptr-names: first, legal-ptr-names: host-name }", "2001:db8::25  PTR  !timeout")
                .ptr(CLIENT)
                .isUnavailable())
        .isTrue();
  }

  @Test
  void asksNoAddressesForNamesThatTheResolverRefuses() {
    String zone =
        "bad\\032one.example.org  AAAA  2001:db8::25\n-mail.example.org  AAAA  2001:db8::25";

    assertThat(aaaa("{}", zone, "bad\\032one.example.org")).isEqualTo("[2001:db8::25]");
    assertThat(aaaa("{ names-looked-up: characters }", zone, "bad\\032one.example.org"))
        .isEqualTo("not asked: no host has such a name");
    assertThat(aaaa("{ names-looked-up: characters }", zone, "-mail.example.org"))
        .isEqualTo("[2001:db8::25]");
    assertThat(aaaa("{ names-looked-up: host-name }", zone, "-mail.example.org"))
        .isEqualTo("not asked: no host has such a name");
  }

  @Test
  void asksOtherRecordsForThemAllTheSame() {
    Dns dns = look("{ names-looked-up: host-name }", "-mail.example.org  TXT  \"hello\"");

    assertThat(dns.txt(DomainName.of("-mail.example.org")).isFound()).isTrue();
  }

  @Test
  void asksAddressesForSlashesAndUnderscores() {
    String zone = "a/b_c.example.org  AAAA  2001:db8::25";

    assertThat(aaaa("{ names-looked-up: host-name }", zone, "a/b_c.example.org"))
        .isEqualTo("[2001:db8::25]");
  }

  @Test
  void takesTroubleWithOneFamilyForNoRecordWhenTheOtherAnswers() {
    String zone =
        """
        mail.example.org  AAAA  !servfail
        mail.example.org  A     192.0.2.25
        """;

    assertThat(aaaa("{}", zone, "mail.example.org")).isEqualTo("no answer: SERVFAIL");
    assertThat(aaaa("{ one-family-settles: yes }", zone, "mail.example.org"))
        .isEqualTo("SERVFAIL, but the other address family answers");
    assertThat(
            look("{ one-family-settles: yes }", "mail.example.org  AAAA  !servfail")
                .aaaa(DomainName.of("mail.example.org"))
                .isUnavailable())
        .isTrue();
  }

  @Test
  void settlesTroubleWithIpv4ByAnIpv6AddressToo() {
    Dns dns =
        look(
            "{ one-family-settles: yes }",
            """
            mail.example.org  A     !timeout
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(dns.a(DomainName.of("mail.example.org")).isAbsent()).isTrue();
  }

  @Test
  void takesServfailForNoRecordWhereTheReceiverDoes() {
    String sees = "{ servfail-is-none: [PTR, AAAA] }";
    String zone =
        """
        2001:db8::25        PTR   !servfail
        mail.example.org    AAAA  !servfail
        mail.example.org    A     !servfail
        silent.example.org  AAAA  !timeout
        """;

    assertThat(ptr(sees, zone)).isEqualTo("SERVFAIL, taken for no record");
    assertThat(aaaa(sees, zone, "mail.example.org")).isEqualTo("SERVFAIL, taken for no record");
    assertThat(look(sees, zone).a(DomainName.of("mail.example.org")).isUnavailable()).isTrue();
    assertThat(look(sees, zone).aaaa(DomainName.of("silent.example.org")).isUnavailable()).isTrue();
  }

  @Test
  void findsNoAddressForANameThatIsLongerThanTheReceiverKeeps() {
    String name = "a".repeat(52) + ".example.org"; // 64 characters
    String zone = name + "  AAAA  2001:db8::25";

    assertThat(aaaa("{ longest-name: 64 }", zone, name)).isEqualTo("[2001:db8::25]");
    assertThat(aaaa("{ longest-name: 63 }", zone, name))
        .isEqualTo("not asked: no host has such a name");
  }

  @Test
  void tellsALaboratoryFromLiveDns() {
    assertThat(look("{ ptr-names: first }", "").allowsDocumentationAddresses()).isTrue();
  }

  private static String ptr(String sees, List<String> zone) {
    return ptr(sees, String.join("\n", zone));
  }

  private static String ptr(String sees, String zone) {
    return look(sees, zone).ptr(CLIENT).answered();
  }

  private static String aaaa(String sees, String zone, String name) {
    return look(sees, zone).aaaa(DomainName.of(name)).answered();
  }

  private static Dns look(String sees, String zone) {
    Persona persona = Bench.persona("speaks-at: rcpt\nrules: {}\nsees: " + sees + "\n");
    return new Judge(List.of(), persona, ZoneDns.of(zone)).open().dns();
  }
}
