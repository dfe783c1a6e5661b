package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.MeetingDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.persona.KnownRules;
import fakereceiver.persona.Personas;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Questions that do not depend on each other are on their way at the same time. */
class SideBySideTest {

  private static final Personas PERSONAS = KnownRules.personas();

  private static final String ZONE =
      """
      2001:db8::25          PTR  mail.example.org
      2001:db8::25          PTR  other.example.org
      2001:db8::25          PTR  third.example.org
      mail.example.org      AAAA 2001:db8::25
      example.org           MX   10 mx1.example.org
      example.org           MX   20 mx2.example.org
      mx1.example.org       A    192.0.2.1
      mx2.example.org       AAAA 2001:db8::2
      example.org           TXT  "v=spf1 include:a.example a:b.example include:c.example mx -all"
      a.example             TXT  "v=spf1 exists:%{ir}.d.example a:e.example -all"
      c.example             TXT  "v=spf1 redirect=f.example"
      f.example             TXT  "v=spf1 ptr:g.example ~all"
      _dmarc.example.org    TXT  "v=DMARC1; p=reject"
      """;

  private static final String SIGNATURE =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed; d=%s; s=%s; h=from;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=AAAA
      """;

  private static Attempt signed() {
    return Letters.letter(
        SIGNATURE.formatted("example.org", "one")
            + SIGNATURE.formatted("example.net", "two")
            + Letters.GOOD);
  }

  private static Verdict judge(MeetingDns dns, String persona, Attempt attempt) {
    return new RuleBook(Clock.systemUTC()).judge(PERSONAS.named(persona), dns).whole(attempt);
  }

  private static void meet(Attempt attempt, Collection<String> group) {
    meet(ZONE, "permissive", attempt, List.of(group));
  }

  private static void meet(
      String zone, String persona, Attempt attempt, List<Collection<String>> groups) {
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(zone), groups)) {
      judge(dns, persona, attempt);

      assertThat(dns.missed()).isEmpty();
      assertThat(dns.begun()).containsAll(groups.stream().flatMap(Collection::stream).toList());
    }
  }

  @Test
  void whatIsKnownFromTheBeginningIsAskedTogether() {
    meet(
        signed(),
        List.of(
            "2001:db8::25 PTR",
            "mail.example.org AAAA",
            "mail.example.org A",
            "mail.example.org MX",
            "mail.example.org TXT",
            "example.org MX",
            "example.org AAAA",
            "example.org A",
            "example.org TXT",
            "one._domainkey.example.org TXT",
            "two._domainkey.example.net TXT",
            "_dmarc.example.org TXT",
            "_dmarc.org TXT"));
  }

  @Test
  void theNamesOfAnAddressAreLookedUpTogether() {
    meet(
        Attempt.from("2001:db8::25"),
        List.of("mail.example.org AAAA", "other.example.org AAAA", "third.example.org AAAA"));
  }

  @Test
  void theTermsOfAnSpfRecordAreLookedUpTogether() {
    meet(
        Letters.path("2001:db8::66", "alice@example.org"),
        List.of("a.example TXT", "b.example AAAA", "c.example TXT"));
  }

  @Test
  void theTermsOfIncludedRecordsAreLookedUpTogether() {
    meet(
        Letters.path("2001:db8::66", "alice@example.org"),
        List.of(
            "6.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.d.example A",
            "e.example AAAA",
            "f.example TXT"));
  }

  @Test
  void theAddressesOfMailExchangersAreLookedUpTogether() {
    meet(
        Letters.path("2001:db8::66", "alice@example.org"),
        List.of("mx1.example.org AAAA", "mx1.example.org A", "mx2.example.org AAAA"));
  }

  @Test
  void theTermsForAnIpv4HostOfTheDomainAreLookedUpTogether() {
    String zone =
        """
        example.org      MX  10 mx1.example.org
        mx1.example.org  A   192.0.2.1
        example.org      TXT "v=spf1 a:a.example a:b.example -all"
        a.example        A   192.0.2.9
        b.example        A   192.0.2.1
        """;
    meet(
        zone,
        "permissive",
        Letters.path("alice@example.org"),
        List.of(List.of("a.example A", "b.example A")));
  }

  @Test
  void theHostsBehindVoidLookupsAreLookedUpTogether() {
    String zone =
        """
        example.org  TXT "v=spf1 a:a.example a:b.example a:c.example -all"
        a.example    A   192.0.2.1
        b.example    A   192.0.2.2
        c.example    A   192.0.2.3
        """;
    meet(
        zone,
        "permissive",
        Letters.path("alice@example.org"),
        List.of(List.of("a.example A", "b.example A", "c.example A")));
  }

  @Test
  void theDomainsToCompareForDmarcAreLookedUpTogether() {
    String zone =
        """
        a.lists.example     TXT  "v=spf1 +all"
        _dmarc.example.org  TXT  "v=DMARC1; p=reject"
        """;
    meet(
        zone,
        "permissive",
        Letters.path("bounces@a.lists.example")
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(Letters.message(Letters.GOOD)),
        List.of(
            List.of(
                "_dmarc.a.lists.example TXT", "_dmarc.lists.example TXT", "_dmarc.example TXT")));
  }

  @Test
  void theKeysOfAnArcChainAreLookedUpTogether() {
    String set =
        """
        ARC-Seal: i=%1$d; a=rsa-sha256; cv=none; d=hop%1$d.example; s=s; b=AAAA
        ARC-Message-Signature: i=%1$d; a=rsa-sha256; c=relaxed/relaxed; d=hop%1$d.example; s=s;
         h=from; bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=; b=AAAA
        ARC-Authentication-Results: i=%1$d; mx.example; none
        """;
    meet(
        Letters.letter(set.formatted(2) + set.formatted(1) + Letters.GOOD),
        List.of(
            "s._domainkey.hop1.example TXT",
            "s._domainkey.hop2.example TXT",
            "_dmarc.example.org TXT"));
  }

  @Test
  void aListIsAskedTogetherWithTheNamesAndForItsReasonTogetherWithItsExtent() {
    String reversed = "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2";
    String sibling = "a.d.f.f.f.f.f.f.f.f.f.f.f.f.f.f.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2";
    meet(
        ZONE + reversed + ".bl.strict.example A 127.0.0.2\n",
        "strict-example",
        Attempt.from("2001:db8::25"),
        List.of(
            List.of("2001:db8::25 PTR", reversed + ".bl.strict.example A"),
            List.of(reversed + ".bl.strict.example TXT", sibling + ".bl.strict.example A")));
  }

  @Test
  void anSpfRecordNeverCostsMoreThanTenTermsAhead() {
    StringBuilder zone = new StringBuilder("example.org TXT \"v=spf1");
    IntStream.range(0, 15).forEach(i -> zone.append(" include:i").append(i).append(".t"));
    zone.append(" -all\"\n");
    IntStream.range(0, 15)
        .forEach(i -> zone.append("i" + i + ".t TXT \"v=spf1 a:a" + i + ".t -all\"\n"));
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(zone.toString()))) {
      judge(dns, "permissive", Letters.path("alice@example.org"));

      assertThat(dns.begun().stream().filter(question -> question.matches("i.*\\.t TXT")))
          .hasSize(10);
      assertThat(dns.begun()).noneMatch(question -> question.matches("a.*\\.t AAAA"));
    }
  }

  @Test
  void nothingIsAskedBehindATermThatIsSureToMatch() {
    String zone = "example.org TXT \"v=spf1 a:x.example ip6:2001:db8::/32 a:y.example -all\"";
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(zone))) {
      judge(dns, "permissive", Letters.path("alice@example.org"));

      assertThat(dns.begun()).contains("x.example AAAA").doesNotContain("y.example AAAA");
    }
  }

  @Test
  void aNameThatTakesLookupsToKnowIsLeftForItsTurn() {
    String zone =
        """
        2001:db8::25      PTR  mail.example.org
        mail.example.org  AAAA 2001:db8::25
        example.org       TXT  "v=spf1 exists:%{p}.x.example -all"
        """;
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(zone))) {
      judge(dns, "permissive", Letters.path("alice@example.org"));

      assertThat(dns.begun()).noneMatch(question -> question.endsWith(".x.example A"));
      assertThat(dns.asked()).contains("mail.example.org.x.example A");
    }
  }

  @Test
  void aRecordThatIncludesItselfComesToAnEnd() {
    String zone = "example.org TXT \"v=spf1 include:example.org include:example.org -all\"";
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(zone))) {
      Verdict verdict = judge(dns, "permissive", Letters.path("alice@example.org"));

      assertThat(verdict.outcome("spf-lookup-limit").result()).isEqualTo(Outcome.Result.FAILED);
    }
  }

  @Test
  void whatAHostileSenderCanHaveAskedAheadIsBounded() {
    StringBuilder zone = new StringBuilder();
    IntStream.range(0, 40).forEach(i -> zone.append("2001:db8::25 PTR h" + i + ".example\n"));
    zone.append("example.org TXT \"v=spf1");
    IntStream.range(0, 10).forEach(i -> zone.append(" mx:m" + i + ".example"));
    zone.append(" -all\"\n");
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        zone.append("m" + i + ".example MX 10 x" + j + ".m" + i + ".example\n");
      }
    }
    StringBuilder message = new StringBuilder();
    IntStream.range(0, 50)
        .forEach(i -> message.append(SIGNATURE.formatted("d" + i + ".example", "s")));
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(zone.toString()))) {
      judge(dns, "permissive", Letters.letter(message + Letters.GOOD));

      assertThat(dns.begun()).hasSizeLessThanOrEqualTo(100).doesNotHaveDuplicates();
    }
  }

  /** Nobody refuses at connect here, so nobody waits; but DNS is asked while the client talks. */
  @Test
  void aReceiverAsksBeforeItHasToWait() throws IOException {
    Persona persona = PERSONAS.named("permissive");
    List<String> group = List.of("::1 PTR", "mail.example.org MX");
    try (MeetingDns dns = new MeetingDns(ZoneDns.of(ZONE), List.of(group));
        FakeReceiver receiver = FakeReceiver.builder(persona).dns(dns).start();
        Socket client = new Socket(receiver.address().getAddress(), receiver.address().getPort());
        Reader replies =
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII)) {
      client
          .getOutputStream()
          .write("EHLO mail.example.org\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      while (replies.read() >= 0) {
        // until the receiver closes
      }
      receiver.takeSession(Duration.ofSeconds(20));

      assertThat(dns.missed()).isEmpty();
      assertThat(dns.begun()).containsAll(group);
    }
  }
}
