package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.RecordType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SpfHostileTest {

  private static final String[] WORDS = {
    "a", "mx", "ptr", "all", "include:", "exists:", "ip4:", "ip6:",
    "redirect=", "exp=", "x=", "-", "+", "?", "~", ":",
    "/", "//", "24", "64", "129", "99999999999", ".", "%{",
    "}", "%{i}", "%{d2r}", "%{l99999999999999999999r-}", "%{p}", "%{S}", "%%", "%_",
    "%-", "%", "example.org", "2001:db8::1", "192.0.2.1", "e1.test", "é", "\u0000",
    "\n", "\\", " ", "  ", "v=spf1", "aaaaaaaaaaaaaaaaaaaaaaaaaaa"
  };

  /**
   * Thirty records of 20,000 terms that are alike: work that grows with the square takes minutes.
   */
  @Test
  void flattensLongRecords() {
    String terms = " ip4:192.0.2.1".repeat(20_000);
    ScriptedDns dns = new ScriptedDns();
    for (int i = 0; i < SpfFlatTerms.MAX_REQUESTS; i++) {
      dns.txt("e" + i + ".test", "v=spf1 include:e" + (i + 1) + ".test" + terms + " -all");
    }

    assertThat(
            new Spf(
                    dns,
                    "mx.test",
                    Clock.systemUTC(),
                    SpfReading.with(SpfHabit.RECORDS_ARE_FLATTENED))
                .mailFrom(
                    IpAddress.of("2001:db8::25"),
                    HeloName.of("mail.e0.test"),
                    ReversePath.of("a@e0.test"))
                .result())
        .isEqualTo(SpfResult.FAIL);
  }

  @Test
  void givesAResultForAnyRecord() {
    Random random = new Random(7208);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("v=spf1 ");
      for (int words = random.nextInt(12); words > 0; words--) {
        text.append(WORDS[random.nextInt(WORDS.length)]);
        text.append(random.nextInt(3) == 0 ? " " : "");
      }
      ScriptedDns dns = new ScriptedDns().txt("e1.test", text.toString());
      dns.txt("example.org", "v=spf1 include:e1.test redirect=e1.test");
      assertThatCode(
              () -> assertThat(check(dns, "l-o@e1.test").lookupTerms()).isLessThanOrEqualTo(11))
          .as(text.toString())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void givesUpOnMacrosThatMakeALongText() {
    ScriptedDns dns = new ScriptedDns();
    String bomb = "%{s}".repeat(15_000);
    dns.txt("e1.test", "v=spf1 exp=why.test -exists:" + bomb + " -all");
    dns.txt("e2.test", "v=spf1 exp=why.test -all");
    dns.txt("why.test", bomb);

    SpfReport report = check(dns, "x".repeat(50_000) + "@e1.test");
    assertThat(report.problem().orElseThrow().kind()).isEqualTo(SpfProblem.Kind.TOO_LONG);
    assertThat(report.result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(check(dns, "x".repeat(50_000) + "@e2.test").explanation()).isEmpty();
  }

  @Test
  void boundsTheLookupsOfRecordsThatIncludeEachOther() {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("e1.test", "v=spf1 " + "include:e2.test ".repeat(4_000));
    dns.txt("e2.test", "v=spf1 " + "include:e1.test ".repeat(4_000));

    SpfReport report = check(dns, "l@e1.test");

    assertThat(report.problem().orElseThrow().kind())
        .isEqualTo(SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS);
    assertThat(dns.asked()).hasSize(11);
  }

  @Test
  void boundsTheLookupsForAClientWithManyNames() {
    ScriptedDns dns = new ScriptedDns().txt("e1.test", "v=spf1 ptr exists:%{p}.e1.test -all");
    DomainName reverse = Ip6Address.of("2001:db8::25").reverseName();
    for (int i = 0; i < 1_000; i++) {
      dns.add(reverse, RecordType.PTR, DomainName.of("n" + i + ".example.net"));
    }

    SpfReport report = check(dns, "l@e1.test");

    assertThat(report.result()).isEqualTo(SpfResult.FAIL);
    assertThat(report.answers()).hasSize(13);
  }

  @Test
  void keepsABoundedNumberOfStepsAndErrors() {
    ScriptedDns dns = new ScriptedDns();
    dns.txt("e1.test", "v=spf1 " + "ip4:1.2.3.4 ".repeat(5_400) + "+all");
    dns.txt("e2.test", "v=spf1 " + "moo ".repeat(16_000));

    SpfReport report = check(dns, "l@e1.test");
    assertThat(report.result()).isEqualTo(SpfResult.PASS);
    assertThat(report.steps()).hasSize(SpfEvaluation.MAX_STEPS);
    assertThat(check(dns, "l@e2.test").record().orElseThrow().errors())
        .hasSize(SpfRecord.MAX_ERRORS);
  }

  private static SpfReport check(ScriptedDns dns, String mailFrom) {
    return new Spf(dns, "mx.example.net", Clock.systemUTC())
        .mailFrom(
            IpAddress.of("2001:db8::25"),
            HeloName.of("mail.example.org"),
            ReversePath.of(mailFrom));
  }
}
