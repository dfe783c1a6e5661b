package smtpprobe.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.rules.RuleBook;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.bounce.Explanation;

/** Whose fault a refusal is, by its words and by what was found here. */
class NotOursTest {

  private static final Optional<Ip6Address> OWN = Ip6Address.parse("2001:db8::25");
  private static final Evidence PTR = Evidence.given("2001:db8::25 PTR", "[mail.example.org]");

  private static String said(String reply, Outcome... found) {
    return String.join(
        "\n", NotOurs.said(reply, OWN, List.of(found).stream().map(NotOursTest::ptr).toList()));
  }

  private static Explanation ptr(Outcome outcome) {
    Finding finding =
        new Finding(
            RuleBook.cards().stream()
                .filter(card -> card.id().equals("ptr-missing"))
                .findFirst()
                .orElseThrow(),
            "2001:db8::25",
            outcome);
    return new Explanation(
        "ptr-missing", List.of("postfix-strict"), List.of(), Optional.of(finding));
  }

  @Test
  void takesNoWordsForAnAddress() {
    assertThat(said("5.7.1 Filter ::error:: DB::Fee")).isEmpty();
    assertThat(said("5.7.1 ::ffff:172.18.0.1 has no PTR")).contains("speaks of 172.18.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]",
        "4.7.1 Client host rejected: cannot find your reverse hostname, [2001:db8::25]",
        "5.7.25 The IP address sending this message does not have a PTR record",
        "4.1.8 <a@example.org>: Sender address rejected: Domain not found",
        "5.7.1 no PTR for 2001:db8::25",
        "4.1.8 Domain of sender address a@example.org does not resolve"
      })
  void isTheReceiversWhereWhatItMissesIsThere(String reply) {
    assertThat(said(reply, Outcome.passed(PTR)))
        .contains("what it misses is there (2001:db8::25 PTR [mail.example.org])")
        .contains("tell its postmaster");
    assertThat(said(reply, Outcome.failed(PTR))).isEmpty();
    assertThat(said(reply, Outcome.undecided(PTR))).isEmpty();
    assertThat(said(reply)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.3.0 <b@example.net>: Temporary lookup failure",
        "4.4.3 DNS lookup failed, try again",
        "4.7.24 SPF check: temporary error in DNS lookup",
        "4.3.5 Temporary failure in name resolution",
        "4.1.8 could not resolve sender domain",
        "4.0.0 Could not complete sender verify callout"
      })
  void isTheReceiversWhereItsResolverFailed(String reply) {
    assertThat(said(reply)).contains("its resolver or its own tables did not answer it");
    assertThat(said(reply, Outcome.failed(PTR))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.1.1 <b@example.net>: Recipient address rejected: User unknown in local recipient table",
        "5.7.1 Spam message rejected",
        "4.7.1 Greylisted, please try again",
        "5.2.2 Mailbox full"
      })
  void leavesOtherRefusalsAlone(String reply) {
    assertThat(said(reply, Outcome.passed(PTR))).isEmpty();
  }

  @Test
  void isTheReceiversWhereItSpeaksOfAPrivateAddressOrAnErrorOfItsList() {
    assertThat(said("5.7.23 SPF fail, ip=172.18.0.1")).contains("it speaks of 172.18.0.1");
    assertThat(said("5.7.1 listed: 127.255.255.254")).contains("its list did not serve");
    assertThat(said("5.7.1 blocked using zen.spamhaus.org; https://www.spamhaus.org/returnc/vol/"))
        .contains("its list did not serve");
  }
}
