package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCausesTest {

  private static final String REST =
      """
      example.org MX 10 mail.example.org
      _dmarc.example.org TXT "v=DMARC1; p=none"
      mail.example.org A 192.0.2.25
      mail.example.org AAAA 2001:db8:1:2::25
      mail.example.org TXT "v=spf1 a -all"
      2001:db8:1:2::25 PTR mail.example.org
      192.0.2.25 PTR mail.example.org
      2001:db8:1:2::26 PTR !servfail
      example.net MX 10 mx.example.net
      """;

  @TempDir private Path folder;

  @Test
  void namesTheMalformedTermFirstAndPrintsNoRecordThatCannotBeEvaluated() throws IOException {
    Run run =
        predict(
            "2001:db8:1:2::25",
            "v=spf1 ip4:192.0.2.25 ipv6:2001:db8:1:2::25 -all",
            "gmail,postfix-spf-strict");

    assertThat(run.out())
        .containsSubsequence(
            "spf-ip6-syntax: ",
            "remedy  Publish as the SPF record of example.org: v=spf1 ip4:192.0.2.25",
            "ip6:2001:db8:1:2::25",
            "ends    also unauthenticated");
    assertThat(run.out().substring(run.out().indexOf("remedy"))).doesNotContain("ipv6:2001");
  }

  @Test
  void takesAnIpv4MappedClientForTheIpv4ClientThatReceiversMeet() throws IOException {
    Run run = predict("::ffff:192.0.2.25", "v=spf1 mx -all", "postfix-strict");

    assertThat(run.out())
        .contains("192.0.2.25 is an IPv4 address.", "1 of 1 receiver would take it.")
        .doesNotContain("ip6.arpa");
  }

  @Test
  void tellsTheWorstOfWhatTheOrderOfPtrNamesMayMakeOfTheMail() throws IOException {
    String both = REST + "2001:db8:1:2::25 PTR old.example.com\n";

    for (String zone : List.of(both, "2001:db8:1:2::25 PTR old.example.com\n" + REST)) {
      Run run =
          predictIn(zone, "a@example.org", "2001:db8:1:2::25", "v=spf1 mx -all", "postfix-strict");

      assertThat(run.out())
          .contains("cannot find your hostname")
          .containsPattern("only\\s+\\[old.example.com] is looked at");
    }
  }

  @Test
  void sendsNobodyToMendWhatIsTheReceiversFault() throws IOException {
    Run run = predict("172.18.0.1", "v=spf1 mx -all", "postfix-strict");

    assertThat(run.out())
        .contains("Cause: client-not-global: ", "Next: smtp-probe predict --client ADDR")
        .doesNotContain("Cause: ptr-missing", "Next: smtp-probe fix");
  }

  @Test
  void namesWhatItCannotPutRight() throws IOException {
    Run run = predict("2001:db8:1:2::25", "v=spf1 mx nonsense:x -all", "gmail");

    assertThat(run.out())
        .contains("Publish as the SPF record of example.org: v=spf1 ip6:2001:db8:1:2::25")
        .containsPattern("Left out of\\s+the\\s+record: nonsense:x");
    assertThat(run.out().substring(run.out().indexOf("remedy")))
        .doesNotContain("mx nonsense:x -all");
  }

  @Test
  void tellsAForwarderOfSrsAndNotToChangeTheDomainOfAStranger() throws IOException {
    Files.writeString(
        folder.resolve("bank.zone"),
        """
        bank.example MX 10 mx.bank.example
        mx.bank.example A 192.0.2.77
        bank.example TXT "v=spf1 mx -all"
        _dmarc.bank.example TXT "v=DMARC1; p=reject"
        """);
    for (String client : List.of("2001:db8:1:2::25", "192.0.2.25")) {
      Run run =
          predictFrom(
              "a@bank.example", client, "v=spf1 mx -all", "postfix-spf-strict", "bank.zone");

      assertThat(run.out())
          .contains("(SRS", "ARC")
          .doesNotContain("Publish as the SPF record of bank.example")
          .doesNotContain("Sign with DKIM as d=bank.example");
    }
  }

  @Test
  void foldsWhatOneMissingAnswerLeavesOpenAndNamesTheZoneThatIsNotGiven() throws IOException {
    Path zone =
        Files.writeString(
            folder.resolve("planned.zone"),
            """
            $ORIGIN example.org.
            $TTL 3600
            @ SOA ns1 hostmaster 1 7200 900 1209600 300
            @ NS ns1
            @ MX 10 mail
            ns1 A 192.0.2.1
            mail AAAA 2001:db8:1:2::25
            """);

    Run run =
        Run.of(
            "predict --client 2001:db8:1:2::25 --helo mail.example.org --from a@example.org"
                + " --to b@example.net --persona postfix-strict --zone",
            zone.toString());

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out())
        .containsOnlyOnce("no zone is given for this name")
        .contains("mail.example.org AAAA [2001:db8:1:2::25]", "--zone reverse.zone")
        .contains("open    also fcrdns-mismatch")
        .doesNotContain("Make sure that the name servers");
  }

  @Test
  void answersForIpv4WhereThatIsKnown() throws IOException {
    Run run = predict("192.0.2.99", "v=spf1 mx -all", "gmail,exchange-online,postfix-strict");

    assertThat(run.out())
        .contains("The question is about IPv4: 192.0.2.99 is an IPv4 address.")
        .contains("Not answered for gmail, exchange-online: what is known of them is")
        .contains("99.2.0.192.in-addr.arpa. PTR mail.example.org")
        .contains("Publish an A record with the client address")
        .doesNotContain("IPv6 sending guidelines", "AAAA record");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void cannotDecideForIpv4WhatNobodyKnows() throws IOException {
    assertThat(predict("192.0.2.25", "v=spf1 mx -all", "gmail").code()).isEqualTo(3);
    assertThat(predict("192.0.2.25", "v=spf1 mx -all", "postfix-strict").code()).isZero();
  }

  @Test
  void judgesTheAddressThatReceiversSee() throws IOException {
    Path zone = Files.writeString(folder.resolve("seen"), REST);
    String words =
        "predict --client fd00::5 --seen-as 2001:db8:1:2::25 --from a@example.org --to"
            + " b@example.net --helo mail.example.org --persona postfix-strict --zone "
            + zone;
    Run run = Run.of(words);

    assertThat(run.out())
        .contains("If 2001:db8:1:2::25, greeting as")
        .doesNotContain("fd00::5", "client-not-global");
    assertThat(run.code()).isZero();
  }

  @Test
  void saysWhoseFaultItIsWhenDnsGivesNoAnswer() throws IOException {
    Run run = predict("2001:db8:1:2::26", "v=spf1 ip6:2001:db8:1:2::26 -all", "postfix-strict");

    assertThat(run.out())
        .contains("DNS gave no answer here (2001:db8:1:2::26 PTR no answer: SERVFAIL)")
        .contains("Tell its postmaster: your resolver gets no answer");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void saysThatAPrivateAddressIsTheReceiversTrouble() throws IOException {
    Run run = predict("172.18.0.1", "v=spf1 mx -all", "postfix-spf-strict");

    assertThat(run.out())
        .containsPattern("A receiver that\\s+names it did not see this host")
        .contains("Tell its postmaster: your server takes 172.18.0.1 for the client")
        .doesNotContain("ip4:172.18.0.1", "18.172.in-addr.arpa. PTR");
  }

  @Test
  void saysThatAListWhichRefusesToServeIsTheReceiversTrouble() throws IOException {
    Files.writeString(
        folder.resolve("more.zone"),
        "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.bl.lab.example"
            + " A 127.255.255.254\n");

    Run run = predict("2001:db8:1:2::25", "v=spf1 mx -all", "postfix-rbl-spf", "more.zone");

    assertThat(run.out())
        .contains("A DNS list refused to serve")
        .contains("Tell its postmaster: your server takes an error code of the list")
        .doesNotContain("to remove");
  }

  private Run predict(String client, String spf, String personas, String... more)
      throws IOException {
    return predictFrom("a@example.org", client, spf, personas, more);
  }

  private Run predictFrom(String from, String client, String spf, String personas, String... more)
      throws IOException {
    return predictIn(REST, from, client, spf, personas, more);
  }

  private Run predictIn(
      String rest, String from, String client, String spf, String personas, String... more)
      throws IOException {
    Path zone =
        Files.writeString(folder.resolve("zone"), rest + "example.org TXT \"" + spf + "\"\n");
    return Run.of(
        "predict --to b@example.net --helo mail.example.org --client "
            + client
            + " --from "
            + from
            + " --persona "
            + personas
            + " --zone "
            + zone,
        Stream.of(more).map(file -> folder.resolve(file).toString()).toArray(String[]::new));
  }
}
